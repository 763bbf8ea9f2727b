import { expect, test } from "vitest";
import { rowsApart, timeScale, yearTicks } from "./time";

test("the first month lies left, the last right", () => {
  const x = timeScale(23043, 23270, 40, 900);
  expect([x(23043), x(23270)]).toEqual([40, 900]);
});

test("years thin out where there is no room", () => {
  const [first, last] = [1920 * 12 + 3, 1939 * 12 + 2];
  expect(yearTicks(first, last, 1000).map((month) => month / 12)).toHaveLength(19);
  expect(yearTicks(first, last, 300).map((month) => month / 12)).toEqual([1925, 1930, 1935]);
});

test("labels that would cover each other take another row", () => {
  const labels = [0, 10, 30, 33].map((x) => ({ x, width: 20 }));
  expect(rowsApart(labels, 2)).toEqual([0, 1, 0, 1]);
  expect(rowsApart([], 2)).toEqual([]);
});
