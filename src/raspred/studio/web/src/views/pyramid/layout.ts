import type { Mark } from "./dots";

export const PITCH = 8;
export const DOT = 6.4;
export const NAMES = 40;
const BETWEEN = 28;
/** Between tiers of one cell. */
const STEP = 3;

export interface Column {
  readonly middle: number;
  readonly wide: number;
  readonly perRow: number;
}

export interface Layout {
  readonly height: number;
  readonly columns: readonly Column[];
  /** Where the first row of each level stands. */
  readonly tops: readonly number[];
}

/** Where the marks of a cell stand, as offsets from the middle of its top. */
export interface Spots {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly height: number;
}

/**
 * Marks in centred rows, a new row with each tier: the few of the highest rank stand above
 * the many below them, so that each structure has the outline of its own pyramid.
 */
export function spotsOf(marks: readonly Mark[], perRow: number): Spots {
  const x = new Float32Array(marks.length);
  const y = new Float32Array(marks.length);
  let top = 0;
  for (let from = 0; from < marks.length;) {
    let to = from + 1;
    while (to < marks.length && marks[to]?.tier === marks[from]?.tier) to += 1;
    const count = to - from;
    for (let index = 0; index < count; index += 1) {
      const row = Math.floor(index / perRow);
      const inRow = Math.min(perRow, count - row * perRow);
      x[from + index] = ((index % perRow) - (inRow - 1) / 2) * PITCH;
      y[from + index] = top + row * PITCH;
    }
    top += Math.ceil(count / perRow) * PITCH + STEP;
    from = to;
  }
  return { x, y, height: top };
}

/** Columns for the structures, wider for those with more seats. */
export function columnsOf(most: readonly number[], width: number, left: number): Column[] {
  const weights = most.map((marks) => Math.sqrt(marks) + 8);
  const sum = weights.reduce((a, b) => a + b, 0);
  let x = left;
  return weights.map((weight, column) => {
    const wide = ((width - left) * weight) / sum;
    x += wide;
    const room = Math.max(Math.floor((wide - 12) / PITCH), 1);
    // A row as wide as the page tells less of a body's size than a block does.
    const block = Math.max(Math.ceil(2.5 * Math.sqrt(most[column] ?? 0)), 12);
    return { middle: x - wide / 2, wide, perRow: Math.min(room, block) };
  });
}

/** Levels one below the other, each as high as its highest cell ever gets. */
export function layoutOf(columns: readonly Column[], heights: readonly number[]): Layout {
  const tops: number[] = [];
  let y = NAMES;
  for (const height of heights) {
    tops.push(y);
    y += Math.max(height, 2 * PITCH) + BETWEEN;
  }
  return { height: y, columns, tops };
}
