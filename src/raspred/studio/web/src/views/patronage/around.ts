import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceRadial,
  forceSimulation,
  type SimulationNodeDatum,
} from "d3-force";
import type { Schemas } from "$src/api/ask";

type Ego = Schemas["Ego"];

export interface Placed extends SimulationNodeDatum {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly steps: number;
  readonly rank: number | null;
  x: number;
  y: number;
}

const TICKS = 220;

/**
 * Places the people of a neighbourhood around the one in the middle, in rings by their steps
 * from him. The same neighbourhood is always drawn the same: the start is on a spiral, and
 * d3-force draws nothing by chance from the system.
 */
export function around(ego: Ego, width: number, height: number): Placed[] {
  const ring = Math.min(width, height) / 2 / (Math.max(1, ...ego.people.map((p) => p.steps)) + 0.3);
  const people = ego.people.map((person, index): Placed => {
    const angle = index * 2.399963;
    const radius = person.steps * ring;
    return {
      ...person,
      x: width / 2 + radius * Math.cos(angle),
      y: height / 2 + radius * Math.sin(angle),
      ...(person.steps === 0 ? { fx: width / 2, fy: height / 2 } : {}),
    };
  });
  const known = new Set(ego.people.map((person) => person.id));
  const links = ego.ties
    .filter((tie) => known.has(tie.patron) && known.has(tie.client))
    .map((tie) => ({ source: tie.patron, target: tie.client }));
  const simulation = forceSimulation(people)
    .force(
      "link",
      forceLink<Placed, { source: string; target: string }>(links)
        .id((person) => person.id)
        .distance(ring * 0.7)
        .strength(0.15),
    )
    .force("apart", forceManyBody().strength(-40))
    .force(
      "clear",
      forceCollide<Placed>((person) => radiusOf(person) + 3),
    )
    .force("ring", forceRadial<Placed>((p) => p.steps * ring, width / 2, height / 2).strength(0.9))
    .stop();
  simulation.tick(TICKS);
  for (const person of people) {
    person.x = Math.max(12, Math.min(width - 12, person.x));
    person.y = Math.max(12, Math.min(height - 12, person.y));
  }
  return people;
}

export function radiusOf(person: Pick<Placed, "steps" | "rank">): number {
  if (person.steps === 0) return 11;
  return 3.5 + Math.min(Math.max(person.rank ?? 0, 0), 10) * 0.45;
}

const LETTER = 6.3;
const LINE = 15;

/** Those whose names can be written above them without covering another's, the highest first. */
export function named(people: readonly Placed[]): Set<string> {
  const boxes: { left: number; right: number; y: number }[] = [];
  const weight = (person: Placed): number => (person.steps === 0 ? 99 : (person.rank ?? 0));
  const found = new Set<string>();
  for (const person of people.toSorted((a, b) => weight(b) - weight(a) || a.steps - b.steps)) {
    const half = (person.name.length * LETTER) / 2;
    const box = {
      left: person.x - half,
      right: person.x + half,
      y: person.y - radiusOf(person) - 4,
    };
    const covered = boxes.some(
      (other) =>
        box.left < other.right && other.left < box.right && Math.abs(box.y - other.y) < LINE,
    );
    if (covered) continue;
    boxes.push(box);
    found.add(person.id);
  }
  return found;
}
