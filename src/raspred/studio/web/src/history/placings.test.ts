import { expect, test } from "vitest";
import { dayOf } from "../state/months";
import type { History } from "./history";
import { greatestPlacers, heldByMonth } from "./placings";
import { OPEN } from "./seats";

/** January to April 1925: two placed by 7, one by 3, one by nobody known. */
const STAYS = [
  { by: 7, start: dayOf("1924-05-01"), end: dayOf("1925-03-10") },
  { by: 7, start: dayOf("1925-02-03"), end: OPEN },
  { by: 3, start: dayOf("1925-04-01"), end: dayOf("1925-04-30") },
  { by: -1, start: dayOf("1925-01-20"), end: OPEN },
];
const history = {
  first: 1925 * 12,
  head: { months: 4 },
  seats: { size: STAYS.length, stay: (index: number) => STAYS[index] },
} as unknown as History;

test("those who filled most seats come first, and nobody is no person", () => {
  expect(greatestPlacers(history, 5)).toEqual([7, 3]);
  expect(greatestPlacers(history, 1)).toEqual([7]);
});

test("seats are counted at the end of each month, from the first to the last", () => {
  const rows = heldByMonth(history, 3, (by) => ({ 7: 0, 3: 1 })[by] ?? 2);
  expect(rows.map((row) => [...row])).toEqual([
    [1, 2, 1, 1],
    [0, 0, 0, 0], // he came and went within the month
    [1, 1, 1, 1],
  ]);
});
