import { expect, test } from "vitest";
import { windowOf } from "./window";

test("what is drawn and what is not make the whole table", () => {
  for (const scroll of [0, 5, 3400, 340_000, 3_399_000, 9_999_999]) {
    const { first, end, before, after } = windowOf(scroll, 600, 34, 100_000);
    expect(before + (end - first) * 34 + after).toBe(100_000 * 34);
    expect(end - first).toBeLessThanOrEqual(600 / 34 + 26);
  }
});

test("a short table is drawn whole", () => {
  expect(windowOf(0, 600, 34, 7)).toEqual({ first: 0, end: 7, before: 0, after: 0 });
  expect(windowOf(0, 600, 34, 0)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
});
