import { dayOf, monthOf, readMonth } from "$src/state/months";
import { unpack, type Head } from "./packed";
import { Seats } from "./seats";
import { Groups } from "./groups";
import { Flows } from "./flows";

export type Place = Head["places"][number];
export type Body = Head["bodies"][number];

/** A congress, a contest or a fall with its month; `day` in days since 1970-01-01. */
export type Event = Head["events"][number] & { readonly day: number; readonly month: number };

/** One history as the views read it: all that scrubbing needs, without a further request. */
export class History {
  readonly head: Head;
  readonly first: number;
  readonly last: number;
  /** The month to show first. */
  readonly opens: number;
  readonly places: readonly Place[];
  readonly bodies: readonly Body[];
  readonly events: readonly Event[];
  readonly seats: Seats;
  readonly groups: Groups | null;
  readonly flows: Flows | null;
  readonly #file: ReturnType<typeof unpack>;

  constructor(buffer: ArrayBuffer) {
    this.#file = unpack(buffer);
    this.head = this.#file.head;
    this.first = readMonth(this.head.first_month) ?? 0;
    this.last = this.first + Math.max(this.head.months, 1) - 1;
    this.opens = this.first + this.head.opens_at;
    this.places = this.head.places;
    this.bodies = this.head.bodies;
    this.events = this.head.events
      .map((event) => ({ ...event, day: dayOf(event.date), month: monthOf(dayOf(event.date)) }))
      .sort((a, b) => a.day - b.day);
    this.seats = new Seats(this.#file);
    this.groups = this.#file.has("groups.held") ? new Groups(this.#file) : null;
    this.flows = this.#file.has("flows.month") ? new Flows(this.#file) : null;
  }

  /** A monthly figure, or null where the history does not tell it. */
  series(name: string): Float32Array | null {
    return this.#file.has(name) ? this.#file.column<Float32Array>(name) : null;
  }

  at(name: string, month: number): number | null {
    const value = this.series(name)?.[month - this.first];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  eventsOf(world: Event["world"], kind: Event["kind"]): Event[] {
    return this.events.filter((event) => event.world === world && event.kind === kind);
  }
}
