import type { Source } from "../../sources/source.ts";
import { collectQueued } from "./collect-queued.ts";
import type { CollectParts } from "./parts.ts";
import { isFatal } from "./visit.ts";

/** People add and remove sources in chats: after so long they are looked up anew. */
const REMEMBERED_MILLISECONDS = 60_000;

export interface ForOthersParts extends CollectParts {
  readonly sourcesNow: () => Promise<readonly Source[]>;
}

/**
 * Reads the sources that another process queues, until the signal. What fails is tried again, here or there. Throws Problem
 * `store-damaged`.
 */
export async function collectForOthers(parts: ForOthersParts): Promise<void> {
  const sourceOf = remembering(parts);
  const problem = await collectQueued({ ...parts, sourceOf }, { sources: 0, articles: 0 });
  if (problem !== null && isFatal(problem.thrown)) throw problem.thrown;
}

function remembering({ sourcesNow, now }: ForOthersParts): (id: string) => Promise<Source | null> {
  let known = new Map<string, Source>();
  let until = 0;
  return async (id) => {
    if (now().getTime() >= until || !known.has(id)) {
      known = new Map((await sourcesNow()).map((source) => [source.id, source]));
      until = now().getTime() + REMEMBERED_MILLISECONDS;
    }
    return known.get(id) ?? null;
  };
}
