import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Trouble"];

/** What the server said no to, each problem with its remedy. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map((problem) => `${problem.what} ${problem.remedy}`).join("\n"));
    this.name = "Refusal";
  }

  static from(error: unknown, response: Response): Refusal {
    return new Refusal(response.status, problemsOf(error, response));
  }
}

/** The server, typed from its own description. */
export const server = createClient<paths>({ baseUrl: window.location.origin });

/** Returns the body of an answer, or throws what was wrong. */
export async function told<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw Refusal.from(error, response);
  return data as T;
}

function problemsOf(error: unknown, response: Response): readonly Problem[] {
  if (typeof error === "object" && error !== null && "problems" in error)
    return error.problems as Problem[];
  return [{ where: response.url, what: `${response.status} ${response.statusText}`, remedy: "" }];
}
