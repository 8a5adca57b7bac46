import { parseAtomFeed } from "feedsmith";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { loadConfig } from "../../src/config/load.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { SCRIPT } from "../../src/web/script.ts";
import { anArticle, aReadArticle } from "../builders.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { crawl, pageOf, type Visit, type Visited, visitsTo } from "./visits.ts";

const NOW = new Date("2026-03-05T08:00:00.000Z");
let store: Store;
let visit: Visit;

const idOf = (text: string, at: number): string =>
  `https://hostile.example/${at}?${encodeURIComponent(text.slice(0, 300).toWellFormed())}`;

/** One article a text, with the text wherever an outlet could put it. */
async function keepHostile(): Promise<void> {
  for (const [at, text] of HOSTILE_TEXTS.entries()) {
    const body = `${text} The harbour opened on day ${at}. “${text} and so it is,” said ${text}.`;
    const article = anArticle({
      id: idOf(text, at),
      url: at % 3 === 0 ? `javascript:alert(${at})` : `https://hostile.example/${at}`,
      title: `${text} harbour ${at}`,
      outlet: text.slice(0, 80),
      author: text,
      agencies: [text],
      language: at % 4 === 0 ? text : "en",
      publishedAt: "2026-03-05T06:00:00.000Z",
      text: body,
      blocks: [{ start: 0, end: body.length, role: "body" }],
      picture: { url: `https://hostile.example/${at}.png"onerror="alert(1)`, alt: text },
    });
    const start = body.indexOf("“") + 1;
    const ranges = [{ start, end: start + text.length + " and so it is".length }];
    const speaker = { name: text || "Nobody", role: text, mention: null, group: false };
    const quote = { ranges, kind: "direct", cue: null, speaker, addressee: null } as const;
    const point = { text: `${text} was said in the harbour`, evidence: [{ start: 0, end: body.length }], by: "rules" };
    await store.keepArticle(article, text.slice(0, 40) || "source", NOW.toISOString());
    const read = aReadArticle({}, { articleId: article.id, quotes: [quote], keyPoints: [point], names: [] });
    await store.keepReading({ ...read, article });
    await store.keepPlacements([{ articleId: article.id, storyId: `story ${text}`, followsUp: null }]);
  }
}

beforeAll(async () => {
  store = await openSqlite(":memory:");
  await keepHostile();
  const config = { ...loadConfig(undefined, {}), digest: { ...loadConfig(undefined, {}).digest, stories: 30 } };
  visit = visitsTo(createBot({ config, store, sources: [], read: readByRules, now: () => NOW }));
});

afterAll(() => store.close());

const OURS = new Set(
  "html head meta title link body a div strong small nav form input button main header h1 h2 h3 p ol ul li article section footer details summary figure blockquote figcaption q cite mark kbd dialog span label em code bdi img del ins hr".split(
    " ",
  ),
);

/** Whatever a browser would make of a page that we did not write. */
function effectsOf(visited: Visited): string[] {
  const elements = [...pageOf(visited).querySelectorAll("*")];
  return elements.flatMap((element) => {
    const name = element.tagName.toLowerCase();
    const isOurScript = name === "script" && element.getAttribute("src") === SCRIPT.path && element.textContent === "";
    const strange = OURS.has(name) || isOurScript ? [] : [`<${name}>`];
    const attributes = [...element.attributes].flatMap(({ name: attribute, value }) => {
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
        return [`${name} ${attribute}`];
      if (attribute === "href" && !/^(?:https?:\/\/|\/|#)/.test(value)) return [`${name} href=${value}`];
      if (attribute === "src" && !isOurScript && !value.startsWith("https://")) return [`${name} src=${value}`];
      return [];
    });
    return [...strange, ...attributes];
  });
}

test("no text from outside becomes more than text on any page", async () => {
  const asked = HOSTILE_TEXTS.map((text, at) =>
    at % 2 === 0
      ? `/search?${new URLSearchParams({ q: text, speaker: text, outlet: text, since: text })}`
      : `/speaker?${new URLSearchParams({ name: text })}`,
  );
  const articles = HOSTILE_TEXTS.map((text, at) => {
    return `/article/${Buffer.from(idOf(text, at)).toString("base64url")}`;
  });
  const pages = await crawl(visit, ["/", "/day/2026-03-05", ...articles, ...asked], 330);
  expect([...pages.values()].filter(({ status }) => status >= 500)).toEqual([]);
  expect(articles.map((path) => pages.get(path)?.status)).toEqual(articles.map(() => 200));
  const isFeed = (path: string) => path.startsWith("/feed.");
  const onPages = [...pages].filter(([path]) => !isFeed(path));
  const effects = onPages.flatMap(([path, page]) => effectsOf(page).map((effect) => `${path}: ${effect}`));
  expect(effects).toEqual([]);
  expect(pages.size).toBeGreaterThan(HOSTILE_TEXTS.length * 2);
}, 120_000);

test("nor in a feed: well-formed for two readers, and what a reader would show is our own markup", async () => {
  const fields = HOSTILE_TEXTS.map(
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
    const contents = [...entries.map(({ content }) => content?.value ?? ""), ...items.map((item) => item.content_html)];
    for (const content of contents) {
      contentLength += content.length;
      const page = `<!doctype html><html><body>${content}</body></html>`;
      effects.push(...effectsOf({ ...atom, text: page }).map((effect) => `${asked}: ${effect}`));
    }
  }
  expect(contentLength).toBeGreaterThan(10_000);
  expect(effects).toEqual([]);
  expect(shownEntries).toBeGreaterThan(100);
}, 60_000);

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
