import type { Grid } from "./cells";

export const PITCH = 8;
export const DOT = 6.4;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly across: number;
}

export interface Layout {
  readonly height: number;
  readonly column: number;
  readonly perRow: number;
  readonly tops: readonly number[];
}

export const NAMES = 40;
const BETWEEN = 26;

/**
 * Rows for the levels, tall enough for the fullest cell at any time, so that nothing moves
 * while the clock runs. `most` tells of each level the marks in its fullest cell.
 */
export function layoutOf(grid: Grid, most: readonly number[], width: number, left: number): Layout {
  const column = Math.max((width - left) / Math.max(grid.structures.length, 1), 24);
  const perRow = Math.max(Math.floor((column - 14) / PITCH), 1);
  const tops: number[] = [];
  let y = NAMES;
  for (const marks of most) {
    tops.push(y);
    y += Math.max(Math.ceil(marks / perRow), 2) * PITCH + BETWEEN;
  }
  return { height: y, column, perRow, tops };
}

/** Where a mark stands: rows centred in the column, so that a growing body widens downwards. */
export function spot(index: number, count: number, perRow: number): { x: number; y: number } {
  const row = Math.floor(index / perRow);
  const inRow = Math.min(perRow, count - row * perRow);
  return { x: ((index % perRow) - (inRow - 1) / 2) * PITCH, y: row * PITCH };
}
