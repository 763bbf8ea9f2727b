import { server, told, type Schemas } from "$src/api/ask";
import type { paths } from "$src/api/schema";

type Query = NonNullable<paths["/api/histories/{history}/bodies"]["get"]["parameters"]["query"]>;

/** As many as a panel lists; the rest it counts. */
export const MOST = 120;

/** Returns the bodies of a history that fit every part of a query. */
export function bodiesOf(
  history: string,
  query: Query,
  signal: AbortSignal,
): Promise<Schemas["BodyList"]> {
  const params = { path: { history }, query };
  return told(server.GET("/api/histories/{history}/bodies", { params, signal }));
}
