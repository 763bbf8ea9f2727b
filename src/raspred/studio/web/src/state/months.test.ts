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

test("years before Christ are months like any other", () => {
  const month = readMonth("-0043-03");
  expect(month).toBe(-43 * 12 + 2);
  expect(isoMonth(-43 * 12 + 2)).toBe("-0043-03");
  expect(isoDay(dayOf("-0043-03-15"))).toBe("-0043-03-15");
  expect(monthOf(dayOf("-0043-03-15"))).toBe(month);
  expect(isoMonth(monthOf(firstDay(50 * 12)))).toBe("0050-01");
});

test("what is no month is refused", () => {
  for (const text of [null, "", "1925", "1925-13", "1925-00", "soon"]) {
    expect(readMonth(text)).toBeNull();
  }
});
