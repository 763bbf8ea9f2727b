import { scaleLinear, type ScaleLinear } from "d3-scale";

/** Months as drawn: a month is as wide as any other. */
export type TimeScale = ScaleLinear<number, number>;

export function timeScale(first: number, last: number, left: number, right: number): TimeScale {
  return scaleLinear([first, Math.max(last, first + 1)], [left, right]);
}

/** Januaries to label: every year, or every second, fifth, tenth where there is less room. */
export function yearTicks(first: number, last: number, width: number): number[] {
  const years = (last - first) / 12;
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (width / years) * each >= 42) ?? 100;
  const ticks: number[] = [];
  for (let year = Math.ceil(first / 12); year * 12 <= last; year += 1) {
    if (year % step === 0) ticks.push(year * 12);
  }
  return ticks;
}

export interface Labelled {
  readonly x: number;
  readonly width: number;
}

/** Puts labels into as few rows as keep them apart; returns the row of each, in order. */
export function rowsApart(labels: readonly Labelled[], gap: number): number[] {
  const ends: number[] = [];
  return labels.map(({ x, width }) => {
    const free = ends.findIndex((end) => end + gap <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + width;
    return row;
  });
}
