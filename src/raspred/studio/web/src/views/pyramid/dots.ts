import { channelOrder } from "$src/drawing/channels";
import type { History } from "$src/history/history";
import { lastDay } from "$src/state/months";
import type { Cell } from "./cells";

/** A mark of the overview: a held seat (`stay` >= 0), or a square of posts counted together. */
export interface Mark {
  readonly stay: number;
  readonly post: number;
  readonly channel: string;
  /** Position of who placed the holder; -1 where nobody is known to have. */
  readonly by: number;
  /** Rank of the post; what is counted together stands below all ranks. */
  readonly tier: number;
}

const TOGETHER = -2;

/** The marks of a cell at the end of a month: seats by rank, then squares by authority. */
export function marksOf(history: History, cell: Cell, month: number, each: number): Mark[] {
  const day = lastDay(month);
  const marks: Mark[] = [];
  for (const post of cell.posts) {
    for (const stay of history.seats.heldOn(post, day))
      marks.push({
        stay: stay.index,
        post,
        channel: stay.channel,
        by: stay.by,
        tier: history.seats.rankOf(post),
      });
  }
  const counts = heldInGroups(history, cell, month);
  for (const [channel, held] of counts) {
    for (let square = 0; square < Math.round(held / each); square += 1)
      marks.push({ stay: -1, post: -1, channel, by: -1, tier: TOGETHER });
  }
  return marks;
}

/** Posts of the cell's groups that are held, by authority in the order of drawing. */
export function heldInGroups(history: History, cell: Cell, month: number): [string, number][] {
  const counts = new Map<string, number>();
  for (const group of cell.groups) {
    history.groups?.held(group, month - history.first).forEach((held, channel) => {
      const name = history.groups?.channels[channel] ?? "unknown";
      if (held > 0) counts.set(name, (counts.get(name) ?? 0) + held);
    });
  }
  return [...counts].sort(([a], [b]) => channelOrder(a) - channelOrder(b));
}

/** How many posts a square stands for, so that some two thousand squares tell them all. */
export function postsASquare(history: History, cells: readonly Cell[]): number {
  const posts = cells
    .flatMap((cell) => cell.groups)
    .reduce((sum, group) => sum + (history.groups?.posts[group] ?? 0), 0);
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => posts / each <= 2000) ?? 1000;
}
