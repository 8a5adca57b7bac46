import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, afterEach, beforeEach } from "vitest";
import { guardedHttp } from "../../src/sources/http/guarded-http.ts";
import type { Http } from "../../src/sources/http/http.ts";
import { type ParsingPool, parsingPool } from "../../src/sources/parsing/pool.ts";
import { ARTICLE, PARAGRAPHS, page } from "./extract/html/pages.ts";
import { type LocalServer, localServer } from "./http/local-server.ts";

/** A fictional outlet's site on loopback, whose answers a test may change. */
export interface HarbourSite extends LocalServer {
  readonly answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
}

export const TEASER = "The ferry runs again.";
export const BODY = ARTICLE;
export const TEXT = PARAGRAPHS.join("\n");

export const feedOf = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>${items}</channel></rss>`;

export const item = (path: string, html: string, title = "Ferry runs again &amp; again") =>
  `<item><title>${title}</title><link>${path}</link><guid isPermaLink="false">${path.split("?")[0]}</guid>
   <pubDate>Tue, 03 Mar 2026 09:30:00 GMT</pubDate><description><![CDATA[${html}]]></description></item>`;

/** A fresh site, the means to read it and a clock, for each test of a file. */
export interface Harbour {
  site: HarbourSite;
  http: Http;
  readonly pool: ParsingPool;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  now: number;
}

export function harbourForEachTest(): Harbour {
  const harbour = { pool: parsingPool(), signal: new AbortController().signal } as Harbour;
  beforeEach(async () => {
    harbour.site = await harbourSite();
    harbour.http = guardedHttp({ contact: "x", allowedHosts: [harbour.site.host], gapMilliseconds: 0 });
    harbour.now = Date.UTC(2026, 2, 3, 12);
  });
  afterEach(async () => {
    await harbour.http.close();
    await harbour.site.close();
  });
  afterAll(() => harbour.pool.close());
  return harbour;
}

async function harbourSite(): Promise<HarbourSite> {
  const answers: HarbourSite["answers"] = new Map();
  answers.set("/ferry", (_request, response) => response.end(page({})));
  const server = await localServer((request, response) => {
    const answer = answers.get((request.url ?? "/").split("?")[0] ?? "/");
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  return { ...server, answers };
}
