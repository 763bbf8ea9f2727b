import { monthOf } from "../state/months";
import type { History } from "./history";
import { OPEN } from "./seats";

/** Persons by how many seats they filled in all, positions in the history's people. */
export function greatestPlacers(history: History, most: number): number[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < history.seats.size; index += 1) {
    const { by } = history.seats.stay(index);
    if (by >= 0) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  const found = [...counts].sort(([a, one], [b, other]) => other - one || a - b);
  return found.slice(0, most).map(([person]) => person);
}

/** Seats held at the end of each month, in as many rows as `rowOf` tells apart. */
export function heldByMonth(
  history: History,
  rows: number,
  rowOf: (by: number) => number,
): Float64Array[] {
  const { months } = history.head;
  const counts = Array.from({ length: rows }, () => new Float64Array(months + 1));
  for (let index = 0; index < history.seats.size; index += 1) {
    const { by, start, end } = history.seats.stay(index);
    const row = counts[rowOf(by)];
    const from = Math.max(monthOf(start) - history.first, 0);
    const to = end === OPEN ? months : Math.min(monthOf(end) - history.first, months);
    if (!row || to <= from) continue;
    row[from]! += 1;
    row[to]! -= 1;
  }
  return counts.map((row) => {
    for (let month = 1; month < row.length; month += 1) row[month]! += row[month - 1]!;
    return row.subarray(0, months);
  });
}
