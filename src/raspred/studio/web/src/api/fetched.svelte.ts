/**
 * An answer that follows what is asked: asking again cancels the question before, and the
 * former answer stays in view until the new one is there.
 */
export class Fetched<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  waiting = $state(false);
  #asked: string | null = null;
  #abort: AbortController | null = null;

  /** Asks unless the same was asked last; to be called from an effect. */
  ask(key: string, load: (signal: AbortSignal) => Promise<T>): void {
    if (key === this.#asked) return;
    this.#asked = key;
    void this.#load(load);
  }

  /** Forgets the answer, so that the next question is asked in any case. */
  forget(): void {
    this.#abort?.abort();
    this.#asked = null;
  }

  clear(): void {
    this.forget();
    this.value = null;
    this.error = null;
    this.waiting = false;
  }

  async #load(load: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.waiting = true;
    try {
      const value = await load(abort.signal);
      if (abort.signal.aborted) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = error;
      this.value = null;
    }
    this.waiting = false;
  }
}
