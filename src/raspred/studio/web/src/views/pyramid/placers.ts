import type { Entry } from "$src/drawing/Legend.svelte";
import { channelLegend } from "$src/drawing/channels";
import { channelHue, FOR_PERSONS, type Hue } from "$src/drawing/palette";
import type { History } from "$src/history/history";
import { greatestPlacers } from "$src/history/placings";
import { text } from "$src/text";
import type { Mark } from "./dots";

/** What a seat's colour tells: the authority that placed its holder, or the person. */
export const TELLS = ["authority", "person"] as const;
export type Tells = (typeof TELLS)[number];

export interface Colouring {
  readonly hue: (mark: Mark) => Hue;
  readonly legend: readonly Entry[];
}

/** Authorities that filled any seat of the history. */
function channelsOf(history: History): string[] {
  const found = new Set<string>();
  for (let index = 0; index < history.seats.size; index += 1)
    found.add(history.seats.stay(index).channel);
  history.groups?.used().forEach((channel) => found.add(channel));
  found.delete("nature");
  return [...found];
}

/** What colours tell where nothing is asked: persons, if no authority is known at all. */
export function usual(history: History): Tells {
  return channelsOf(history).some((channel) => channel !== "unknown" && channel !== "election")
    ? "authority"
    : "person";
}

export function colouring(history: History, tells: Tells): Colouring {
  if (tells === "authority")
    return {
      hue: (mark) => channelHue(mark.channel),
      legend: channelLegend(channelsOf(history)),
    };
  const persons = greatestPlacers(history, Infinity);
  const hues = new Map(
    persons.slice(0, FOR_PERSONS.length).map((person, at) => [person, FOR_PERSONS[at] ?? "grey"]),
  );
  const hue = (mark: Mark): Hue => {
    if (mark.by < 0) return "silver";
    return hues.get(mark.by) ?? "grey";
  };
  const names = history.head.people.name;
  const legend: Entry[] = [...hues].map(([person, own]) => ({
    name: names[person] ?? "",
    hue: own,
  }));
  if (persons.length > hues.size) legend.push({ name: text.timeline.others, hue: "grey" });
  legend.push({ name: text.pyramid.nobody, hue: "silver" });
  return { hue, legend };
}
