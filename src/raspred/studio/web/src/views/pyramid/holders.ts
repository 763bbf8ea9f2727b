import type { Schemas } from "$src/api/ask";
import { dayOf } from "$src/state/months";

type Seat = Schemas["Seat"];
type Dated = Schemas["Dated"];

export interface Held {
  readonly seat: Seat;
  readonly holder: Seat["holders"][number];
}

/** The middle of what a date can be; `otherwise` where it is unknown or open. */
export function middle(date: Dated, otherwise: number): number {
  if (date.earliest && date.latest) return (dayOf(date.earliest) + dayOf(date.latest)) / 2;
  if (date.earliest) return dayOf(date.earliest);
  return date.latest ? dayOf(date.latest) : otherwise;
}

export function heldBy(holder: Held["holder"], day: number): boolean {
  return middle(holder.start, -Infinity) <= day && day < middle(holder.end, Infinity);
}

/** Seats held on a day with their holders, the highest first. */
export function heldOn(seats: readonly Seat[], day: number): Held[] {
  return seats
    .flatMap((seat) =>
      seat.holders.filter((holder) => heldBy(holder, day)).map((holder) => ({ seat, holder })),
    )
    .sort((a, b) => (b.seat.rank ?? -1) - (a.seat.rank ?? -1));
}
