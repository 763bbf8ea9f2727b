import type { Schemas } from "$src/api/ask";
import type { Hue } from "$src/drawing/palette";

type Grove = Schemas["Grove"];

/** Hues for roots, in the order of their weight; all others are grey. */
const HUES: readonly Hue[] = ["blue", "orange", "green", "purple", "sky", "vermillion", "yellow"];

export interface Root {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  /** Share of all people in post at the end of each year, in the order of the years. */
  readonly shares: readonly number[];
}

/** The roots that hold most over all years, each with a colour that it keeps. */
export function rootsOf(days: readonly Grove[]): Root[] {
  const found = new Map<string, { name: string; shares: number[] }>();
  days.forEach((day, at) => {
    for (const tree of day.trees) {
      const root = found.get(tree.root.id) ?? {
        name: tree.root.name,
        shares: days.map(() => 0),
      };
      root.shares[at] = tree.share;
      found.set(tree.root.id, root);
    }
  });
  const weight = (shares: readonly number[]): number => shares.reduce((a, b) => a + b, 0);
  return [...found]
    .sort(([, a], [, b]) => weight(b.shares) - weight(a.shares))
    .map(([id, { name, shares }], index) => ({ id, name, shares, hue: HUES[index] ?? "silver" }));
}
