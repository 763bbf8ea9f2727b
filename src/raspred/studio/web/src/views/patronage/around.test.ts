import { expect, test } from "vitest";
import { around, named } from "./around";

const person = (id: string, steps: number) => ({ id, name: id, steps, rank: 5, title: "" });
const tie = (patron: string, client: string) => ({ patron, client, post: "", channel: "section" });

test("the one asked about stands in the middle, others in rings, always alike", () => {
  const ego = {
    person: "a",
    on: "1925-12-31",
    people: [person("a", 0), person("b", 1), person("c", 1), person("d", 2)],
    ties: [tie("a", "b"), tie("a", "c"), tie("b", "d"), tie("b", "unseen")],
    left_out: 0,
  };
  const placed = around(ego, 600, 400);
  const far = placed.map(({ x, y }) => Math.hypot(x - 300, y - 200));
  expect(far[0]).toBe(0);
  expect(far[1]!).toBeLessThan(far[3]!);
  expect(around(ego, 600, 400).map(({ x, y }) => [x, y])).toEqual(placed.map(({ x, y }) => [x, y]));
});

test("names never cover one another, and the one in the middle has his", () => {
  const people = Array.from({ length: 60 }, (_, at) => person(`Cadre ${at}`, at === 0 ? 0 : 1));
  const ties = people.slice(1).map((each) => tie("Cadre 0", each.id));
  const ego = { person: "Cadre 0", on: "1925-12-31", people, ties, left_out: 0 };
  const placed = around(ego, 500, 300);
  const shown = placed.filter((each) => named(placed).has(each.id));
  expect(shown.map((each) => each.id)).toContain("Cadre 0");
  expect(shown.length).toBeLessThan(60);
  for (const one of shown)
    for (const other of shown)
      if (one !== other)
        expect(Math.abs(one.x - other.x) > 40 || Math.abs(one.y - other.y) >= 12).toBe(true);
});
