import { text } from "$src/text";
import type { Entry } from "./Legend.svelte";
import { channelHue } from "./palette";

/** The order in which authorities are drawn, those nearest to the centre of power first. */
const ORDER = [
  "section",
  "politburo",
  "control-commission",
  "police",
  "local",
  "election",
  "nature",
  "other",
  "unknown",
];

export function channelOrder(channel: string): number {
  const at = ORDER.indexOf(channel);
  return at < 0 ? ORDER.length : at;
}

export function channelName(channel: string): string {
  return text.channels[channel as keyof typeof text.channels] ?? channel;
}

/** The legend of the authorities that occur, in their order. */
export function channelLegend(channels: Iterable<string>): Entry[] {
  return [...new Set(channels)]
    .sort((a, b) => channelOrder(a) - channelOrder(b))
    .map((channel) => ({ name: channelName(channel), hue: channelHue(channel) }));
}
