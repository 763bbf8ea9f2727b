import { address } from "./address.svelte";
import { isoMonth, readMonth } from "./months";

export const SPEEDS = [3, 6, 12, 24, 48] as const;

/** The one clock: every view draws the month it shows. */
class Clock {
  first = $state(1920 * 12 + 3);
  last = $state(1939 * 12 + 2);
  /** The month shown where the address names none. */
  opens = $state(1939 * 12 + 2);
  playing = $state(false);
  #frame = 0;

  /** The month shown. */
  at = $derived.by(() => this.#within(readMonth(address.get("at")) ?? this.opens));

  /** Months a second. */
  speed = $derived.by(() => {
    const asked = address.whole("speed", 12);
    return SPEEDS.find((speed) => speed === asked) ?? 12;
  });

  span(first: number, last: number, opens: number): void {
    this.first = first;
    this.last = Math.max(first, last);
    this.opens = opens;
  }

  show(month: number): void {
    address.amend({ at: isoMonth(this.#within(month)) });
  }

  step(months: number): void {
    this.pause();
    this.show(this.at + months);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.at >= this.last) this.show(this.first);
    this.playing = true;
    let shownAt = performance.now();
    const turn = (now: number): void => {
      const due = Math.floor(((now - shownAt) / 1000) * this.speed);
      if (due > 0) {
        shownAt += (due / this.speed) * 1000;
        this.show(this.at + due);
        if (this.at >= this.last) return this.pause();
      }
      this.#frame = requestAnimationFrame(turn);
    };
    this.#frame = requestAnimationFrame(turn);
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
  }

  #within(month: number): number {
    return Math.min(this.last, Math.max(this.first, Math.round(month)));
  }
}

export const clock = new Clock();
