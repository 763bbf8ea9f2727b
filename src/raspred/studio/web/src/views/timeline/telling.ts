import type { Event } from "$src/history/history";
import { text } from "$src/text";
import { say } from "$src/text/format";

/** An event in words: what happened, and the particulars. */
export function told(event: Event): { what: string; more: string } {
  const words = text.timeline;
  if (event.kind === "congress") {
    const more =
      event.retention === null
        ? ""
        : words.congressTold(say.share(event.retention), say.share(event.debt));
    return { what: words.congress(event.label), more };
  }
  if (event.kind === "contest") {
    const what =
      event.carried === false ? words.contestWon(event.label) : words.contestLost(event.label);
    return { what, more: [event.how, votes(event)].filter(Boolean).join(", ") };
  }
  return { what: words.fall(event.label), more: [say.words(event.body), event.how].join(": ") };
}

function votes(event: Event): string {
  if (event.votes_for === null || event.votes_against === null) return "";
  return text.timeline.votes(say.count(event.votes_for), say.count(event.votes_against));
}
