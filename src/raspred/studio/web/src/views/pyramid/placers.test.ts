import { expect, test } from "vitest";
import type { History } from "$src/history/history";
import type { Mark } from "./dots";
import { colouring, usual } from "./placers";

/** Ten placers, the first with most seats; the channel is the same for all. */
function history(channel: string): History {
  const stays = Array.from({ length: 55 }, (_, at) => ({
    by: at < 10 ? 0 : (at % 9) + 1,
    channel,
  }));
  return {
    seats: { size: stays.length, stay: (index: number) => stays[index] },
    groups: null,
    head: { people: { name: Array.from({ length: 10 }, (_, person) => `P${person}`) } },
  } as unknown as History;
}
const mark = (by: number): Mark => ({ stay: 0, post: 0, channel: "section", by, tier: 1 });

test("colours tell authorities where any is known, and persons where none is", () => {
  expect(usual(history("section"))).toBe("authority");
  expect(usual(history("unknown"))).toBe("person");
});

test("those who placed most have colours of their own, the others share one", () => {
  const { hue, legend } = colouring(history("unknown"), "person");
  expect(legend.map(({ name }) => name).slice(0, 1)).toEqual(["P0"]);
  expect(legend).toHaveLength(9);
  expect(legend.slice(7).map((entry) => entry.hue)).toEqual(["grey", "silver"]);
  expect(hue(mark(0))).toBe("blue");
  expect(hue(mark(-1))).toBe("silver");
  expect(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((by) => hue(mark(by)))).size).toBe(8);
});

test("the legend of authorities has those that occur", () => {
  const { legend, hue } = colouring(history("section"), "authority");
  expect(legend.map((entry) => entry.hue)).toEqual(["blue"]);
  expect(hue(mark(3))).toBe("blue");
});
