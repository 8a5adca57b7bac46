import { plainLine } from "../chat/plain-line.ts";
import type { FeedPreview } from "../commands/sources.ts";
import type { Config } from "../config/load.ts";
import { decodeText } from "../sources/decode.ts";
import { type FeedLink, feedLinks } from "../sources/feed/feed-links.ts";
import { publicFeedOf } from "../sources/feed/public-feed.ts";
import { guardedHttp } from "../sources/http/guarded-http.ts";
import type { Http, HttpBody } from "../sources/http/http.ts";
import { type ParsingPool, parsingPool } from "../sources/parsing/pool.ts";
import { problemSaying } from "../words/problem-saying.ts";

const LONGEST_NAME = 80;
const TIMEOUT_MILLISECONDS = 20_000;

/**
 * Reads a feed once without keeping anything; of a site's own address the feed that the page names is tried, and of
 * a platform's name for something the feed that it publishes of it. Throws a
 * Problem that says what is wrong with the address.
 */
export async function previewFeed(config: Config, typed: string): Promise<FeedPreview> {
  const address = addressOf(publicFeedOf(typed));
  const { allowedHosts, proxy } = config.network;
  const http = guardedHttp({ contact: config.contact, allowedHosts, proxy });
  const pool = parsingPool();
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  try {
    return await previewOf(await bodyOf(http, address, signal), pool, http, signal);
  } finally {
    await pool.close();
    await http.close();
  }
}

/** People leave out the first letters of an address. */
function addressOf(typed: string): string {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if ((url?.protocol !== "https:" && url?.protocol !== "http:") || !typed.includes(".")) {
    throw problemSaying("bad-input", "problem.noAddress");
  }
  return url.href;
}

async function bodyOf(http: Http, url: string, signal: AbortSignal): Promise<HttpBody> {
  const answer = await http.get({ url }, signal);
  if (answer.kind === "body") return answer;
  throw problemSaying("not-found", "problem.gone", { address: url });
}

async function previewOf(body: HttpBody, pool: ParsingPool, http: Http, signal: AbortSignal): Promise<FeedPreview> {
  try {
    return await parsed(body, pool, signal);
  } catch (thrown) {
    const [link, ...others] = feedLinks(decodeText(body.bytes, body.contentType), body.url);
    if (!link) throw thrown;
    const preview = await parsed(await bodyOf(http, link.url, signal), pool, signal);
    return { ...preview, others: others.map(toldOf) };
  }
}

const toldOf = ({ url }: FeedLink): string => url;

async function parsed(body: HttpBody, pool: ParsingPool, signal: AbortSignal): Promise<FeedPreview> {
  const { bytes, url, contentType } = body;
  const feed = await pool.parse({ kind: "feed", bytes, url, contentType }, signal);
  const title = plainLine(feed.title ?? "").slice(0, LONGEST_NAME);
  return {
    url,
    name: title || new URL(url).hostname.replace(/^www\./, ""),
    titles: feed.entries.flatMap((entry) => (entry.title ? [plainLine(entry.title)] : [])),
    others: [],
  };
}
