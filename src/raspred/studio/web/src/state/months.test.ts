import { expect, test } from "vitest";
import { dayOf, firstDay, isoDay, isoMonth, lastDay, monthOf, readMonth } from "./months";

test("a day of the record lies in its month", () => {
  expect(dayOf("1925-12-31")).toBe(-16072);
  expect(isoMonth(monthOf(-16072))).toBe("1925-12");
  expect(isoDay(-16072)).toBe("1925-12-31");
});

test("first and last days enclose every month of the model", () => {
  for (let month = 1920 * 12 + 3; month < 1939 * 12 + 3; month += 1) {
    expect(monthOf(firstDay(month))).toBe(month);
    expect(monthOf(lastDay(month))).toBe(month);
    expect(lastDay(month) + 1).toBe(firstDay(month + 1));
    expect(readMonth(isoMonth(month))).toBe(month);
  }
});

test("what is no month is refused", () => {
  for (const text of [null, "", "1925", "1925-13", "1925-00", "soon"]) {
    expect(readMonth(text)).toBeNull();
  }
});
