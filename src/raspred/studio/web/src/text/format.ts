import { firstDay } from "../state/months";
import { text } from "./index";

const DAY_MS = 86_400_000;
const utc = { timeZone: "UTC" } as const;
const SHORT = { ...utc, month: "short", year: "numeric" } as const;
const month = dated(SHORT);
const longMonth = dated({ ...utc, month: "long", year: "numeric" });
const day = dated({ ...SHORT, day: "numeric" });
const whole = new Intl.NumberFormat(text.locale, { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat(text.locale, { maximumFractionDigits: 2 });
const share = new Intl.NumberFormat(text.locale, { style: "percent", maximumFractionDigits: 0 });

export const say = {
  month: (value: number): string => month(firstDay(value) * DAY_MS),
  longMonth: (value: number): string => longMonth(firstDay(value) * DAY_MS),
  day: (value: number): string => day(value * DAY_MS),
  /** An astronomical year as people count: the year 0 is 1 BC. */
  year: (value: number): string => (value > 0 ? String(value) : text.beforeChrist(1 - value)),
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

/** Days in words, with the era where it is not ours. */
function dated(form: Intl.DateTimeFormatOptions): (time: number) => string {
  const ours = new Intl.DateTimeFormat(text.locale, form);
  const before = new Intl.DateTimeFormat(text.locale, { ...form, era: "short" });
  const turn = new Date(0).setUTCFullYear(1, 0, 1);
  return (time) => (time < turn ? before : ours).format(time);
}
