/**
 * Where the reader is. Everything that can be seen is a state of the address line, so that
 * a link, the back button and undo all mean the same thing.
 */

export type Change = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Returns the query with the change applied; null, "" and false take a parameter away. */
export function changed(query: string, change: Change): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === "" || value === false)
      params.delete(name);
    else params.set(name, value === true ? "1" : String(value));
  }
  params.sort();
  // These are legal in a query; links stay readable with them.
  return params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%40", "@");
}

// Browsers refuse more than a few hundred changes of the address in half a minute.
const QUIET_MS = 300;

class Address {
  #query = $state(window.location.search.slice(1));
  #step = $state(depth());
  #reached = $state(depth());
  #waiting: number | undefined;
  #params = $derived(new URLSearchParams(this.#query));

  constructor() {
    window.addEventListener("popstate", () => {
      window.clearTimeout(this.#waiting);
      this.#query = window.location.search.slice(1);
      this.#step = depth();
    });
  }

  get(name: string): string | null {
    return this.#params.get(name);
  }

  list(name: string): string[] {
    return (this.get(name) ?? "").split(",").filter(Boolean);
  }

  whole(name: string, otherwise: number): number {
    const value = Number.parseInt(this.get(name) ?? "", 10);
    return Number.isFinite(value) ? value : otherwise;
  }

  get query(): string {
    return this.#query;
  }

  get canUndo(): boolean {
    return this.#step > 0;
  }

  get canRedo(): boolean {
    return this.#step < this.#reached;
  }

  /** A link to the present state with the change applied. */
  link(change: Change): string {
    return `?${changed(this.#query, change)}`;
  }

  /** A step the back button undoes. */
  go(change: Change): void {
    const query = changed(this.#query, change);
    if (query === this.#query) return;
    this.#write();
    this.#query = query;
    this.#step += 1;
    this.#reached = this.#step;
    window.history.pushState({ step: this.#step }, "", `?${query}`);
  }

  /** A change within the present step, such as the month under a moving slider. */
  amend(change: Change): void {
    this.#query = changed(this.#query, change);
    window.clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => this.#write(), QUIET_MS);
  }

  undo(): void {
    if (this.canUndo) window.history.back();
  }

  redo(): void {
    if (this.canRedo) window.history.forward();
  }

  #write(): void {
    window.clearTimeout(this.#waiting);
    window.history.replaceState({ step: this.#step }, "", `?${this.#query}`);
  }
}

function depth(): number {
  const state: unknown = window.history.state;
  if (typeof state === "object" && state !== null && "step" in state) return Number(state.step);
  return 0;
}

export const address = new Address();
