import type { Unpacked } from "./packed";

const NOWHERE = 65535;

export interface FlowFilter {
  /** First and last month, positions in the history, both counted. */
  readonly first: number;
  readonly last: number;
  /** Empty: all kinds. */
  readonly kinds: ReadonlySet<number>;
  readonly structures: ReadonlySet<number>;
  readonly channels: ReadonlySet<number>;
}

export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Orders from place to place, counted by month, kind, structure and channel. */
export class Flows {
  readonly #month: Uint16Array;
  readonly #from: Uint16Array;
  readonly #to: Uint16Array;
  readonly #kind: Uint8Array;
  readonly #structure: Uint8Array;
  readonly #channel: Uint8Array;
  readonly #count: Uint16Array | Uint32Array;

  constructor(file: Unpacked) {
    this.#month = file.column("flows.month");
    this.#from = file.column("flows.from");
    this.#to = file.column("flows.to");
    this.#kind = file.column("flows.kind");
    this.#structure = file.column("flows.structure");
    this.#channel = file.column("flows.channel");
    this.#count = file.column("flows.count");
  }

  /** Orders of the filter from place to place, the fewest first; same-place ones too. */
  between(filter: FlowFilter): Flow[] {
    const sums = new Map<number, number>();
    for (let row = this.#rowOf(filter.first); row < this.#month.length; row += 1) {
      if (this.#month[row]! > filter.last) break;
      if (!this.#wanted(row, filter)) continue;
      const pair = this.#from[row]! * 65536 + this.#to[row]!;
      sums.set(pair, (sums.get(pair) ?? 0) + this.#count[row]!);
    }
    return [...sums]
      .map(([pair, count]) => ({
        from: place(Math.floor(pair / 65536)),
        to: place(pair % 65536),
        count,
      }))
      .sort((a, b) => a.count - b.count);
  }

  #wanted(row: number, { kinds, structures, channels }: FlowFilter): boolean {
    return (
      (kinds.size === 0 || kinds.has(this.#kind[row]!)) &&
      (structures.size === 0 || structures.has(this.#structure[row]!)) &&
      (channels.size === 0 || channels.has(this.#channel[row]!))
    );
  }

  /** The first row of a month or later, by bisection: rows are sorted by month. */
  #rowOf(month: number): number {
    let [low, high] = [0, this.#month.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#month[middle]! < month) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function place(index: number): number {
  return index === NOWHERE ? -1 : index;
}
