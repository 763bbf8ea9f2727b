export interface Window {
  readonly first: number;
  /** One past the last row that is drawn. */
  readonly end: number;
  /** Pixels of the rows before and after those that are drawn. */
  readonly before: number;
  readonly after: number;
}

/** Which rows of a long table are drawn, with some beyond each edge. */
export function windowOf(
  scroll: number,
  height: number,
  row: number,
  total: number,
  beyond = 12,
): Window {
  const first = Math.max(0, Math.min(Math.floor(scroll / row) - beyond, total - 1));
  const end = Math.min(total, Math.ceil((scroll + height) / row) + beyond);
  return { first, end, before: first * row, after: Math.max(0, total - end) * row };
}
