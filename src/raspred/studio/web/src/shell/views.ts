import { text } from "$src/text";

export const VIEWS = [
  "timeline",
  "pyramid",
  "map",
  "people",
  "patronage",
  "worlds",
  "run",
  "own",
] as const;
export type View = (typeof VIEWS)[number];

/** Views that follow the clock; the others have no month. */
export const TIMED: ReadonlySet<View> = new Set<View>([
  "timeline",
  "pyramid",
  "map",
  "people",
  "patronage",
  "worlds",
]);

export function viewOf(name: string | null): View {
  return VIEWS.find((view) => view === name) ?? "timeline";
}

export const labelOf = (view: View): string => text.views[view];
