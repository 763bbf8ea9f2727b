import { expect, test } from "vitest";
import { layoutOf, NAMES, PITCH, spot } from "./layout";

test("a row is centred, the last one too", () => {
  const xs = [0, 1, 2, 3, 4].map((index) => spot(index, 5, 3));
  expect(xs).toEqual([
    { x: -PITCH, y: 0 },
    { x: 0, y: 0 },
    { x: PITCH, y: 0 },
    { x: -PITCH / 2, y: PITCH },
    { x: PITCH / 2, y: PITCH },
  ]);
});

test("levels follow one another without overlap", () => {
  const grid = { structures: ["party", "police"], levels: ["centre", "uezd"], cells: [] };
  const layout = layoutOf(grid, [100, 3], 400, 100);
  expect(layout.tops[0]).toBe(NAMES);
  const rows = Math.ceil(100 / layout.perRow);
  expect(layout.tops[1]! - layout.tops[0]!).toBeGreaterThan(rows * PITCH);
  expect(layout.height).toBeGreaterThan(layout.tops[1]!);
});
