import type { Flow } from "$src/history/flows";

export interface Tally {
  /** Orders from one place to another, the fewest first. */
  readonly moves: readonly Flow[];
  readonly moved: number;
  readonly inside: number;
  readonly arrived: ReadonlyMap<number, number>;
  readonly sent: ReadonlyMap<number, number>;
}

/** Counts arrivals and departures of each place; orders within a place are told apart. */
export function tally(flows: readonly Flow[]): Tally {
  const [arrived, sent] = [new Map<number, number>(), new Map<number, number>()];
  const moves: Flow[] = [];
  let [moved, inside] = [0, 0];
  for (const flow of flows) {
    if (flow.from === flow.to || flow.from < 0 || flow.to < 0) {
      inside += flow.count;
      continue;
    }
    moves.push(flow);
    moved += flow.count;
    arrived.set(flow.to, (arrived.get(flow.to) ?? 0) + flow.count);
    sent.set(flow.from, (sent.get(flow.from) ?? 0) + flow.count);
  }
  return { moves, moved, inside, arrived, sent };
}
