import { expect, test } from "vitest";
import { around } from "./around";

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
