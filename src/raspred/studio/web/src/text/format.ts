import { firstDay } from "../state/months";
import { text } from "./index";

const DAY_MS = 86_400_000;
const utc = { timeZone: "UTC" } as const;
const month = new Intl.DateTimeFormat(text.locale, { ...utc, month: "short", year: "numeric" });
const longMonth = new Intl.DateTimeFormat(text.locale, { ...utc, month: "long", year: "numeric" });
const day = new Intl.DateTimeFormat(text.locale, {
  ...utc,
  day: "numeric",
  month: "short",
  year: "numeric",
});
const whole = new Intl.NumberFormat(text.locale, { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat(text.locale, { maximumFractionDigits: 2 });
const share = new Intl.NumberFormat(text.locale, { style: "percent", maximumFractionDigits: 0 });

export const say = {
  month: (value: number): string => month.format(firstDay(value) * DAY_MS),
  longMonth: (value: number): string => longMonth.format(firstDay(value) * DAY_MS),
  day: (value: number): string => day.format(value * DAY_MS),
  count: (value: number): string => whole.format(value),
  number: (value: number): string => fine.format(value),
  share: (value: number | null | undefined): string =>
    value === null || value === undefined || Number.isNaN(value)
      ? text.unknown
      : share.format(value),
  /** "general-secretary" as words: ids and codes of a register are kept readable. */
  words: (code: string | null | undefined): string =>
    code ? code.replaceAll(/[-_.]/g, " ") : text.unknown,
};
