import { afterAll, beforeAll, expect, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { addKey } from "../../src/app/room/kept-keys.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { Source } from "../../src/sources/source.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { anArticle, aReadArticle } from "../builders.ts";
import { pageOf, type Visit, visitsTo } from "./visits.ts";

const NOW = new Date("2026-06-20T08:00:00.000Z");
let store: Store;
let visit: Visit;
let token: string;

const source = (id: string, topics: readonly string[], tenant?: string): Source => ({
  ...{ id, name: id, topics, ...(tenant === undefined ? {} : { tenant }) },
  list: () => Promise.reject(new Error("not read here")),
  load: () => Promise.reject(new Error("not read here")),
});

const KEPT = [
  {
    id: "one",
    outlet: "Port Gazette",
    day: "2026-06-18",
    language: "en",
    from: "ports",
    said: "Nine villages eat what the quay brings in.",
  },
  {
    id: "two",
    outlet: "Port Gazette",
    day: "2026-06-19",
    language: "en",
    from: "ports",
    said: "A crane costs more than the whole quay did.",
  },
  {
    id: "three",
    outlet: "Isle Courier",
    day: "2026-06-19",
    language: "en",
    from: "isles",
    said: "My father carved his name into that quay.",
  },
  {
    id: "four",
    outlet: "Hafenblatt",
    day: "2026-04-02",
    language: "de",
    from: "isles",
    said: "Without a quay our doctors arrive late.",
  },
  {
    id: "five",
    outlet: "Isle Courier",
    day: "2026-06-19",
    language: "en",
    from: "nowhere",
    said: "Gulls own the quay before sunrise.",
  },
] as const;

async function keep({ id, outlet, day, language, from, said }: (typeof KEPT)[number]): Promise<void> {
  const text = `Work is over. “${said}” said Maro Tessle.`;
  const publishedAt = `${day}T23:30:00.000Z`;
  const article = anArticle({ id, url: null, title: `Kalvik quay ${id}`, outlet, language, publishedAt, text });
  const start = text.indexOf("“") + 1;
  const speaker = { name: "Maro Tessle", role: null, mention: null, group: false };
  const quote = {
    ranges: [{ start, end: start + said.length }],
    kind: "direct",
    cue: null,
    speaker,
    addressee: null,
  } as const;
  await store.keepArticle(article, from, NOW.toISOString());
  const read = aReadArticle({}, { articleId: id, quotes: [quote], keyPoints: [], names: [] });
  await store.keepReading({ ...read, article });
}

beforeAll(async () => {
  store = await openSqlite(":memory:");
  for (const one of KEPT) await keep(one);
  const config = { ...loadConfig(undefined, {}), timeZone: "UTC" };
  const sources = [
    source("ports", ["Trade", "Sea"]),
    source("isles", ["Isles"]),
    source("nowhere", ["Hidden"], "slack:T9"),
  ];
  visit = visitsTo(createBot({ config, store, sources, read: readByRules, now: () => NOW }));
  token = await addKey(store, { name: "tests", scopes: ["read"], tenant: "" }, NOW);
});

afterAll(() => store.close());

const asked = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

async function onPage(fields: Readonly<Record<string, string>>) {
  const page = pageOf(await visit(`/search?${asked(fields)}`));
  const lines = (selector: string) =>
    [...page.querySelectorAll(selector)].map((line) => (line.textContent ?? "").trim());
  const links = [...page.querySelectorAll(".facets a")];
  return {
    articles: lines("#articles ~ ul a").map((title) => title.replace("Kalvik quay ", "")),
    facets: lines(".facets li"),
    linkOf: (words: string) => links.find(({ textContent }) => textContent === words)?.getAttribute("href") ?? "",
  };
}

async function byProgram(fields: Readonly<Record<string, string>>) {
  const { text } = await visit(`/api/v1/search?${asked(fields)}`, { authorization: `Bearer ${token}` });
  return JSON.parse(text);
}

test("a search tells how many articles are of which day, outlet, topic and language, and each leads to these", async () => {
  const { articles, facets, linkOf } = await onPage({ q: "Kalvik" });
  expect(articles).toEqual(["five", "three", "two", "one", "four"]);
  expect(facets).toEqual(
    expect.arrayContaining([
      "Isle Courier 2",
      "Port Gazette 2",
      "Hafenblatt 1",
      "English 4",
      "German 1",
      "Sea 2",
      "Isles 2",
    ]),
  );
  expect(
    facets.filter((line) => line.includes("Hidden")),
    "of a workspace's source nobody else is told",
  ).toEqual([]);
  const fields = Object.fromEntries(new URL(linkOf("Port Gazette"), "http://localhost").searchParams);
  expect(fields).toEqual({ q: "Kalvik", outlet: "Port Gazette" });
  const port = await onPage(fields);
  expect(port.articles).toEqual(["two", "one"]);
  expect(port.facets, "the other outlets stay to be chosen").toContain("Isle Courier 2");
  expect(port.linkOf("Port Gazette"), "and the chosen one leads back").not.toContain("outlet");
});

test.each([
  [{ language: "de" }, ["four"]],
  [{ topic: "trade" }, ["two", "one"]],
  [{ topic: "Hidden" }, []],
  [{ since: "2026-06-19", until: "2026-06-19" }, ["five", "three", "two"]],
  [{ until: "2026-06-18" }, ["one", "four"]],
  [{ outlet: "Courier", topic: "Isles" }, ["three"]],
])("what is narrowed to %j is the same on the page, in the API, and for quotes", async (fields, ids) => {
  expect((await onPage({ q: "Kalvik", ...fields })).articles).toEqual(ids);
  const { articles } = await byProgram({ q: "Kalvik", ...fields });
  expect(articles.map(({ id }: { id: string }) => id)).toEqual(ids);
  const { said } = await byProgram({ q: "quay", ...fields });
  const quoted = said.quotes.map(({ article }: { article: { id: string } }) => article.id);
  expect(quoted.toSorted()).toEqual(ids.toSorted());
});

test("of a speaker the facets count the articles that they are quoted in", async () => {
  const { facets, articles } = await onPage({ speaker: "Maro Tessle" });
  expect(facets).toContain("German 1");
  expect(articles, "which stand with the quotes").toEqual([]);
});
