import { z } from "zod";
import type { Article } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import { canonicalUrl } from "../canonical-url.ts";
import { contentHash } from "../content-hash.ts";
import { decodeText } from "../decode.ts";
import { withoutOutlet } from "../extract/html/title.ts";
import type { Http, HttpAnswer } from "../http/http.ts";
import { refuseNonArticle } from "../non-article.ts";
import type { ParsingPool } from "../parsing/pool.ts";
import { isSameSite } from "../same-site.ts";
import type { Lead, Listing, Memo, Source } from "../source.ts";
import { isDue, type Visit, visit } from "../visits.ts";
import type { FeedEntry } from "./feed.ts";
import { plainTitle } from "./plain-title.ts";

const ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
/** An entry's body from this length on is the article; a shorter one is a teaser for it. */
const FULL_CHARACTERS = 1_500;
const MAX_LEADS = 200;
const LONGEST_OUTLET = 80;

export interface FeedSourceOptions {
  readonly id: string;
  /** Shown to people; also the outlet of its articles, unless they are of other papers. */
  readonly name: string;
  readonly url: string;
  readonly topics: readonly string[];
  readonly http: Http;
  readonly pool: ParsingPool;
  readonly now: () => Date;
  /** Asks even where it is too soon. */
  readonly isForced?: boolean;
}

const picture = z.object({ url: z.string(), alt: z.string().nullable() });
const payload = z.object({
  html: z.string().nullable(),
  author: z.string().nullable(),
  picture: picture.optional(),
  outlet: z.string().optional(),
});

/** A feed: RSS, Atom or JSON Feed. Full bodies are used as they are; for teasers the page is fetched. */
export function feedSource(options: FeedSourceOptions): Source {
  const { id, name, topics } = options;
  return {
    id,
    name,
    topics,
    list: (memo, signal) => list(options, memo, signal),
    load: (lead, signal) => load(options, lead, signal),
  };
}

async function list(options: FeedSourceOptions, memo: Memo, signal: AbortSignal): Promise<Listing> {
  const known = visit.parse(memo);
  const now = options.now().getTime();
  if (known.isGone) return nothing(known, [`${options.url} is gone for good; take it out of the sources`]);
  if (!options.isForced && !isDue(known, now)) return nothing(known, []);
  const url = known.movedTo ?? options.url;
  const answer = await options.http.get({ url, accept: ACCEPT, validators: known }, signal);
  const seen: Visit = { ...known, movedTo: answer.movedTo ?? known.movedTo, readAt: now };
  const notices = moveNotices(known, answer);
  if (answer.kind === "gone") {
    return nothing({ ...seen, isGone: true }, [`${url} is gone for good (HTTP 410); take it out of the sources`]);
  }
  if (answer.kind === "unchanged") return nothing({ ...seen, ...answer.validators }, notices);
  const { bytes, contentType, validators } = answer;
  const feed = await options.pool.parse({ kind: "feed", bytes, url: answer.url, contentType }, signal);
  return { leads: leadsOf(feed.entries, answer.url), memo: { ...seen, ...validators }, unchanged: false, notices };
}

function nothing(memo: Visit, notices: readonly string[]): Listing {
  return { leads: [], memo, unchanged: true, notices };
}

function moveNotices(known: Visit, { movedTo }: HttpAnswer): string[] {
  return movedTo && movedTo !== known.movedTo ? [`moved to ${movedTo}; write that address into the configuration`] : [];
}

/** One lead an article: the same page twice in a feed is one. A changed headline, date or full body makes a new lead. */
function leadsOf(entries: readonly FeedEntry[], feedUrl: string): Lead[] {
  const leads = new Map<string, Lead>();
  for (const entry of newestOf(entries)) {
    const url = entry.url && canonicalUrl(entry.url);
    const key = `${entry.id.slice(0, 300)}#${contentHash([entry.title, entry.publishedAt, ...fullBody(entry)]).slice(0, 8)}`;
    const title = entry.title && plainTitle(entry.title);
    const { publishedAt, html, author, picture } = entry;
    const outlet = foreignOutlet(entry, feedUrl);
    const given = { html, author, ...(picture ? { picture } : {}), ...(outlet === null ? {} : { outlet }) };
    if (!leads.has(url ?? key)) leads.set(url ?? key, { key, url, title, publishedAt, payload: given });
  }
  return [...leads.values()];
}

/** The paper that an aggregator took an entry from; null for an entry of the feed's own. */
function foreignOutlet({ outlet }: FeedEntry, feedUrl: string): string | null {
  if (!outlet || (outlet.url !== null && isSameSite(outlet.url, feedUrl))) return null;
  return outlet.name.slice(0, LONGEST_OUTLET);
}

/** The newest by their dates; where most have none, from both ends, as feeds without dates begin with either. */
function newestOf(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  if (entries.length <= MAX_LEADS) return entries;
  const dated = entries.filter(({ publishedAt }) => publishedAt !== null);
  if (dated.length < entries.length / 2) return [...entries.slice(0, MAX_LEADS / 2), ...entries.slice(-MAX_LEADS / 2)];
  const moment = ({ publishedAt }: FeedEntry) => publishedAt ?? "";
  return entries
    .toSorted((one, other) => (moment(one) < moment(other) ? 1 : moment(one) > moment(other) ? -1 : 0))
    .slice(0, MAX_LEADS);
}

/** The words of a body that is the article itself: for these nothing is fetched, so that a correction costs nothing. */
function fullBody({ html }: FeedEntry): string[] {
  return html && html.length >= FULL_CHARACTERS ? [html.replace(/<[^<>]{0,2000}>/g, " ").replace(/\s+/g, " ")] : [];
}

async function load(options: FeedSourceOptions, lead: Lead, signal: AbortSignal): Promise<Article> {
  const { html, author, picture, outlet } = payload.catch({ html: null, author: null }).parse(lead.payload);
  const given = html ? await fromEntry(options, lead, html, signal) : null;
  const article = given && given.text.length >= FULL_CHARACTERS ? given : await fuller(options, lead, given, signal);
  const shown = article.picture ?? picture;
  const paper = outlet ?? article.outlet;
  const known = {
    ...article,
    outlet: paper,
    title: lead.title === null ? article.title : withoutOutlet(lead.title, paper, ""),
    author: author ?? article.author,
    ...(shown ? { picture: shown } : {}),
  };
  const dated = lead.publishedAt
    ? { ...known, publishedAt: lead.publishedAt, publishedPrecision: "minute" as const }
    : known;
  refuseNonArticle(dated);
  return dated;
}

/** The page; the entry's own text where the page has less of it or cannot be had for good. */
async function fuller(
  options: FeedSourceOptions,
  lead: Lead,
  given: Article | null,
  signal: AbortSignal,
): Promise<Article> {
  try {
    const article = await fromPage(options, lead, signal);
    refuseNonArticle(article);
    return given && given.text.length > article.text.length ? given : article;
  } catch (thrown) {
    if (given && given.text.length >= FULL_CHARACTERS / 4 && !mayPass(thrown)) return given;
    throw thrown;
  }
}

function mayPass(thrown: unknown): boolean {
  return (
    !(thrown instanceof Problem) || ["cancelled", "rate-limited", "timed-out", "unreachable"].includes(thrown.code)
  );
}

async function fromPage(
  { http, pool, name, url }: FeedSourceOptions,
  lead: Lead,
  signal: AbortSignal,
): Promise<Article> {
  if (!lead.url)
    throw new Problem("unreadable", `"${lead.title ?? lead.key}": the entry has neither a text nor an address`);
  const answer = await http.get({ url: lead.url }, signal);
  if (answer.kind !== "body") throw new Problem("not-found", `${lead.url}: gone for good (HTTP 410)`);
  const html = decodeText(answer.bytes, answer.contentType);
  const article = await pool.parse({ kind: "page", html, url: answer.url }, signal);
  return { ...article, outlet: isSameSite(url, answer.url) ? name : (article.outlet ?? name) };
}

async function fromEntry(
  { pool, name, url }: FeedSourceOptions,
  lead: Lead,
  html: string,
  signal: AbortSignal,
): Promise<Article> {
  const article = await pool.parse({ kind: "entry", html, url: lead.url, title: lead.title }, signal);
  return { ...article, outlet: !lead.url || isSameSite(url, lead.url) ? name : article.outlet };
}
