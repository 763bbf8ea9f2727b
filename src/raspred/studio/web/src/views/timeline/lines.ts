import type { Entry } from "$src/drawing/Legend.svelte";
import type { History } from "$src/history/history";
import { text } from "$src/text";

/** A monthly share from 0 to 1, with the bounds that its uncertainty allows. */
export interface Line extends Entry {
  readonly id: string;
  readonly shape: "line" | "dashed";
  readonly values: Float32Array;
  readonly low: Float32Array | null;
  readonly high: Float32Array | null;
}

/** The lines of a history: its own post debt and dependence, and the record where there is one. */
export function linesOf(history: History): Line[] {
  const words = text.timeline;
  const owed = debtTold(history);
  const wanted = [
    ["record.post-debt", words.record, "vermillion", "dashed", words.debtAbout],
    ["series.dependence", words.dependence, "orange", "line", words.dependenceAbout],
    owed === "series.debt"
      ? ([owed, words.placedHimself, "blue", "line", words.placedHimselfAbout] as const)
      : (["series.post-debt", words.debt, "blue", "line", words.debtAbout] as const),
  ] as const;
  return wanted.flatMap(([id, name, hue, shape, about]) => {
    const values = history.series(id);
    if (!values || values.every(Number.isNaN)) return [];
    if (owed === "series.debt" && id === "series.dependence" && !says(values)) return [];
    // Three bands on top of one another tell nothing: dependence is drawn without.
    const [low, high] =
      id === "series.dependence"
        ? [null, null]
        : [history.series(`${id}.low`), history.series(`${id}.high`)];
    return [{ id, name, hue, shape, about, values, low, high }];
  });
}

/**
 * The debt that a history is told by. Cardinals have no post that the pope filled beside the
 * seat from which they elect: where post debt says nothing, the plain debt is told.
 */
export function debtTold(history: History): "series.post-debt" | "series.debt" {
  const [post, plain] = [history.series("series.post-debt"), history.series("series.debt")];
  return plain && says(plain) && !(post && says(post)) ? "series.debt" : "series.post-debt";
}

const says = (values: Float32Array): boolean => values.some((value) => value > 0);

/** The holder of an office on a day: the title of the office is that of its post. */
export function holderOn(history: History, day: number): string | null {
  const post = history.head.posts.indexOf(history.head.office ?? "");
  if (post < 0) return null;
  const holder = history.seats.heldOn(post, day)[0];
  return holder ? (history.head.people.name[holder.person] ?? null) : null;
}
