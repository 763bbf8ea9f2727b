import type { Schemas } from "$src/api/ask";
import { dayOf } from "$src/state/months";

type Dated = Schemas["Dated"];

/** A stay as drawn: certainly from `start` to `end`, possibly from `earliest` to `latest`. */
export interface Span {
  readonly earliest: number;
  readonly start: number;
  readonly end: number;
  readonly latest: number;
  readonly open: boolean;
}

/**
 * Days between which somebody certainly and possibly held a post. An end that is open reaches
 * `until`; a start that is unknown begins at `from`.
 */
export function spanOf(start: Dated, end: Dated, from: number, until: number): Span {
  const earliest = start.earliest ? dayOf(start.earliest) : from;
  const latest = end.latest ? dayOf(end.latest) : until;
  const sureFrom = start.latest ? dayOf(start.latest) : earliest;
  const sureTo = end.earliest ? dayOf(end.earliest) : latest;
  const open = end.latest === null;
  // Where start and end overlap nothing is certain: the sure part shrinks to nothing.
  if (sureFrom > sureTo) {
    const middle = (Math.max(earliest, sureTo) + Math.min(latest, sureFrom)) / 2;
    return { earliest, start: middle, end: middle, latest, open };
  }
  return { earliest, start: sureFrom, end: sureTo, latest, open };
}

/** The row of each span, so that none covers another; given in the order of their starts. */
export function rowsOf(spans: readonly Pick<Span, "earliest" | "latest">[]): number[] {
  const ends: number[] = [];
  return spans.map(({ earliest, latest }) => {
    const free = ends.findIndex((end) => end <= earliest);
    const row = free < 0 ? ends.length : free;
    ends[row] = latest;
    return row;
  });
}
