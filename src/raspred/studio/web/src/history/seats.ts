import type { Unpacked } from "./packed";

const NOBODY = 0xffffffff;
const UNKNOWN = 255;
export const OPEN = 2147483647;

export interface Stay {
  readonly index: number;
  readonly post: number;
  readonly person: number;
  /** Position of who placed him; -1 where nobody is known to have. */
  readonly by: number;
  readonly channel: string;
  readonly start: number;
  readonly end: number;
  readonly sure: boolean;
}

/** Seats told one by one: stays sorted by post, then start. */
export class Seats {
  readonly posts: number;
  readonly body: Uint16Array;
  readonly rank: Uint8Array;
  readonly elective: Uint8Array;
  readonly #title: Uint16Array;
  readonly #titles: readonly string[];
  readonly #channels: readonly string[];
  readonly #post: Uint16Array;
  readonly #person: Uint32Array;
  readonly #by: Uint32Array;
  readonly #channel: Uint8Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #sure: Uint8Array;
  /** Of each post the first stay, and one past the last of all. */
  readonly #from: Uint32Array;
  readonly #postsOf = new Map<number, number[]>();

  constructor(file: Unpacked) {
    this.#titles = file.head.words.titles;
    this.#channels = file.head.words.channels;
    this.body = file.column("posts.body");
    this.#title = file.column("posts.title");
    this.rank = file.column("posts.rank");
    this.elective = file.column("posts.elective");
    this.posts = this.body.length;
    this.#post = file.column("seats.post");
    this.#person = file.column("seats.person");
    this.#by = file.column("seats.by");
    this.#channel = file.column("seats.channel");
    this.#start = file.column("seats.start");
    this.#end = file.column("seats.end");
    this.#sure = file.column("seats.sure");
    this.#from = starts(this.#post, this.posts);
    this.body.forEach((body, post) => {
      const known = this.#postsOf.get(body);
      if (known) known.push(post);
      else this.#postsOf.set(body, [post]);
    });
  }

  /** Stays in all posts. */
  get size(): number {
    return this.#post.length;
  }

  title(post: number): string {
    return this.#titles[this.#title[post] ?? -1] ?? "";
  }

  /** Importance within the organisation, higher is more; -1 where it is not told. */
  rankOf(post: number): number {
    const rank = this.rank[post] ?? UNKNOWN;
    return rank === UNKNOWN ? -1 : rank;
  }

  postsOf(body: number): readonly number[] {
    return this.#postsOf.get(body) ?? [];
  }

  /** Whoever holds the post on the day, longest in it first. */
  heldOn(post: number, day: number): Stay[] {
    const held: Stay[] = [];
    const to = this.#from[post + 1] ?? 0;
    for (let index = this.#from[post] ?? 0; index < to; index += 1) {
      if (this.#start[index]! > day) break;
      if (day < this.#end[index]!) held.push(this.stay(index));
    }
    return held;
  }

  /** All stays in the post in their order. */
  all(post: number): Stay[] {
    const [from, to] = [this.#from[post] ?? 0, this.#from[post + 1] ?? 0];
    return Array.from({ length: to - from }, (_, offset) => this.stay(from + offset));
  }

  stay(index: number): Stay {
    const by = this.#by[index] ?? NOBODY;
    return {
      index,
      post: this.#post[index] ?? 0,
      person: this.#person[index] ?? 0,
      by: by === NOBODY ? -1 : by,
      channel: this.#channels[this.#channel[index] ?? UNKNOWN] ?? "unknown",
      start: this.#start[index] ?? 0,
      end: this.#end[index] ?? OPEN,
      sure: this.#sure[index] === 1,
    };
  }
}

/** Where the stays of each post begin in a list sorted by post. */
export function starts(sorted: ArrayLike<number>, posts: number): Uint32Array {
  const from = new Uint32Array(posts + 1);
  for (let index = 0; index < sorted.length; index += 1) from[sorted[index]! + 1]! += 1;
  for (let post = 0; post < posts; post += 1) from[post + 1]! += from[post]!;
  return from;
}
