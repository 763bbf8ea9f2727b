import type { Layer } from "$src/drawing/StackedShares.svelte";
import { FOR_PERSONS } from "$src/drawing/palette";
import type { History } from "$src/history/history";
import { greatestPlacers, heldByMonth } from "$src/history/placings";
import { text } from "$src/text";

/** The seats of a history by who placed their holders, counted by month. */
export function heldLayers(history: History): Layer[] {
  const persons = greatestPlacers(history, FOR_PERSONS.length);
  const rowOf = new Map(persons.map((person, row) => [person, row]));
  // Those who have a colour of their own come first, then the rest of them together.
  const [others, nobody] = [persons.length, persons.length + 1];
  const counts = heldByMonth(history, persons.length + 2, (by) =>
    by < 0 ? nobody : (rowOf.get(by) ?? others),
  );
  return counts.flatMap((row, at): Layer[] => {
    if (row.every((count) => count === 0)) return [];
    const person = persons[at];
    const name = at === others ? text.timeline.others : text.timeline.nobody;
    return [
      {
        id: String(at),
        name: person === undefined ? name : (history.head.people.name[person] ?? ""),
        hue: at === nobody ? "silver" : (FOR_PERSONS[at] ?? "grey"),
        shares: [...row],
      },
    ];
  });
}
