import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { parseAtomFeed } from "feedsmith";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bot } from "../../src/app/bot.ts";
import { addKey } from "../../src/app/room/kept-keys.ts";
import { roomDesk } from "../../src/app/room/room-desk.ts";
import { CONFIGURATION } from "../../src/model/tenant.ts";
import { mcpServer, NOTICE } from "../../src/web/mcp/tools.ts";
import { ARTICLES, askedWith, effectsOf, hostileBot, idOf, NOW, TEXTS } from "./hostile-room.ts";
import { crawl, pageOf, type Visit, type Visited, visitsTo } from "./visits.ts";

let bot: Bot;
let visit: Visit;

beforeAll(async () => {
  bot = await hostileBot();
  visit = visitsTo(bot);
}, 120_000);

afterAll(() => bot.parts.store.close());

/** A long run (ROOM_HOSTILE=500) takes its minutes. */
const PATIENCE_MS = 120_000 + TEXTS.length * 4_000;

const effectsOn = (visited: Visited): string[] => effectsOf(pageOf(visited).querySelectorAll("*"));

test(
  "no text from outside becomes more than text on any page",
  async () => {
    const pages = await crawl(visit, ["/", "/day/2026-03-05", ...ARTICLES, ...askedWith(TEXTS)], TEXTS.length * 3.5);
    expect([...pages.values()].filter(({ status }) => status >= 500)).toEqual([]);
    expect(ARTICLES.map((path) => pages.get(path)?.status)).toEqual(ARTICLES.map(() => 200));
    const isFeed = (path: string) => path.startsWith("/feed.");
    const onPages = [...pages].filter(([path]) => !isFeed(path));
    const effects = onPages.flatMap(([path, page]) => effectsOn(page).map((effect) => `${path}: ${effect}`));
    expect(effects).toEqual([]);
    expect(pages.size).toBeGreaterThan(TEXTS.length * 2);
  },
  PATIENCE_MS,
);

test(
  "nor in a feed: well-formed for two readers, and what a reader would show is our own markup",
  async () => {
    const fields = TEXTS.map(
      (text, at) =>
        new URLSearchParams(
          at % 3 === 0 ? { speaker: text } : at % 3 === 1 ? { q: text } : { topic: text, briefing: text },
        ),
    );
    const effects: string[] = [];
    let shownEntries = 0;
    let contentLength = 0;
    for (const asked of [...fields, new URLSearchParams({ q: "harbour" })]) {
      const atom = await visit(`/feed.atom?${asked}`);
      // Nobody of such a name is known: that is said, and nothing of it shown.
      if (asked.has("speaker") && atom.status === 404) continue;
      expect(atom.status, String(asked)).toBe(200);
      const entries = parseAtomFeed(atom.text).entries ?? [];
      shownEntries += entries.length;
      const items: { id: string; content_html: string }[] = JSON.parse((await visit(`/feed.json?${asked}`)).text).items;
      expect(items.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
      const contents = [
        ...entries.map(({ content }) => content?.value ?? ""),
        ...items.map((item) => item.content_html),
      ];
      for (const content of contents) {
        contentLength += content.length;
        const page = `<!doctype html><html><body>${content}</body></html>`;
        effects.push(...effectsOn({ ...atom, text: page }).map((effect) => `${asked}: ${effect}`));
      }
    }
    expect(contentLength).toBeGreaterThan(10_000);
    expect(effects).toEqual([]);
    expect(shownEntries).toBeGreaterThan(100);
  },
  PATIENCE_MS,
);

/** Every string of an answer, with the name that it stands under. */
function* stringsIn(value: unknown, name = ""): Generator<readonly [name: string, text: string]> {
  if (typeof value === "string") yield [name, value];
  else if (typeof value === "object" && value !== null)
    for (const [inner, one] of Object.entries(value)) yield* stringsIn(one, Array.isArray(value) ? name : inner);
}

/** What a program would follow or take for more than text. */
function effectsIn(answer: unknown): string[] {
  return [...stringsIn(answer)].flatMap(([name, text]) => {
    if (!text.isWellFormed()) return [`${name}: half a character`];
    return /^(?:url|address|link|href|picture)$/.test(name) && !/^https?:\/\//.test(text) ? [`${name}: ${text}`] : [];
  });
}

test(
  "nor in an answer to a program: JSON that nothing gets out of, the articles' own words, no address that runs",
  async () => {
    const key = { name: "program", scopes: ["read", "text"], tenant: CONFIGURATION } as const;
    const authorization = `Bearer ${await addKey(bot.parts.store, key, NOW)}`;
    const effects: string[] = [];
    const told: unknown[] = [];
    const ask = async (path: string) => {
      const { status, headers, text } = await visit(`/api/v1${path}`, { authorization });
      if (status >= 500) effects.push(`${path}: ${status}`);
      const isJson =
        headers.get("content-type") === "application/json" && headers.get("x-content-type-options") === "nosniff";
      if (!isJson) effects.push(`${path}: might be taken for a page`);
      const answer = JSON.parse(text);
      effects.push(...effectsIn(answer).map((effect) => `${path}: ${effect}`));
      if (status === 200) told.push(answer);
      return answer;
    };
    for (const [at, text] of TEXTS.entries()) {
      await ask(`/search?${new URLSearchParams({ q: text })}`);
      await ask(`/verify?${new URLSearchParams({ quotation: text })}`);
      await ask(`/who-said?${new URLSearchParams({ words: text, speaker: text, outlet: text })}`);
      await ask(`/stories/${encodeURIComponent(`story ${text}`.toWellFormed())}`);
      const article = await ask(`/articles/${encodeURIComponent(idOf(text, at))}`);
      expect(article.title, "data is not changed").toBe(`${text} harbour ${at}`.toWellFormed());
    }
    await ask("/today");
    expect(effects).toEqual([]);
    expect(told.length).toBeGreaterThan(TEXTS.length * 2);
  },
  PATIENCE_MS,
);

test(
  "nor in the answers of a tool: the notice, then one JSON text",
  async () => {
    const server = mcpServer({ desk: roomDesk(bot), scope: [CONFIGURATION] });
    const client = new Client({ name: "the tests", version: "1" });
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(theirs), client.connect(ours)]);
    const effects: string[] = [];
    let answered = 0;
    const call = async (name: string, given: Readonly<Record<string, string>>) => {
      const { content, isError } = await client.callTool({ name, arguments: given });
      const parts = content as readonly { readonly type: string; readonly text: string }[];
      if (isError) return;
      answered += 1;
      const [notice, data, ...more] = parts;
      if (notice?.text !== NOTICE || more.length > 0 || parts.some(({ type }) => type !== "text"))
        effects.push(`${name}: ${JSON.stringify(parts).slice(0, 300)}`);
      effects.push(...effectsIn(JSON.parse(data?.text ?? "")).map((effect) => `${name}: ${effect}`));
    };
    for (const text of TEXTS) {
      await call("search", { q: text });
      await call("who_said", { words: text, speaker: text });
      await call("verify_quote", { quotation: text });
      await call("story", { words: text });
      await call("story", { id: `story ${text}` });
    }
    await call("digest", { day: "2026-03-05" });
    expect(effects).toEqual([]);
    expect(answered).toBeGreaterThan(TEXTS.length * 2);
    await client.close();
  },
  PATIENCE_MS,
);

/** A small generator, so that a run can be repeated. */
function* randomBytes(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}

/** ROOM_FUZZ=10000 for a long run. */
const TRIES = Number(process.env["ROOM_FUZZ"] ?? 1_000);

test("no path, id or pass makes a page fail", async () => {
  const bytes = randomBytes(20_261_202);
  const next = (below: number): number => (bytes.next().value ?? 0) % below;
  const starts = [
    "/",
    "/day/",
    "/digest/",
    "/story/",
    "/article/",
    "/speaker?name=",
    "/search?q=",
    "/~",
    "/search?since=",
    "/feed.atom?q=",
    "/feed.json?topic=",
    "/outlet?name=",
    "/topic?name=",
    "/api/v1/",
  ];
  const letters = "AZaz09-_.~%25/?&=#%00%ff%c3%28+\u00e4“ <>'\"\\";
  const statuses = new Map<number, number>();
  for (let count = 0; count < TRIES; count++) {
    const tail = Array.from({ length: next(40) }, () => letters.charAt(next(letters.length))).join("");
    const path = `${starts[next(starts.length)]}${tail}`.replace(/^\/\/+/, "/");
    const { status } = await visit(path);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
}, 120_000);
