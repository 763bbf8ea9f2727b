/**
 * Months as whole numbers: year * 12 + month - 1. Days are counted from 1970-01-01. Years are
 * astronomical, as in the register: the year 0 is 1 BC.
 */

const DAY_MS = 86_400_000;

export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export function firstDay(month: number): number {
  return dayAt(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
}

export function lastDay(month: number): number {
  return firstDay(month + 1) - 1;
}

export function dayOf(iso: string): number {
  const [, year, month, day] = /^(-?\d{4,})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  return dayAt(Number(year), Number(month) - 1, Number(day));
}

/** Date.UTC reads the years 0 to 99 as 1900 to 1999. */
function dayAt(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day) / DAY_MS;
}

export function isoDay(day: number): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const written = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return `${written}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

export function isoMonth(month: number): string {
  return isoDay(firstDay(month)).slice(0, -3);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Reads "1925-12"; null where the text is no month. */
export function readMonth(text: string | null): number | null {
  const found = /^(-?\d{4,})-(\d{2})/.exec(text ?? "");
  if (!found) return null;
  const month = Number(found[2]);
  return month >= 1 && month <= 12 ? Number(found[1]) * 12 + month - 1 : null;
}
