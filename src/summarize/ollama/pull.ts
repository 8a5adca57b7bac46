import type { ProgressResponse } from "ollama";
import { Problem } from "../../model/problem.ts";
import { callServer, type ModelServer } from "./server.ts";
import { oneLine } from "./shown.ts";

export interface PullProgress {
  /** What the server is at: "pulling 4f5b…", one line without control characters. */
  readonly status: string;
  /** How much of the present piece is there, from 0 to 1; null where the server does not say. */
  readonly share: number | null;
}

const LONGEST_STATUS = 80;

/**
 * Makes a server fetch a model, however long it takes. Throws as `callServer`, and Problem `not-found` where the library
 * has no such model, `unavailable` where fetching failed or ended early; what was fetched is kept by the server, so that
 * another try goes on from there.
 */
export function pullModel(
  server: ModelServer,
  model: string,
  onProgress: (progress: PullProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const call = { model, milliseconds: null, signal, mostCharacters: null };
  return callServer(server, call, async (client) => {
    try {
      for await (const step of await client.pull({ model, stream: true })) onProgress(progressOf(step));
    } catch (thrown) {
      throw noSuchModel(thrown, model) ?? thrown;
    }
  });
}

/** What the server sends is anything at all, whatever the client's types say. */
function progressOf({
  status,
  completed,
  total,
}: { readonly [Key in keyof ProgressResponse]?: unknown }): PullProgress {
  return {
    status: typeof status === "string" ? oneLine(status).slice(0, LONGEST_STATUS) : "",
    share: shareOf(completed, total),
  };
}

function shareOf(completed: unknown, total: unknown): number | null {
  if (typeof completed !== "number" || typeof total !== "number") return null;
  const share = completed / total;
  return total > 0 && share >= 0 ? Math.min(1, share) : null;
}

function noSuchModel(thrown: unknown, model: string): Problem | null {
  const words = thrown instanceof Error ? thrown.message : "";
  if (!/does not exist|not found/i.test(words)) return null;
  const remedy = "See https://ollama.com/library for names.";
  return new Problem("not-found", `Ollama's library has no model ${oneLine(model)}. ${remedy}`, { cause: thrown });
}
