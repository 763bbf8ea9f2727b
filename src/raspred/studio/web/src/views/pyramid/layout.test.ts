import { expect, test } from "vitest";
import type { Mark } from "./dots";
import { columnsOf, layoutOf, NAMES, PITCH, spotsOf } from "./layout";

const marks = (...tiers: number[]): Mark[] =>
  tiers.map((tier) => ({ stay: 0, post: 0, channel: "section", by: -1, tier }));

test("a tier begins a row, and every row is centred", () => {
  const { x, y } = spotsOf(marks(9, 5, 5, 5, 5), 3);
  expect([...x]).toEqual([0, -PITCH, 0, PITCH, 0]);
  expect(y[0]).toBe(0);
  expect(y[1]).toBeGreaterThanOrEqual(PITCH);
  expect([y[2], y[3]]).toEqual([y[1], y[1]]);
  expect(y[4]! - y[3]!).toBe(PITCH);
});

test("columns fill the width without overlap", () => {
  const columns = columnsOf([400, 9, 100], 900, 90);
  const half = columns.map((column) => (column.perRow * PITCH) / 2);
  expect(columns[0]!.middle - half[0]!).toBeGreaterThanOrEqual(90);
  expect(columns[0]!.middle + half[0]!).toBeLessThan(columns[1]!.middle - half[1]!);
  expect(columns[2]!.middle + half[2]!).toBeLessThanOrEqual(900);
  expect(columns[0]!.perRow).toBeGreaterThan(columns[2]!.perRow);
});

test("levels follow one another without overlap", () => {
  const layout = layoutOf([], [200, 3]);
  expect(layout.tops[0]).toBe(NAMES);
  expect(layout.tops[1]).toBeGreaterThan(NAMES + 200);
  expect(layout.height).toBeGreaterThan(layout.tops[1]!);
});
