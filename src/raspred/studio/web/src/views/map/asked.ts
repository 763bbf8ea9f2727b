import type { FlowFilter } from "$src/history/flows";
import type { History } from "$src/history/history";
import { address } from "$src/state/address.svelte";
import { clock } from "$src/state/clock.svelte";

/** Lengths of a period in months; 0 = from the start of the history. */
export const SPANS = [1, 3, 12, 36, 0] as const;
const USUAL = 12;

export function spanAsked(): (typeof SPANS)[number] {
  const asked = address.whole("span", USUAL);
  return SPANS.find((span) => span === asked) ?? USUAL;
}

/** The months shown: those up to the clock. */
export function periodShown(history: History): { first: number; last: number } {
  const span = spanAsked();
  const first = span === 0 ? history.first : Math.max(history.first, clock.at - span + 1);
  return { first, last: clock.at };
}

export function flowsAsked(history: History): FlowFilter {
  const { kinds, structures, channels } = history.head.words;
  const { first, last } = periodShown(history);
  return {
    first: first - history.first,
    last: last - history.first,
    kinds: positions(kinds, address.list("kind")),
    structures: positions(structures, address.list("structure")),
    channels: positions(channels, address.list("by")),
  };
}

function positions(words: readonly string[], chosen: readonly string[]): Set<number> {
  return new Set(chosen.map((word) => words.indexOf(word)).filter((at) => at >= 0));
}
