import type { Schemas } from "$src/api/ask";
import type { paths } from "$src/api/schema";
import { address } from "$src/state/address.svelte";

type Query = NonNullable<paths["/api/histories/{history}/people"]["get"]["parameters"]["query"]>;
export type SortBy = NonNullable<Query["sort"]>;
export type Fate = Schemas["PersonRow"]["fate"];
export type PeopleQuery = Omit<Query, "offset" | "limit">;

const SORTS: readonly SortBy[] = [
  "weight",
  "name",
  "born",
  "joined",
  "rank",
  "posts",
  "orders",
  "placed",
  "last",
];
const FATES: readonly Fate[] = ["in-post", "out", "expelled", "arrested", "executed", "died"];

/** What the address asks of the list of people. */
export function peopleAsked(): PeopleQuery {
  const sort = SORTS.find((name) => name === address.get("sort")) ?? "weight";
  return {
    q: address.get("q") ?? "",
    structure: address.list("structure"),
    place: address.list("of"),
    fate: FATES.filter((fate) => address.list("fate").includes(fate)),
    rank: address.list("rank").map(Number).filter(Number.isInteger),
    placed_by: address.get("placed-by") ?? "",
    sort,
    descending: address.get("down") === "1",
  };
}

export const NO_FILTER = {
  structure: null,
  of: null,
  fate: null,
  rank: null,
  "placed-by": null,
} as const;
