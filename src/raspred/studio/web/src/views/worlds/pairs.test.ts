import { expect, test } from "vitest";
import { differences, extent, isShare, named } from "./pairs";

test("a difference needs both", () => {
  expect(differences([1, null, 3], [4, 5, null])).toEqual([3, null, null]);
});

test("nought is always on the scale", () => {
  expect(extent([0.2, 0.6], [null])).toEqual([0, 0.6]);
  expect(extent([-3], [])).toEqual([-3, 0]);
  expect(extent([])).toEqual([0, 1]);
  expect(extent([0])).toEqual([0, 1]);
});

test("shares are told from counts, and the usual figure is post debt", () => {
  const debt = { name: "post-debt", left: [0.5], right: [0.4] };
  const shot = { name: "shot", left: [3], right: [0] };
  expect([isShare(debt), isShare(shot)]).toEqual([true, false]);
  expect(named([shot, debt], null)).toBe(debt);
  expect(named([shot, debt], "shot")).toBe(shot);
  expect(named([], "shot")).toBeNull();
});
