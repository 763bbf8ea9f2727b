import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { builtFrom } from "./build/built-from.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const land = here("../../report/figures/land.json");

export default defineConfig({
  base: "./",
  plugins: [svelte(), builtFrom(here("."), { "../../report/figures/land.json": land })],
  resolve: { alias: { $land: land, $src: here("./src") } },
  build: {
    outDir: here("../static"),
    emptyOutDir: true,
    // The pages' security policy allows no data: script or font, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    target: "es2023",
    rollupOptions: {
      output: {
        // Names without hashes: the server revalidates, and a commit shows what changed.
        entryFileNames: "studio.js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765" } },
});
