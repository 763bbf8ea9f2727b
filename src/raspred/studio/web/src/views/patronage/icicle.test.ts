import { expect, test } from "vitest";
import { icicle } from "./icicle";

const node = (id: string, patron: number, depth: number, below: number) => ({
  id,
  name: id,
  patron,
  root: 0,
  depth,
  below,
  rank: null,
  title: "",
  channel: "section",
});

test("clients stand right of their patron, within his height", () => {
  const nodes = [node("a", -1, 0, 9), node("b", 0, 1, 4), node("c", 0, 1, 3), node("d", 1, 2, 1)];
  const bars = icicle(nodes, 300, 100);
  const [a, b, c, d] = bars;
  expect(a).toMatchObject({ x: 0, y: 0 });
  expect(b!.x).toBe(100);
  expect(c!.y).toBeGreaterThanOrEqual(b!.y + b!.height);
  expect(c!.y + c!.height).toBeLessThanOrEqual(a!.y + a!.height + 1);
  expect(d!.x).toBe(200);
  expect(d!.y).toBe(b!.y);
});

test("trees stand one below the other and fill the height", () => {
  const bars = icicle([node("a", -1, 0, 5), node("b", -1, 0, 3)], 100, 206);
  expect(bars[1]!.y).toBeCloseTo(120 + 6);
  expect(bars[1]!.y + bars[1]!.height).toBeCloseTo(206 - 0.6);
  expect(icicle([], 100, 100)).toEqual([]);
});
