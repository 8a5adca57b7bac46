import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import Parser from "rss-parser";
import { expect, test } from "vitest";
import { readFeed } from "../../src/sources/feed/read.ts";
import { demoRoom, MORNING } from "./demo-room.ts";
import { pageOf } from "./visits.ts";

const { visit, bot } = demoRoom();

const SPEAKER = "speaker=Lena+Vastrik";
const FEEDS = ["", "topic=energy", SPEAKER, "q=Tessarin", "q=Tessarin&outlet=Harbour+Radio"];

const textOf = async (path: string): Promise<string> => {
  const { status, text } = await visit(path);
  expect(status, path).toBe(200);
  return text;
};

test("two readers that are not ours, and our own, read the same entries out of both formats", async () => {
  const today = await bot().digest({
    name: "morning",
    title: "Morning news",
    window: { from: "2026-03-04T06:00:00.000Z", until: MORNING },
    timeZone: "UTC",
    topics: [],
    scope: "everything",
  });
  await bot().parts.store.keepDigest(today, MORNING, "configuration");
  for (const fields of [...FEEDS, "briefing=morning"]) {
    const atom = await textOf(`/feed.atom?${fields}`);
    const json = await textOf(`/feed.json?${fields}`);
    const byFeedsmith = parseAtomFeed(atom);
    const ids = (byFeedsmith.entries ?? []).map(({ id }) => id);
    expect(new Set(ids).size, fields).toBe(ids.length);
    const byRssParser = await new Parser<object, { id: string }>().parseString(atom);
    expect(byRssParser.items.map(({ id }) => id)).toEqual(ids);
    expect((parseJsonFeed(json).items ?? []).map(({ id }) => id)).toEqual(ids);
    for (const text of [atom, json]) {
      const { entries } = readFeed(Buffer.from(text), null, null);
      expect(entries.map(({ id }) => id)).toEqual(ids);
      expect(entries.map(({ title }) => title)).toEqual(byRssParser.items.map(({ title }) => title));
    }
    if (fields !== "topic=energy") expect(ids.length, fields).toBeGreaterThan(0);
    for (const { link = "" } of byRssParser.items) {
      expect((await visit(link.replace("http://localhost", ""))).status, link).toBe(200);
    }
  }
});

test("an entry has the same id after a redo, under another name, in either format", async () => {
  const [before] = parseAtomFeed(await textOf("/feed.atom?briefing=morning")).entries ?? [];
  const view = bot().parts.store.seenBy("everything");
  const [kept] = await view.digestsBefore("morning", "2027-01-01T00:00:00.000Z", 1);
  if (!kept) throw new Error("no digest");
  await bot().parts.store.keepDigest({ ...kept, title: "Told anew" }, "2026-03-05T07:00:00.000Z", "configuration");
  const elsewhere = await visit("/feed.atom?briefing=morning", { host: "news.example" });
  const [after] = parseAtomFeed(elsewhere.text).entries ?? [];
  expect(after?.id).toBe(before?.id);
  expect(after?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(elsewhere.text).toContain("Told anew");
});

test("pages name their feeds, and a feed that did not change is not sent again", async () => {
  const page = pageOf(await visit(`/speaker?${SPEAKER.replace("speaker", "name")}`));
  const links = [...page.querySelectorAll("link[rel='alternate']")].map((link) => link.getAttribute("href") ?? "");
  expect(links).toEqual([`/feed.atom?${SPEAKER}`, `/feed.json?${SPEAKER}`]);
  const [first = ""] = links;
  const tag = (await visit(first)).headers.get("etag") ?? "";
  expect((await visit(first, { "if-none-match": tag })).status).toBe(304);
});
