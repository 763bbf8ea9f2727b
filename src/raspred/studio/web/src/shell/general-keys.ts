import { address } from "$src/state/address.svelte";
import { clock } from "$src/state/clock.svelte";
import type { Key } from "$src/state/keyboard";
import { appearance } from "$src/state/theme.svelte";
import { text } from "$src/text";
import { VIEWS } from "./views";

/** The keys that work in every view. */
export function generalKeys(showKeys: () => void): readonly Key[] {
  const { keys } = text;
  return [
    { press: " ", does: keys.play, act: () => clock.toggle() },
    { press: "ArrowLeft", does: keys.month, act: () => clock.step(-1) },
    { press: "ArrowRight", does: keys.month, act: () => clock.step(1) },
    { press: "Shift+ArrowLeft", does: keys.year, act: () => clock.step(-12) },
    { press: "Shift+ArrowRight", does: keys.year, act: () => clock.step(12) },
    { press: "Home", does: keys.ends, act: () => clock.step(clock.first - clock.at) },
    { press: "End", does: keys.ends, act: () => clock.step(clock.last - clock.at) },
    ...VIEWS.map((view, index) => ({
      press: String(index + 1),
      does: keys.views,
      act: () => address.go({ view: view === "timeline" ? null : view }),
    })),
    { press: "/", does: keys.search, act: search },
    { press: "Ctrl+z", does: keys.undo, act: () => address.undo() },
    { press: "Ctrl+Shift+z", does: keys.undo, act: () => address.redo() },
    { press: "t", does: keys.theme, act: () => appearance.turn() },
    { press: "?", does: keys.keys, act: showKeys },
  ];
}

/** The next key must already reach the field, so it is focused at once where it is shown. */
function search(): void {
  address.go({ view: "people", person: null });
  const field = (): HTMLInputElement | null => document.querySelector("#search");
  if (field()) field()?.focus();
  else requestAnimationFrame(() => field()?.focus());
}
