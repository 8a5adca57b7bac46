import { setImmediate as nextTurn } from "node:timers/promises";
import type { Bounds, Forgotten, RetentionStore } from "../store/retention-store.ts";

const DAY = 86_400_000;
const AT_ONCE = 20;

/** How many days each is kept; null for ever. */
export interface KeptDays {
  readonly articles: number | null;
  readonly texts: number | null;
  readonly digests: number | null;
  readonly seen: number | null;
}

export function boundsAt({ articles, texts, digests, seen }: KeptDays, now: Date): Bounds {
  const before = (days: number | null) => (days === null ? null : new Date(now.getTime() - days * DAY).toISOString());
  return { articles: before(articles), texts: before(texts), digests: before(digests), seen: before(seen) };
}

const NOTHING: Forgotten = { articles: 0, texts: 0, digests: 0, seen: 0 };

/**
 * Forgets what is older than its days and puts the search in order, in small steps between which others have the thread; a stop
 * or a kill in between leaves the rest for next time. Answers with what was forgotten.
 */
export async function prune(store: RetentionStore, bounds: Bounds, signal: AbortSignal): Promise<Forgotten> {
  let all = NOTHING;
  while (!signal.aborted) {
    const step = await store.forget(bounds, AT_ONCE);
    if (Object.values(step).every((count) => count === 0)) break;
    all = {
      articles: all.articles + step.articles,
      texts: all.texts + step.texts,
      digests: all.digests + step.digests,
      seen: all.seen + step.seen,
    };
    await nextTurn();
  }
  while (!signal.aborted && (await store.tidySearch())) await nextTurn();
  return all;
}
