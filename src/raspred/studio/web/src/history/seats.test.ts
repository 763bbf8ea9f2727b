import { expect, test } from "vitest";
import { starts } from "./seats";

test("each post knows where its stays begin, empty posts too", () => {
  expect([...starts([0, 0, 2, 2, 2, 3], 5)]).toEqual([0, 2, 2, 5, 6, 6]);
  expect([...starts([], 2)]).toEqual([0, 0, 0]);
});
