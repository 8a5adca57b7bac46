import { setImmediate as nextTurn } from "node:timers/promises";
import type { LeftOut, Receipt } from "../../model/digest.ts";
import { CONFIGURATION, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { Source } from "../../sources/source.ts";
import { COLLECT, collectQueued } from "./collect-queued.ts";
import { type Outcome, outcome } from "./outcome.ts";
import type { CollectParts } from "./parts.ts";
import { placeArticles } from "./place-articles.ts";
import { beginVisit, isFatal, noteFailure, noteTaken, readNoting, type Tally } from "./visit.ts";

/** Something with whom it belongs to. */
type Owned<T> = T & { readonly tenant: Tenant };

/** What one round of collecting did. */
export interface Collected {
  readonly sourcesRead: number;
  /** The same by tenant. */
  readonly sourcesReadOf: Readonly<Record<Tenant, number>>;
  readonly sourcesFailed: readonly Owned<Receipt["sourcesFailed"][number]>[];
  /** Articles read in this round, and how many of them were in the store with another text. */
  readonly articles: number;
  /** When they were published, as far as they say. */
  readonly published: readonly string[];
  readonly edited: number;
  /** Articles that could not be loaded or read, each with its reason. */
  readonly leftOut: readonly Owned<LeftOut>[];
  /** Words of sources that still work: "moved to …". */
  readonly notices: readonly { readonly name: string; readonly notice: string }[];
  /** True where the signal stopped the round before its end. */
  readonly stopped: boolean;
}

const UNREAD_AT_ONCE = 500;
/** Several processes on one store agree on the time, up to so much. */
const APART_MILLISECONDS = 1_000;

/**
 * Reads every source once, beside whoever else works on the queue: new articles are kept, read, and at the end sorted into
 * stories, oldest first, so that the fastest source makes no difference. A source or article that fails is named in the answer
 * and never stops the rest; only a damaged store does. An abort begins nothing more; what was kept and not read is read in the
 * next round. Throws Problem `store-damaged`, and what kept a source from being noted once all others are read.
 */
export async function collect(parts: CollectParts): Promise<Collected> {
  const since = new Date(parts.now().getTime() - APART_MILLISECONDS).toISOString();
  const tally: Tally = { sources: 0, articles: 0 };
  const leftovers = await readLeftovers(parts, tally);
  const problem = await readSources(parts, tally);
  if (problem !== null && isFatal(problem.thrown)) throw problem.thrown;
  await placeArticles(parts.store, parts.now(), parts.storyDays ?? 10);
  if (problem !== null) throw problem.thrown;
  return summarise(parts, leftovers, await outcomesSince(parts, since));
}

/** Articles that a former round kept and could not read. */
async function readLeftovers(parts: CollectParts, tally: Tally): Promise<Outcome> {
  const visit = beginVisit(parts, tally);
  for (const article of await parts.store.unread(UNREAD_AT_ONCE)) {
    if (parts.signal.aborted) break;
    const noted = { name: article.title ?? article.id, url: article.url, tenant: tenantOfId(article.id) };
    await noteFailure(visit, noted, async () => {
      await parts.store.keepReading({ article, reading: await readNoting(visit, article) });
      noteTaken(visit, article);
    });
    await nextTurn();
  }
  return visit.outcome;
}

/** Queues the sources and works on them until all are read; answers with what was thrown here, null where nothing was. */
async function readSources(parts: CollectParts, tally: Tally): Promise<{ readonly thrown: unknown } | null> {
  const { queue, sources } = parts;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const over = new AbortController();
  const signal = AbortSignal.any([parts.signal, over.signal]);
  const sourceOf = async (id: string) => byId.get(id) ?? null;
  await queue.put(COLLECT, [...byId.keys()]);
  const working = collectQueued({ ...parts, signal, sourceOf }, tally).finally(() => over.abort());
  await queue.idle(COLLECT, signal).finally(() => over.abort());
  return working;
}

/** What came of each source. */
async function outcomesSince({ store, sources }: CollectParts, since: string): Promise<[Source, Outcome][]> {
  const tried = new Map((await store.triesSince(since)).map((one) => [one.sourceId, one.outcome]));
  return sources.flatMap((source) => {
    const kept = outcome.safeParse(tried.get(source.id));
    return kept.success ? [[source, kept.data]] : [];
  });
}

const tenantOf = ({ tenant = CONFIGURATION }: Source): Tenant => tenant;

function summarise(
  { signal }: CollectParts,
  leftovers: Outcome,
  outcomes: readonly (readonly [Source, Outcome])[],
): Collected {
  const all = [leftovers, ...outcomes.map(([, of]) => of)];
  const sourcesReadOf: Record<Tenant, number> = {};
  const read = outcomes.filter(([, { failure }]) => failure === null);
  for (const [source] of read) sourcesReadOf[tenantOf(source)] = (sourcesReadOf[tenantOf(source)] ?? 0) + 1;
  return {
    sourcesRead: read.length,
    sourcesReadOf,
    sourcesFailed: outcomes.flatMap(([source, { failure }]) =>
      failure === null ? [] : [{ name: source.name, reason: failure, tenant: tenantOf(source) }],
    ),
    articles: all.reduce((sum, { articles }) => sum + articles, 0),
    published: all.flatMap(({ published }) => published),
    edited: all.reduce((sum, { edited }) => sum + edited, 0),
    leftOut: all.flatMap((of) => of.leftOut),
    notices: outcomes.flatMap(([{ name }, { notices }]) => notices.map((notice) => ({ name, notice }))),
    stopped: signal.aborted,
  };
}
