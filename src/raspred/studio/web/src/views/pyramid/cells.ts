import type { History } from "$src/history/history";

/** What the overview shows in one place of its grid: seats told one by one, or groups. */
export interface Cell {
  readonly structure: string;
  readonly level: string;
  readonly posts: readonly number[];
  readonly groups: readonly number[];
}

export interface Grid {
  readonly structures: readonly string[];
  readonly levels: readonly string[];
  readonly cells: readonly Cell[];
}

const STRUCTURES = [
  "party",
  "soviets",
  "commissariats",
  "police",
  "army",
  "economy",
  "unions",
  "komsomol",
  "diplomatic",
];
const LEVELS = [
  "centre",
  "republic",
  "oblast",
  "guberniya",
  "okrug",
  "uezd",
  "raion",
  "cell",
  "abroad",
];

/** Sorts what is known in its order before what is not, which follows by name. */
function inOrder(found: Iterable<string>, order: readonly string[]): string[] {
  const rank = (name: string): number => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  return [...new Set(found)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The structures of a history in the order in which they stand side by side. */
export function structuresOf(history: History): string[] {
  return inOrder(history.head.words.structures, STRUCTURES);
}

/** The cells of a history by structure and level; of one place or structure where asked. */
export function gridOf(history: History, place: number | null, structure: string | null): Grid {
  const { structures, levels } = history.head.words;
  const cells = new Map<
    string,
    { structure: string; level: string; posts: number[]; groups: number[] }
  >();
  const cellOf = (structure: number, level: number): { posts: number[]; groups: number[] } => {
    const names = { structure: structures[structure] ?? "", level: levels[level] ?? "" };
    const key = `${names.structure}\n${names.level}`;
    const cell = cells.get(key) ?? { ...names, posts: [], groups: [] };
    cells.set(key, cell);
    return cell;
  };
  for (let post = 0; post < history.seats.posts; post += 1) {
    const body = history.bodies[history.seats.body[post] ?? -1];
    // Delegates hold their seats for the days of a congress: they would flicker.
    if (!body || body.kind === "congress" || (place !== null && body.place !== place)) continue;
    cellOf(body.structure, body.level).posts.push(post);
  }
  const { groups, seats } = history;
  for (let group = 0; group < (groups?.size ?? 0); group += 1) {
    if (!groups || (place !== null && groups.place[group] !== place)) continue;
    cellOf(groups.structure[group] ?? -1, groups.level[group] ?? -1).groups.push(group);
  }
  const all = [...cells.values()].filter(
    (cell) => structure === null || cell.structure === structure,
  );
  for (const cell of all) cell.posts.sort((a, b) => seats.rankOf(b) - seats.rankOf(a) || a - b);
  return {
    structures: inOrder(
      all.map((cell) => cell.structure),
      STRUCTURES,
    ),
    levels: inOrder(
      all.map((cell) => cell.level),
      LEVELS,
    ),
    cells: all,
  };
}
