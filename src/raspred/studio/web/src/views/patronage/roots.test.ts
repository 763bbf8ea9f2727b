import { expect, test } from "vitest";
import { rootsOf } from "./roots";

const tree = (id: string, share: number) => ({
  root: { id, name: id.toUpperCase() },
  below: 1,
  direct: 1,
  depth: 1,
  share,
  low: share,
  high: share,
});

test("a root keeps its colour over the years, the weightiest has the first", () => {
  const roots = rootsOf([
    { date: "1922-12-31", trees: [tree("a", 0.5), tree("b", 0.1)] },
    { date: "1923-12-31", trees: [tree("b", 0.9)] },
  ]);
  expect(roots.map(({ id, hue }) => [id, hue])).toEqual([
    ["b", "blue"],
    ["a", "orange"],
  ]);
  expect(roots[1]?.shares).toEqual([0.5, 0]);
});

test("beyond the colours there is grey", () => {
  const trees = "abcdefghij".split("").map((id, at) => tree(id, 1 / (at + 1)));
  expect(rootsOf([{ date: "1922-12-31", trees }]).at(-1)?.hue).toBe("silver");
});
