import { expect, test } from "vitest";
import { arc, grown } from "./arcs";
import { near, outline, unionIn, worldIn } from "./projecting";

const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test("an arc begins in a point and ends as wide as it is told", () => {
  const found = numbers(arc([0, 0], [100, 0], 6));
  expect(found.slice(0, 2)).toEqual([0, 0]);
  const [ax, ay, bx, by] = [found[4]!, found[5]!, found[6]!, found[7]!];
  expect(Math.hypot(ax - bx, ay - by)).toBeCloseTo(6, 0);
  expect((ax + bx) / 2).toBeCloseTo(100, 0);
});

test("there and back bend apart", () => {
  expect(arc([0, 0], [100, 0], 2)).not.toBe(arc([100, 0], [0, 0], 2));
  expect(numbers(arc([0, 0], [100, 0], 0))[3]! < 0).toBe(true);
  expect(numbers(arc([100, 0], [0, 0], 0))[3]! > 0).toBe(true);
});

test("areas, not widths, tell counts", () => {
  expect(grown(25, 100, 20, 1)).toBe(10);
  expect(grown(0, 100, 20, 1.5)).toBe(1.5);
});

test("Moscow lies west of Irkutsk and both on the sheet; Berlin is abroad", () => {
  const box = { x: 0, y: 0, width: 900, height: 500 };
  const project = unionIn(box);
  const [moscow, irkutsk] = [project(37.6, 55.8), project(104.3, 52.3)];
  expect(moscow[0]).toBeLessThan(irkutsk[0]);
  for (const [x, y] of [moscow, irkutsk, project(170, 66)]) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(900);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(500);
  }
  expect(near(37.6, 55.8)).toBe(true);
  expect(near(-172, 65)).toBe(false);
  expect(near(13.4, 52.5)).toBe(false);
  expect(outline("world", worldIn(box))).toMatch(/^M[\d.-]+ [\d.-]+L/);
});
