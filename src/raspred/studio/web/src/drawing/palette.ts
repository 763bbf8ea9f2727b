/** Colours of data as names of custom properties, so that light and dark follow by themselves. */

export type Hue =
  "blue" | "sky" | "green" | "yellow" | "orange" | "vermillion" | "purple" | "grey" | "silver";

export const IN_TURN: readonly Hue[] = [
  "blue",
  "orange",
  "green",
  "purple",
  "sky",
  "vermillion",
  "grey",
  "yellow",
];

/** For persons: all who have none of these are grey together, and nobody at all is silver. */
export const FOR_PERSONS: readonly Hue[] = IN_TURN.filter((hue) => hue !== "grey");

/** Who placed the holder of a seat: the same colours as in the printed report. */
const BY_CHANNEL: Readonly<Record<string, Hue>> = {
  section: "blue",
  politburo: "purple",
  local: "green",
  election: "yellow",
  "control-commission": "orange",
  police: "vermillion",
  nature: "grey",
  other: "sky",
  unknown: "silver",
};

export function channelHue(channel: string | null | undefined): Hue {
  return BY_CHANNEL[channel ?? "unknown"] ?? "silver";
}

export function ink(hue: Hue): string {
  return `var(--${hue})`;
}

/** The colours of the page as a canvas needs them: read off the element once a redraw. */
export function colours(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  const found = new Map<string, string>();
  return (name) => {
    let value = found.get(name);
    if (value === undefined) {
      value = style.getPropertyValue(`--${name}`).trim();
      found.set(name, value);
    }
    return value;
  };
}

/** Four classes of hardship, easiest first; upper ends, as in the printed report. */
export const HARDSHIP: readonly { below: number; hue: Hue }[] = [
  { below: 0.25, hue: "sky" },
  { below: 0.5, hue: "yellow" },
  { below: 0.75, hue: "orange" },
  { below: Infinity, hue: "vermillion" },
];

export function hardshipHue(hardship: number | null | undefined): Hue {
  if (hardship === null || hardship === undefined || Number.isNaN(hardship)) return "grey";
  return HARDSHIP.find((step) => hardship < step.below)?.hue ?? "vermillion";
}
