import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

const LEFT_OUT = new Set([
  "node_modules",
  "schema.d.ts",
  ".gitignore",
  ".prettierignore",
  ".prettierrc.json",
]);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

/**
 * Writes `built-from.json` beside the pages: the SHA-256 of every source they were built from.
 * A test compares it with the tree, so pages older than their sources are found without node.
 */
export function builtFrom(root: string, besides: Record<string, string>): Plugin {
  return {
    name: "built-from",
    apply: "build",
    generateBundle() {
      const named = [
        ...sources(root).map((path) => [relative(root, path).split(sep).join("/"), path] as const),
        ...Object.entries(besides),
      ].sort(([a], [b]) => (a < b ? -1 : 1));
      const digests = Object.fromEntries(
        named.map(([name, path]) => [
          name,
          createHash("sha256").update(readFileSync(path)).digest("hex"),
        ]),
      );
      this.emitFile({
        type: "asset",
        fileName: "built-from.json",
        source: `${JSON.stringify(digests, null, 1)}\n`,
      });
    },
  };
}
