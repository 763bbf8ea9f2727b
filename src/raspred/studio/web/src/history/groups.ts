import type { Unpacked } from "./packed";

/** Lower bodies counted together: one group for each place, structure and level. */
export class Groups {
  readonly size: number;
  readonly place: Uint16Array;
  readonly structure: Uint8Array;
  readonly level: Uint8Array;
  readonly posts: Uint32Array;
  readonly channels: readonly string[];
  readonly #held: Uint16Array | Uint32Array;
  readonly #months: number;

  constructor(file: Unpacked) {
    this.place = file.column("groups.place");
    this.structure = file.column("groups.structure");
    this.level = file.column("groups.level");
    this.posts = file.column("groups.posts");
    this.#held = file.column("groups.held");
    this.size = this.place.length;
    this.#months = file.head.months;
    const each = this.size > 0 ? this.#held.length / this.size / this.#months : 0;
    const named = file.head.words.channels.slice(0, Math.max(each - 1, 0));
    this.channels = each > 0 ? [...named, "unknown"] : [];
  }

  /** Channels that filled any post of any group in any month. */
  used(): string[] {
    const { length } = this.channels;
    const found = new Set<number>();
    for (let row = 0; row < this.size * length && found.size < length; row += 1) {
      if (found.has(row % length)) continue;
      const from = row * this.#months;
      if (this.#held.subarray(from, from + this.#months).some((held) => held > 0))
        found.add(row % length);
    }
    return this.channels.filter((_, channel) => found.has(channel));
  }

  /** Posts of the group held at the end of the month, by channel that filled them. */
  held(group: number, month: number): number[] {
    return this.channels.map(
      (_, channel) =>
        this.#held[(group * this.channels.length + channel) * this.#months + month] ?? 0,
    );
  }
}
