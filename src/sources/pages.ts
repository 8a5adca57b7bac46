import { z } from "zod";
import type { Article } from "../model/article.ts";
import { Problem, type ProblemCode, problemWords } from "../model/problem.ts";
import { contentHash } from "./content-hash.ts";
import { decodeText } from "./decode.ts";
import type { Http } from "./http/http.ts";
import { refuseNonArticle } from "./non-article.ts";
import type { ParsingPool } from "./parsing/pool.ts";
import type { Lead, Listing, Memo, Source } from "./source.ts";
import { isDue, type Visit, visit } from "./visits.ts";

export interface PagesSourceOptions {
  readonly id: string;
  /** Shown to people; also the outlet of its articles. */
  readonly name: string;
  readonly urls: readonly string[];
  readonly topics: readonly string[];
  readonly http: Http;
  readonly pool: ParsingPool;
  readonly now: () => Date;
  /** Asks even where it is too soon. */
  readonly isForced?: boolean;
}

const memory = z.object({ pages: z.record(z.string(), visit).catch({}).default({}) });

/** What became of one page: its article, or why there is none. */
type PageResult =
  | { readonly article: Article }
  | { readonly problem: { readonly code: ProblemCode; readonly words: string } };

interface Visited {
  readonly memo: Visit;
  readonly lead: Lead | null;
  readonly notice: string | null;
}

/** A list of pages, each one article. A page that changes is a new version of its article. */
export function pagesSource(options: PagesSourceOptions): Source {
  const { id, name, topics } = options;
  return { id, name, topics, list: (memo, signal) => list(options, memo, signal), load: async (lead) => load(lead) };
}

async function list(options: PagesSourceOptions, memo: Memo, signal: AbortSignal): Promise<Listing> {
  const known = memory.parse(memo).pages;
  const pages: Record<string, Visit> = {};
  const leads: Lead[] = [];
  const notices: string[] = [];
  for (const url of options.urls) {
    signal.throwIfAborted();
    const visited = await visitPage(options, url, visit.parse(known[url] ?? {}), signal);
    pages[url] = visited.memo;
    if (visited.lead) leads.push(visited.lead);
    if (visited.notice) notices.push(visited.notice);
  }
  return { leads, memo: { pages }, unchanged: leads.length === 0, notices };
}

async function visitPage(
  options: PagesSourceOptions,
  url: string,
  known: Visit,
  signal: AbortSignal,
): Promise<Visited> {
  if (known.isGone) return { memo: known, lead: null, notice: `${url} is gone for good; take it out of the sources` };
  if (!options.isForced && !isDue(known, options.now().getTime())) return { memo: known, lead: null, notice: null };
  try {
    return await askPage(options, url, known, signal);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const code = thrown instanceof Problem ? thrown.code : "unreadable";
    return { memo: known, lead: leadOf(url, { problem: { code, words: problemWords(thrown) } }), notice: null };
  }
}

async function askPage(options: PagesSourceOptions, url: string, known: Visit, signal: AbortSignal): Promise<Visited> {
  const answer = await options.http.get({ url: known.movedTo ?? url, validators: known }, signal);
  const seen: Visit = { ...known, movedTo: answer.movedTo ?? known.movedTo, readAt: options.now().getTime() };
  if (answer.kind === "gone")
    return { memo: { ...seen, isGone: true }, lead: null, notice: `${url} is gone (HTTP 410)` };
  const notice = seen.movedTo === known.movedTo ? null : `${url} moved to ${seen.movedTo}`;
  if (answer.kind === "unchanged") return { memo: { ...seen, ...answer.validators }, lead: null, notice };
  const html = decodeText(answer.bytes, answer.contentType);
  const article = await options.pool.parse({ kind: "page", html, url: answer.url }, signal);
  refuseNonArticle(article);
  const named = { ...article, outlet: options.name };
  return { memo: { ...seen, ...answer.validators }, lead: leadOf(url, { article: named }), notice };
}

/** The key tells versions of a page apart, so that an edited one is taken again. */
function leadOf(url: string, result: PageResult): Lead {
  const article = "article" in result ? result.article : null;
  const version = contentHash([article?.title, article?.text ?? ""]).slice(0, 12);
  const title = article?.title ?? null;
  return { key: `${url}#${version}`, url, title, publishedAt: article?.publishedAt ?? null, payload: result };
}

function load(lead: Lead): Article {
  const result = lead.payload as PageResult;
  if ("problem" in result) throw new Problem(result.problem.code, result.problem.words);
  return result.article;
}
