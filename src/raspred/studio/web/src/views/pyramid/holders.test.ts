import { expect, test } from "vitest";
import { dayOf } from "$src/state/months";
import { heldBy, middle } from "./holders";

const known = (day: string): { text: string; earliest: string; latest: string } => ({
  text: day,
  earliest: day,
  latest: day,
});
const open = { text: "..", earliest: null, latest: null };
const holder = {
  tenure: "t1",
  person: { id: "a", name: "A" },
  start: known("1922-04-03"),
  end: known("1924-01-21"),
  filled_by: "election",
  appointed_by: null,
  start_order: null,
};

test("a stay holds its first day and not its last", () => {
  expect(heldBy(holder, dayOf("1922-04-03"))).toBe(true);
  expect(heldBy(holder, dayOf("1924-01-20"))).toBe(true);
  expect(heldBy(holder, dayOf("1924-01-21"))).toBe(false);
  expect(heldBy({ ...holder, end: open }, dayOf("1953-03-01"))).toBe(true);
});

test("an uncertain date counts as its middle", () => {
  const year = { text: "1923", earliest: "1923-01-01", latest: "1923-12-31" };
  expect(middle(year, 0)).toBe(dayOf("1923-07-02"));
  expect(middle({ text: "../1923", earliest: null, latest: "1923-12-31" }, 0)).toBe(
    dayOf("1923-12-31"),
  );
  expect(middle(open, 7)).toBe(7);
});
