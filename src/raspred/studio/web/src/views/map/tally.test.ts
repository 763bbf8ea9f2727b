import { expect, test } from "vitest";
import { tally } from "./tally";

test("what stays inside a place, or comes from nowhere, is no move", () => {
  const { moves, moved, inside, arrived, sent } = tally([
    { from: 0, to: 1, count: 3 },
    { from: 2, to: 1, count: 4 },
    { from: 1, to: 1, count: 10 },
    { from: -1, to: 1, count: 2 },
  ]);
  expect(moves).toHaveLength(2);
  expect([moved, inside]).toEqual([7, 12]);
  expect(arrived.get(1)).toBe(7);
  expect(sent.get(2)).toBe(4);
  expect(sent.has(1)).toBe(false);
});
