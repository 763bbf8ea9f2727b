import { Refusal, server, told, type Schemas } from "$src/api/ask";
import { Fetched } from "$src/api/fetched.svelte";
import { address } from "$src/state/address.svelte";
import { clock } from "$src/state/clock.svelte";
import { History } from "./history";

/** The histories that can be opened, and the one that is. */
class Shelf {
  list = new Fetched<Schemas["Shelved"][]>();
  open = new Fetched<History>();
  about = new Fetched<Schemas["History"]>();

  /** Histories alone: ensembles are asked in their own view. */
  histories = $derived(
    (this.list.value ?? []).filter((each) => each.kind !== "ensemble" && each.trouble === null),
  );
  ensembles = $derived((this.list.value ?? []).filter((each) => each.kind === "ensemble"));
  id = $derived(address.get("h") ?? this.histories[0]?.id ?? null);

  /** Follows the address; to be called from an effect. */
  follow(): void {
    this.list.ask("list", (signal) => told(server.GET("/api/histories", { signal })));
    const id = this.id;
    if (id === null) return;
    this.open.ask(id, async (signal) => {
      const history = await packed(id, signal);
      clock.span(history.first, history.last, history.opens);
      return history;
    });
    this.about.ask(id, (signal) =>
      told(server.GET("/api/histories/{history}", { params: { path: { history: id } }, signal })),
    );
  }

  /** Reads the list anew, after a run or a reading has added to it. */
  refresh(): void {
    this.list.forget();
    this.list.ask("list", (signal) => told(server.GET("/api/histories", { signal })));
  }
}

async function packed(id: string, signal: AbortSignal): Promise<History> {
  const { data, error, response } = await server.GET("/api/histories/{history}/packed", {
    params: { path: { history: id } },
    parseAs: "arrayBuffer",
    signal,
  });
  if (!response.ok) throw Refusal.from(error, response);
  return new History(data as unknown as ArrayBuffer);
}

export const shelf = new Shelf();
