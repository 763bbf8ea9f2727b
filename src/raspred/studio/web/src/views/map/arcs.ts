import type { Point } from "./projecting";

/**
 * An arc that bends to the right of its way and widens towards its end, as path data: where it
 * is thin people left, where it is wide they were sent.
 */
export function arc([x1, y1]: Point, [x2, y2]: Point, wide: number): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const long = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [-dy / long, dx / long];
  const bend = Math.min(long * 0.22, 90);
  const [cx, cy] = [(x1 + x2) / 2 - nx * bend, (y1 + y2) / 2 - ny * bend];
  // Widths stand across the way at the end, which is that from the bend to the end.
  const [ex, ey] = [x2 - cx, y2 - cy];
  const last = Math.hypot(ex, ey) || 1;
  const [ax, ay] = [(-ey / last) * (wide / 2), (ex / last) * (wide / 2)];
  const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return (
    `M${at(x1, y1)}Q${at(cx + ax / 2, cy + ay / 2)} ${at(x2 + ax, y2 + ay)}` +
    `L${at(x2 - ax, y2 - ay)}Q${at(cx - ax / 2, cy - ay / 2)} ${at(x1, y1)}Z`
  );
}

/** Radius of a disc or width of an arc whose size tells a count. */
export function grown(count: number, most: number, largest: number, least: number): number {
  return Math.max(least, largest * Math.sqrt(count / Math.max(most, 1)));
}
