import type { Schemas } from "$src/api/ask";
import { address } from "$src/state/address.svelte";

type Asked = Schemas["RunAsked"];

/** A safeguard as it is asked for: NAME[=VALUE][@DATE]. */
export interface Chosen {
  readonly name: string;
  readonly value: string;
  readonly date: string;
}

export function readSafeguard(text: string): Chosen {
  const [before = "", date = ""] = text.split("@");
  const [name = "", value = ""] = before.split("=");
  return { name, value, date };
}

export function writeSafeguard({ name, value, date }: Chosen): string {
  return `${name}${value ? `=${value}` : ""}${date ? `@${date}` : ""}`;
}

/** What the address asks to run. */
export function settingsAsked(): Asked {
  const scale = Number.parseFloat(address.get("scale") ?? "");
  const cadres = Number.parseFloat(address.get("cadres") ?? "");
  return {
    scenario: address.get("scenario") ?? "ussr-1920",
    seed: Math.max(0, address.whole("seed", 1922)),
    scale: Number.isFinite(scale) ? scale : null,
    cadres: Number.isFinite(cadres) ? cadres : 1,
    until: address.get("until"),
    safeguards: address.list("with"),
    without: address.list("without"),
    title: address.get("name") ?? "",
  };
}

/** The change of the address that asks for the settings. */
export function askFor(asked: Asked): Record<string, string | number | null> {
  return {
    scenario: asked.scenario,
    seed: asked.seed,
    scale: asked.scale ?? null,
    cadres: asked.cadres === 1 ? null : asked.cadres,
    until: asked.until ?? null,
    with: asked.safeguards.join(","),
    without: asked.without.join(","),
    name: asked.title,
  };
}
