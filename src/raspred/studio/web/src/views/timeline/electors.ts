import type { Layer } from "$src/drawing/StackedShares.svelte";
import { FOR_PERSONS } from "$src/drawing/palette";
import type { History } from "$src/history/history";
import { text } from "$src/text";
import { say } from "$src/text/format";

/** Words of the measure that are no people. */
const NOBODY: Readonly<Record<string, string>> = text.timeline.placed;

/** Who placed the electors of the office, by month; empty where no person is known to have. */
export function electorLayers(history: History): Layer[] {
  return history.head.appointers.map(({ id, name }, position) => ({
    id,
    name: NOBODY[id] ?? say.words(name),
    hue: id in NOBODY ? "silver" : (FOR_PERSONS[position] ?? "silver"),
    shares: Array.from(history.series(`electors.${position}`) ?? [], (share) =>
      Number.isNaN(share) ? 0 : share,
    ),
  }));
}
