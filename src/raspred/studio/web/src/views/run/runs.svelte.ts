import { server, told, type Schemas } from "$src/api/ask";
import { shelf } from "$src/history/shelf.svelte";

export type Run = Schemas["Run"];

const OVER = new Set<Run["state"]>(["done", "cancelled", "failed", "interrupted"]);

export const isOver = (run: Run): boolean => OVER.has(run.state);

/** The runs that the server remembers, told as they go on. */
export class Runs {
  list = $state.raw<Run[]>([]);
  error = $state.raw<unknown>(null);
  #done = 0;

  /** Listens until the returned function is called. */
  follow(): () => void {
    const source = new EventSource("/api/runs/events");
    source.addEventListener("message", (event: MessageEvent<string>) => {
      this.#take((JSON.parse(event.data) as Schemas["Runs"]).runs);
    });
    return () => source.close();
  }

  async start(asked: Schemas["RunAsked"]): Promise<void> {
    await this.#try(told(server.POST("/api/runs", { body: asked })));
  }

  async cancel(run: string): Promise<void> {
    await this.#try(told(server.POST("/api/runs/{run}/cancel", { params: { path: { run } } })));
  }

  async forget(run: string): Promise<void> {
    await this.#try(told(server.DELETE("/api/runs/{run}", { params: { path: { run } } })));
  }

  #take(runs: Run[]): void {
    this.list = runs;
    const done = runs.filter((run) => run.state === "done").length;
    if (done > this.#done) shelf.refresh();
    this.#done = done;
  }

  async #try(answer: Promise<unknown>): Promise<void> {
    this.error = null;
    try {
      await answer;
      this.#take((await told(server.GET("/api/runs"))).runs);
    } catch (error) {
      this.error = error;
    }
  }
}
