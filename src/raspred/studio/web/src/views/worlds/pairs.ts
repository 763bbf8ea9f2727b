import type { Schemas } from "$src/api/ask";

type Pair = Schemas["SeriesPair"];
type Values = readonly (number | null)[];

/** The one less the other; null where either is not told. */
export function differences(left: Values, right: Values): (number | null)[] {
  return left.map((value, at) => {
    const other = right[at];
    return value === null || other === null || other === undefined ? null : other - value;
  });
}

/** The lowest and highest of all values, with nought; [0, 1] where there is none. */
export function extent(...lists: Values[]): [number, number] {
  const found = lists.flat().filter((value) => value !== null);
  if (found.length === 0) return [0, 1];
  const [low, high] = [Math.min(0, ...found), Math.max(0, ...found)];
  return low === high ? [low, low + 1] : [low, high];
}

/** Whether a figure is a share, which is written in hundredths. */
export function isShare(pair: Pair): boolean {
  const [low, high] = extent(pair.left, pair.right);
  return low >= -1 && high <= 1;
}

export function named(pairs: readonly Pair[], name: string | null): Pair | null {
  return (
    pairs.find((pair) => pair.name === name) ??
    pairs.find((pair) => pair.name === "post-debt") ??
    pairs[0] ??
    null
  );
}
