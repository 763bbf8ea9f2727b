import { expect, test } from "vitest";
import { dayOf } from "$src/state/months";
import { rowsOf, spanOf } from "./spans";

const date = (
  earliest: string | null,
  latest: string | null,
): { text: string; earliest: string | null; latest: string | null } => ({
  text: "",
  earliest,
  latest,
});

test("known days are sure to the day", () => {
  const day = date("1922-04-03", "1922-04-03");
  const end = date("1924-01-21", "1924-01-21");
  const span = spanOf(day, end, 0, 0);
  expect(span.earliest).toBe(span.start);
  expect(span.end).toBe(span.latest);
  expect(span.open).toBe(false);
});

test("a year leaves a pale part at each end", () => {
  const span = spanOf(date("1923-01-01", "1923-12-31"), date("1925-01-01", "1925-12-31"), 0, 0);
  expect(span.earliest).toBe(dayOf("1923-01-01"));
  expect(span.start).toBe(dayOf("1923-12-31"));
  expect(span.end).toBe(dayOf("1925-01-01"));
  expect(span.latest).toBe(dayOf("1925-12-31"));
});

test("within one year nothing is certain but the bounds hold", () => {
  const year = date("1923-01-01", "1923-12-31");
  const span = spanOf(year, year, 0, 0);
  expect(span.start).toBe(span.end);
  expect(span.earliest).toBeLessThan(span.start);
  expect(span.start).toBeLessThan(span.latest);
});

test("an open end reaches as far as the history", () => {
  const span = spanOf(date("1923-01-01", "1923-01-01"), date(null, null), 0, dayOf("1939-03-31"));
  expect(span.latest).toBe(dayOf("1939-03-31"));
  expect(span.open).toBe(true);
});

test("posts held together stand in rows of their own", () => {
  const spans = [
    { earliest: 0, latest: 10 },
    { earliest: 5, latest: 8 },
    { earliest: 10, latest: 12 },
    { earliest: 9, latest: 11 },
  ];
  expect(rowsOf(spans)).toEqual([0, 1, 0, 1]);
});
