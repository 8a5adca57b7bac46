import type { Article } from "../../model/article.ts";
import type { LeftOut } from "../../model/digest.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Reading } from "../../model/reading.ts";
import { CONFIGURATION, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { Lead, Listing, Memo, Source } from "../../sources/source.ts";
import { type Deadline, withinTime } from "./deadline.ts";
import type { CollectParts } from "./parts.ts";

/** Something with whom it belongs to. */
export type Owned<T> = T & { readonly tenant: Tenant };

/** One round of collecting while it goes on. */
export interface Round {
  readonly parts: CollectParts;
  /** Of articles that were kept and read; only their dates, since a first round over a thousand feeds takes thousands. */
  readonly taken: Pick<Article, "publishedAt">[];
  readonly done: {
    sources: number;
    edited: number;
    /** How many sources were read, by tenant. */
    readonly read: Map<Tenant, number>;
    readonly failed: { readonly source: Source; readonly reason: string }[];
    readonly leftOut: Owned<LeftOut>[];
    readonly notices: { readonly source: Source; readonly notice: string }[];
  };
}

/** A listing of a thousand files or a page of links takes a while; a single article does not. */
const LISTING_MILLISECONDS = 5 * 60_000;
const ARTICLE_MILLISECONDS = 2 * 60_000;

const timers: Deadline = (milliseconds) => AbortSignal.timeout(milliseconds);

export const listWithinTime = ({ parts }: Round, source: Source, memo: Memo): Promise<Listing> =>
  withinTime((signal) => source.list(memo, signal), LISTING_MILLISECONDS, { deadline: timers, ...parts });

export const loadWithinTime = ({ parts }: Round, source: Source, lead: Lead): Promise<Article> =>
  withinTime((signal) => source.load(lead, signal), ARTICLE_MILLISECONDS, { deadline: timers, ...parts });

export function beginRound(parts: CollectParts): Round {
  return { parts, taken: [], done: { sources: 0, edited: 0, read: new Map(), failed: [], leftOut: [], notices: [] } };
}

/** An article, as far as it takes to name it. */
interface Noted {
  readonly name: string;
  readonly url: string | null;
  readonly tenant?: Tenant | undefined;
}

/** Does something with one article; what goes wrong is noted by its name. Answers with it, or null. */
export async function noteFailure(
  { parts, done }: Round,
  { name, url, tenant = CONFIGURATION }: Noted,
  work: () => Promise<void>,
): Promise<{ readonly thrown: unknown } | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    if (isFatal(thrown)) throw thrown;
    if (!parts.signal.aborted) {
      done.leftOut.push({ what: "article", name, url, reason: reasonWords(name, thrown), tenant });
    }
    return { thrown };
  }
}

/** Reads an article, and notes where it was too long to be read whole. */
export async function readNoting({ parts, done }: Round, article: Article): Promise<Reading> {
  const reading = await parts.read(article, parts.signal);
  const { title, id, url, text } = article;
  if (reading.readTo === undefined) return reading;
  const share = Math.max(1, Math.round((100 * reading.readTo) / text.length));
  const reason = `only its beginning was read (${share} % of it), since it is very long`;
  done.leftOut.push({ what: "article", name: title ?? id, url, reason, tenant: tenantOfId(id) });
  return reading;
}

/** A Problem names its input first; where the name stands beside the reason anyway, once is enough. */
function reasonWords(name: string, thrown: unknown): string {
  const words = problemWords(thrown);
  return words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}

export function noteRead({ done }: Round, { tenant = CONFIGURATION }: Source): void {
  done.read.set(tenant, (done.read.get(tenant) ?? 0) + 1);
}

export function isFatal(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.code === "store-damaged";
}

export function tellProgress({ parts, taken, done }: Round, { name }: Source): void {
  const counts = { sourcesDone: done.sources, sources: parts.sources.length, articles: taken.length };
  parts.onProgress?.({ ...counts, source: name });
}
