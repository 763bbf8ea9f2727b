/** One place for keys: a view adds its own while it is shown, the latest first. */

export interface Key {
  /** `KeyboardEvent.key`, with "Shift+" or "Ctrl+" before it where they count. */
  readonly press: string;
  readonly does: string;
  readonly act: () => void;
}

const held: (readonly Key[])[] = [];

/** Adds keys and returns what takes them away again. */
export function listen(keys: readonly Key[]): () => void {
  held.unshift(keys);
  return () => {
    const at = held.indexOf(keys);
    if (at >= 0) held.splice(at, 1);
  };
}

export function keysNow(): readonly Key[] {
  const seen = new Set<string>();
  return held.flat().filter((key) => !seen.has(key.press) && seen.add(key.press));
}

/** The name of a key press; letters are told apart by Shift only in their case. */
export function pressed(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
): string {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey && (event.key.length > 1 || control !== "") ? "Shift+" : "";
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return control + shift + name;
}

/** Elements that use the keys themselves: there only control keys are ours. */
function takesKeys(target: EventTarget | null, press: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches("textarea, select, [contenteditable]")) return true;
  if (target.matches("input:not([type=range], [type=checkbox], [type=radio])")) return true;
  if (target.matches("input[type=range]")) return /Arrow|Home|End|Page/.test(press);
  if (target.matches("button, a, summary, input, [role=option]")) return press === " ";
  return target.closest("[data-keys=own]") !== null && /Arrow|Home|End|Page|Enter/.test(press);
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const press = pressed(event);
  if (takesKeys(event.target, press)) return;
  const key = keysNow().find((candidate) => candidate.press === press);
  if (!key) return;
  event.preventDefault();
  key.act();
}
