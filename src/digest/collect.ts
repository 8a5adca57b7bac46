import type { Article } from "../model/article.ts";
import type { LeftOut, Receipt } from "../model/digest.ts";
import { Problem, type ProblemCode, problemWords } from "../model/problem.ts";
import type { Reading } from "../model/reading.ts";
import type { Lead, Listing, Source } from "../sources/source.ts";
import type { Store } from "../store/store.ts";
import { createGate, forEachLimited, type Gate } from "./collect/limited.ts";
import { placeArticles } from "./collect/place-articles.ts";

export interface CollectParts {
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly read: (article: Article, signal: AbortSignal) => Promise<Reading>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CollectProgress) => void;
  /** Sources asked at the same time: most of them only wait for an answer. */
  readonly sourcesAtOnce?: number;
  /** Sources whose articles are loaded at the same time; one source's articles are loaded one after another. */
  readonly loadedAtOnce?: number;
  /** Articles no older than this are looked at when a new one is sorted into a story. */
  readonly storyDays?: number;
}

export interface CollectProgress {
  readonly sourcesDone: number;
  readonly sources: number;
  readonly articles: number;
  /** Name of the source that was just worked on. */
  readonly source: string;
}

/** What one round of collecting did. */
export interface Collected {
  readonly sourcesRead: number;
  readonly sourcesFailed: Receipt["sourcesFailed"];
  /** Articles read in this round, and how many of them were in the store with another text. */
  readonly articles: number;
  readonly edited: number;
  /** Articles that could not be loaded or read, each with its reason. */
  readonly leftOut: readonly LeftOut[];
  /** Words of sources that still work: "moved to …". */
  readonly notices: readonly { readonly name: string; readonly notice: string }[];
  /** True where the signal stopped the round before its end. */
  readonly stopped: boolean;
}

/** A lead that failed so may work next time: the source is asked for it again. */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  "unreachable",
  "timed-out",
  "cancelled",
  "busy",
  "unavailable",
  "rate-limited",
]);
const UNREAD_AT_ONCE = 500;
/** One slow server in fifty, each held for its whole time-out, must not hold up the others. */
const SOURCES_AT_ONCE = 128;
const LOADED_AT_ONCE = 8;

interface Round {
  readonly parts: CollectParts;
  readonly loading: Gate;
  /** Without their readings: a first round over a thousand feeds takes thousands. */
  readonly taken: Article[];
  readonly done: {
    sources: number;
    edited: number;
    readonly failed: { readonly source: Source; readonly reason: string }[];
    readonly leftOut: LeftOut[];
    readonly notices: { readonly source: Source; readonly notice: string }[];
  };
}

/**
 * Reads every source once: new articles are kept, read, and at the end sorted into stories, oldest first, so that the
 * fastest source makes no difference. A source or article that fails is named in the answer and never stops the rest;
 * only a damaged store does. An abort begins nothing more; what was kept and not read is read in the next round.
 * Throws Problem `store-damaged`.
 */
export async function collect(parts: CollectParts): Promise<Collected> {
  const done = { sources: 0, edited: 0, failed: [], leftOut: [], notices: [] };
  const round: Round = { parts, loading: createGate(parts.loadedAtOnce ?? LOADED_AT_ONCE), taken: [], done };
  await readLeftovers(round);
  const atOnce = parts.sourcesAtOnce ?? SOURCES_AT_ONCE;
  await forEachLimited(parts.sources, atOnce, parts.signal, (source) => readSource(round, source));
  await placeArticles(parts.store, round.taken, parts.now(), parts.storyDays ?? 7);
  return summarise(round);
}

/** Articles that a former round kept and could not read. */
async function readLeftovers(round: Round): Promise<void> {
  for (const article of await round.parts.store.unread(UNREAD_AT_ONCE)) {
    if (round.parts.signal.aborted) return;
    await noteFailure(round, article.title ?? article.id, article.url, () => readAndKeep(round, article));
  }
}

async function readSource(round: Round, source: Source): Promise<void> {
  const { store, signal, now } = round.parts;
  const former = await store.sourceState(source.id);
  const state = { sourceId: source.id, memo: former?.memo ?? {}, lastReadAt: former?.lastReadAt ?? null };
  try {
    const listing = await source.list(state.memo, signal);
    const complete = await round.loading(() => takeLeads(round, source, listing));
    const memo = complete ? listing.memo : state.memo;
    await store.keepSourceState({ ...state, memo, lastReadAt: now().toISOString(), failures: 0, lastProblem: null });
    for (const notice of listing.notices) round.done.notices.push({ source, notice });
  } catch (thrown) {
    if (isFatal(thrown)) throw thrown;
    if (signal.aborted) return;
    const reason = problemWords(thrown);
    round.done.failed.push({ source, reason });
    await store.keepSourceState({ ...state, failures: (former?.failures ?? 0) + 1, lastProblem: reason });
  }
  round.done.sources += 1;
  tellProgress(round, source);
}

/** Whether every lead was taken care of, so that the source's memo may be kept. */
async function takeLeads(round: Round, source: Source, { leads }: Listing): Promise<boolean> {
  let complete = true;
  for (const lead of leads) {
    if (round.parts.signal.aborted) return false;
    const failure = await noteFailure(round, lead.title ?? lead.url ?? lead.key, lead.url, () =>
      takeLead(round, source, lead),
    );
    if (failure !== null && mayPass(failure)) complete = false;
    tellProgress(round, source);
  }
  return complete;
}

async function takeLead(round: Round, source: Source, lead: Lead): Promise<void> {
  const { store, signal, now } = round.parts;
  if (await store.hasLead(source.id, lead.key)) return;
  const article = await source.load(lead, signal);
  const kept = await store.keepArticle(article, source.id, now().toISOString());
  await store.keepLead(source.id, lead.key, article.id, now().toISOString());
  if (kept === "known") return;
  if (kept === "edited") round.done.edited += 1;
  await readAndKeep(round, article);
}

async function readAndKeep(round: Round, article: Article): Promise<void> {
  const reading = await round.parts.read(article, round.parts.signal);
  await round.parts.store.keepReading({ article, reading });
  round.taken.push(article);
}

/** Does something with one article; what goes wrong is noted by its name. Answers with it, or null. */
async function noteFailure(
  round: Round,
  name: string,
  url: string | null,
  work: () => Promise<void>,
): Promise<{ thrown: unknown } | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    if (isFatal(thrown)) throw thrown;
    if (!round.parts.signal.aborted) {
      round.done.leftOut.push({ what: "article", name, url, reason: reasonWords(name, thrown) });
    }
    return { thrown };
  }
}

/** A Problem names its input first; where the name stands beside the reason anyway, once is enough. */
function reasonWords(name: string, thrown: unknown): string {
  const words = problemWords(thrown);
  return words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}

function mayPass({ thrown }: { thrown: unknown }): boolean {
  return thrown instanceof Problem && PASSING.has(thrown.code);
}

function isFatal(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.code === "store-damaged";
}

function tellProgress({ parts, taken, done }: Round, { name }: Source): void {
  const counts = { sourcesDone: done.sources, sources: parts.sources.length, articles: taken.length };
  parts.onProgress?.({ ...counts, source: name });
}

/** In the order of the sources in the configuration, whichever was the fastest. */
function summarise({ parts, taken, done }: Round): Collected {
  const place = (source: Source) => parts.sources.indexOf(source);
  const failed = done.failed.toSorted((one, other) => place(one.source) - place(other.source));
  const notices = done.notices.toSorted((one, other) => place(one.source) - place(other.source));
  return {
    sourcesRead: done.sources - failed.length,
    sourcesFailed: failed.map(({ source, reason }) => ({ name: source.name, reason })),
    articles: taken.length,
    edited: done.edited,
    leftOut: done.leftOut,
    notices: notices.map(({ source, notice }) => ({ name: source.name, notice })),
    stopped: parts.signal.aborted,
  };
}
