import { parseHTML } from "linkedom";
import type { Bot } from "../../src/app/bot.ts";
import { roomDesk } from "../../src/app/room/room-desk.ts";
import { silentLog } from "../../src/log.ts";
import type { Scope } from "../../src/model/tenant.ts";
import { type Passes, passesBy } from "../../src/web/passes.ts";
import { readingRoom } from "../../src/web/room.ts";

export const passes = passesBy("a secret of the tests, and of nobody else");

export interface Visited {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Visit = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Visited>;

/** Visits to the reading room of a bot, without a socket between. */
export function visitsTo(bot: Bot, everyones?: Scope, own: Passes = passes): Visit {
  const settings = { desk: roomDesk(bot), log: silentLog, passes: own, origin: "https://news.example" };
  const room = readingRoom(everyones === undefined ? settings : { ...settings, everyones });
  return async (path, headers = {}) => {
    const answer = await room.request(`http://${headers["host"] ?? "localhost"}${path}`, {
      headers: { host: "localhost", ...headers },
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
}

/** As much of an element as is looked at. */
export interface PageElement {
  readonly id: string;
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  getElementById(id: string): PageElement | null;
}

/** The page as a browser reads it. */
export const pageOf = ({ text }: Visited): PageDocument => parseHTML(text).document as unknown as PageDocument;

export const linksOf = (visited: Visited): string[] =>
  [...pageOf(visited).querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");

const DAY = /\/day\//;

/**
 * Every page that links lead to from some addresses, by its address without the anchor. Of the days, which lead to one another
 * without end, only those of the start.
 */
export async function crawl(visit: Visit, from: readonly string[], most = 400): Promise<ReadonlyMap<string, Visited>> {
  const found = new Map<string, Visited>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined && found.size < most; path = waiting.shift()) {
    const [page = ""] = path.split("#");
    if (!page.startsWith("/") || found.has(page)) continue;
    const visited = await visit(page);
    found.set(page, visited);
    waiting.push(...linksOf(visited).filter((link) => !DAY.test(link)));
  }
  return found;
}
