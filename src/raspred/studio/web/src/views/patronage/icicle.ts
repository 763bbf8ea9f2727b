import type { Schemas } from "$src/api/ask";

type Node = Schemas["ForestNode"];

export interface Bar {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
/** Of the height, for all gaps together: a forest of many small trees has narrow ones. */
const GAPS = 0.12;
/** A bar that is less high cannot be told from its neighbours. */
const LEAST = 1.6;

/**
 * Lays a forest out as bars: a person's bar is as high as all people below him, those he
 * placed stand to its right. Patrons come before their clients in the list.
 */
export function icicle(nodes: readonly Node[], width: number, height: number): Bar[] {
  const roots = nodes.flatMap((node, index) => (node.patron < 0 ? [index] : []));
  const people = roots.reduce((sum, root) => sum + size(nodes[root]), 0);
  if (people === 0) return [];
  const columns = Math.max(1, ...nodes.map((node) => node.depth + 1));
  const wide = width / columns;
  const gap = Math.min(GAP, (height * GAPS) / Math.max(roots.length - 1, 1));
  const scale = (height - gap * (roots.length - 1)) / people;
  const next = new Map<number, number>();
  const bars: Bar[] = [];
  const tops = new Map<number, number>();
  let top = 0;
  for (const [index, node] of nodes.entries()) {
    const high = size(node) * scale;
    const y = node.patron < 0 ? top : (next.get(node.patron) ?? tops.get(node.patron) ?? 0);
    if (node.patron < 0) top += high + gap;
    else next.set(node.patron, y + high);
    tops.set(index, y);
    if (high >= LEAST)
      bars.push({ index, x: node.depth * wide, y, width: wide - 1.5, height: high - 0.6 });
  }
  return bars;
}

function size(node: Node | undefined): number {
  return (node?.below ?? 0) + 1;
}
