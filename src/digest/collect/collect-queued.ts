import type { Source } from "../../sources/source.ts";
import type { CollectParts } from "./parts.ts";
import { SOURCES_AT_ONCE, sourceCollector } from "./source-collector.ts";
import { isFatal, type Tally } from "./visit.ts";

/** The kind of work that reads a source; its key is the source's id. */
export const COLLECT = "collect";
/** For each that is asked, some that answered wait until the articles of others are loaded. */
const IN_HAND_FOR_EACH = 4;

export interface QueuedParts extends CollectParts {
  /** Null for a source that was removed meanwhile. */
  readonly sourceOf: (id: string) => Promise<Source | null>;
}

/**
 * Reads sources that are queued, by this process or by another one, until the signal. What could not be done is tried again;
 * answers with the first that was thrown, null where nothing was. A damaged store ends it.
 */
export async function collectQueued(parts: QueuedParts, tally: Tally): Promise<{ readonly thrown: unknown } | null> {
  const damaged = new AbortController();
  const signal = AbortSignal.any([parts.signal, damaged.signal]);
  const collectSource = sourceCollector({ ...parts, signal }, tally);
  const failures: { readonly thrown: unknown }[] = [];
  const work = async (id: string): Promise<void> => {
    try {
      const source = await parts.sourceOf(id);
      if (source !== null) await collectSource(source);
    } catch (thrown) {
      if (!signal.aborted) failures.push({ thrown });
      if (isFatal(thrown)) damaged.abort();
      throw thrown;
    }
  };
  await parts.queue.work(COLLECT, {
    atOnce: (parts.sourcesAtOnce ?? SOURCES_AT_ONCE) * IN_HAND_FOR_EACH,
    signal,
    work,
  });
  return failures.find(({ thrown }) => isFatal(thrown)) ?? failures[0] ?? null;
}
