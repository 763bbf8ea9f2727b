import { SvelteMap } from "svelte/reactivity";
import { server, told, type Schemas } from "$src/api/ask";
import type { PeopleQuery } from "./asked";

export type Row = Schemas["PersonRow"];

export const PAGE = 100;

/** The list of people, fetched a page at a time as the reader comes to it. */
export class Rows {
  total = $state<number | null>(null);
  error = $state.raw<unknown>(null);
  #pages = new SvelteMap<number, Row[]>();
  #asked = new Set<number>();
  #abort = new AbortController();

  constructor(
    readonly history: string,
    readonly query: PeopleQuery,
  ) {}

  row(index: number): Row | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Fetches what is not there yet of the rows from `first` to `last`. */
  want(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.#fetch(page);
    }
  }

  stop(): void {
    this.#abort.abort();
  }

  async #fetch(page: number): Promise<void> {
    const { signal } = this.#abort;
    const query = { ...this.query, offset: page * PAGE, limit: PAGE };
    try {
      const answer = await told(
        server.GET("/api/histories/{history}/people", {
          params: { path: { history: this.history }, query },
          signal,
        }),
      );
      this.total = answer.total;
      this.#pages.set(page, answer.rows);
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
  }
}
