import { setImmediate as nextTurn } from "node:timers/promises";
import type { Article } from "../../model/article.ts";
import { Problem, type ProblemCode } from "../../model/problem.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { CONFIGURATION, idWithin } from "../../model/tenant.ts";
import type { Lead, Listing, Source } from "../../sources/source.ts";
import type { Kept } from "../../store/store.ts";
import { isFatal, loadWithinTime, noteFailure, noteTaken, readNoting, tellProgress, type Visit } from "./visit.ts";

/** A lead that failed so may work next time: the source is asked for it again. */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  "unreachable",
  "timed-out",
  "cancelled",
  "busy",
  "unavailable",
  "rate-limited",
]);
/** Articles are kept in batches, since each transaction writes the search index anew: of so many articles or characters … */
const BATCH_ARTICLES = 8;
const BATCH_CHARACTERS = 100_000;
/** … and none waits for those after it longer than this, where pages come slowly. */
const BATCH_MILLISECONDS = 2_000;

interface Loaded {
  readonly lead: Lead;
  readonly article: Article;
}

/** Keeps and reads the articles that a source offers. Whether every lead was taken care of, so that its memo may be kept. */
export async function takeLeads(visit: Visit, source: Source, { leads }: Listing): Promise<boolean> {
  const { store, signal, now } = visit.parts;
  const known = await store.knownLeads(
    source.id,
    leads.map(({ key }) => key),
  );
  let complete = true;
  let batch: Loaded[] = [];
  let begunAt = 0;
  for (const lead of leads.filter(({ key }) => !known.has(key))) {
    if (signal.aborted) break;
    const failure = await noteFailure(visit, notedOf(source, lead), async () => {
      const article = ownArticle(source, await loadWithinTime(visit, source, lead));
      if (batch.length === 0) begunAt = now().getTime();
      batch.push({ lead, article });
    });
    if (failure !== null && mayPass(failure)) complete = false;
    if (isFull(batch) || now().getTime() - begunAt >= BATCH_MILLISECONDS) {
      complete = (await keepBatch(visit, source, batch)) && complete;
      batch = [];
    }
    tellProgress(visit, source);
  }
  return (await keepBatch(visit, source, batch)) && complete && !signal.aborted;
}

/** What a workspace's feed says of an address is that workspace's alone: it must not change what others read there. */
function ownArticle({ tenant = CONFIGURATION }: Source, article: Article): Article {
  return { ...article, id: idWithin(tenant, article.id) };
}

const notedOf = ({ tenant }: Source, { title, url, key }: Lead) => ({ name: title ?? url ?? key, url, tenant });

function isFull(batch: readonly Loaded[]): boolean {
  const characters = batch.reduce((sum, { article }) => sum + article.text.length, 0);
  return batch.length >= BATCH_ARTICLES || characters >= BATCH_CHARACTERS;
}

/** Keeps articles as they are, then with their readings. Whether all of them were taken care of. */
async function keepBatch(visit: Visit, source: Source, batch: readonly Loaded[]): Promise<boolean> {
  const { store, now } = visit.parts;
  const seenAt = now().toISOString();
  const { id: sourceId, tenant = CONFIGURATION } = source;
  const offer = ({ article, lead }: Loaded) => ({ article, sourceId, leadKey: lead.key, seenAt, tenant });
  const fresh: Loaded[] = [];
  const kept = await keepTogether(visit, source, batch, async (some) => {
    const answers = await store.keepArticles(some.map(offer));
    fresh.push(...some.filter((_, index) => noteKept(visit, answers[index] ?? "known")));
  });
  const reads: (Loaded & ReadArticle)[] = [];
  const read = await eachAlone(visit, source, fresh, async ({ lead, article }) => {
    reads.push({ lead, article, reading: await readNoting(visit, article) });
  });
  const readKept = await keepTogether(visit, source, reads, async (some) => {
    await store.keepReadings(some.map(({ article, reading }) => ({ article, reading })));
    for (const { article } of some) noteTaken(visit, article);
  });
  return kept && read && readKept;
}

/** Whether the article is to be read. */
function noteKept({ outcome }: Visit, kept: Kept): boolean {
  if (kept === "edited") outcome.edited += 1;
  return kept !== "known";
}

/** All at once; where that fails, each alone, so that one article never stops the others. */
async function keepTogether<T extends Loaded>(
  visit: Visit,
  source: Source,
  batch: readonly T[],
  keep: (some: readonly T[]) => Promise<void>,
): Promise<boolean> {
  if (batch.length === 0) return true;
  try {
    await keep(batch);
    return true;
  } catch (thrown) {
    if (isFatal(thrown)) throw thrown;
    return await eachAlone(visit, source, batch, (one) => keep([one]));
  } finally {
    await nextTurn();
  }
}

async function eachAlone<T extends Loaded>(
  visit: Visit,
  source: Source,
  batch: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<boolean> {
  let complete = true;
  for (const one of batch) {
    const failure = await noteFailure(visit, notedOf(source, one.lead), () => work(one));
    if (failure !== null && mayPass(failure)) complete = false;
    await nextTurn();
  }
  return complete;
}

function mayPass({ thrown }: { readonly thrown: unknown }): boolean {
  return thrown instanceof Problem && PASSING.has(thrown.code);
}
