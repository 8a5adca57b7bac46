import type { Article } from "../../model/article.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Reading } from "../../model/reading.ts";
import { CONFIGURATION, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { Lead, Listing, Memo, Source } from "../../sources/source.ts";
import { type Deadline, withinTime } from "./deadline.ts";
import type { Outcome } from "./outcome.ts";
import type { CollectParts } from "./parts.ts";

/** What was done in this process since it began to collect. */
export interface Tally {
  sources: number;
  articles: number;
}

/** One source while it is read. */
export interface Visit {
  readonly parts: CollectParts;
  readonly outcome: Outcome;
  readonly tally: Tally;
}

/** A listing of a thousand files or a page of links takes a while; a single article does not. */
const LISTING_MILLISECONDS = 5 * 60_000;
const ARTICLE_MILLISECONDS = 2 * 60_000;

const timers: Deadline = (milliseconds) => AbortSignal.timeout(milliseconds);

export const listWithinTime = ({ parts }: Visit, source: Source, memo: Memo): Promise<Listing> =>
  withinTime((signal) => source.list(memo, signal), LISTING_MILLISECONDS, { deadline: timers, ...parts });

export const loadWithinTime = ({ parts }: Visit, source: Source, lead: Lead): Promise<Article> =>
  withinTime((signal) => source.load(lead, signal), ARTICLE_MILLISECONDS, { deadline: timers, ...parts });

export function beginVisit(parts: CollectParts, tally: Tally): Visit {
  const outcome = { failure: null, articles: 0, edited: 0, published: [], leftOut: [], notices: [] };
  return { parts, outcome, tally };
}

/** An article, as far as it takes to name it. */
interface Noted {
  readonly name: string;
  readonly url: string | null;
  readonly tenant?: Tenant | undefined;
}

/** Does something with one article; what goes wrong is noted by its name. Answers with it, or null. */
export async function noteFailure(
  { parts, outcome }: Visit,
  { name, url, tenant = CONFIGURATION }: Noted,
  work: () => Promise<void>,
): Promise<{ readonly thrown: unknown } | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    if (isFatal(thrown)) throw thrown;
    if (!parts.signal.aborted) {
      outcome.leftOut.push({ what: "article", name, url, reason: reasonWords(name, thrown), tenant });
    }
    return { thrown };
  }
}

/** Reads an article, and notes where it was too long to be read whole. */
export async function readNoting({ parts, outcome }: Visit, article: Article): Promise<Reading> {
  const reading = await parts.read(article, parts.signal);
  const { title, id, url, text } = article;
  if (reading.readTo === undefined) return reading;
  const share = Math.max(1, Math.round((100 * reading.readTo) / text.length));
  const reason = `only its beginning was read (${share} % of it), since it is very long`;
  outcome.leftOut.push({ what: "article", name: title ?? id, url, reason, tenant: tenantOfId(id) });
  return reading;
}

/** Notes an article that was kept with its reading. */
export function noteTaken({ outcome, tally }: Visit, { publishedAt }: Pick<Article, "publishedAt">): void {
  outcome.articles += 1;
  tally.articles += 1;
  if (publishedAt !== null) outcome.published.push(publishedAt);
}

/** A Problem names its input first; where the name stands beside the reason anyway, once is enough. */
function reasonWords(name: string, thrown: unknown): string {
  const words = problemWords(thrown);
  return words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}

export function isFatal(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.code === "store-damaged";
}

export function tellProgress({ parts, tally }: Visit, { name }: Source): void {
  const counts = { sourcesDone: tally.sources, sources: parts.sources.length, articles: tally.articles };
  parts.onProgress?.({ ...counts, source: name });
}
