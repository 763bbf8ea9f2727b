/** Months as whole numbers: year * 12 + month - 1. Days are counted from 1970-01-01. */

const DAY_MS = 86_400_000;

export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export function firstDay(month: number): number {
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY_MS;
}

export function lastDay(month: number): number {
  return firstDay(month + 1) - 1;
}

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function isoMonth(month: number): string {
  return isoDay(firstDay(month)).slice(0, 7);
}

/** Reads "1925-12"; null where the text is no month. */
export function readMonth(text: string | null): number | null {
  const found = /^(\d{4})-(\d{2})/.exec(text ?? "");
  if (!found) return null;
  const month = Number(found[2]);
  return month >= 1 && month <= 12 ? Number(found[1]) * 12 + month - 1 : null;
}
