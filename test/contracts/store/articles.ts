import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { CONFIGURATION } from "../../../src/model/tenant.ts";
import { anArticle, aReadArticle } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { aQuery, aReportOf, keepAll, SEEN, textsOf } from "./reports.ts";

const LATER = "2025-02-21T08:00:00.000Z";

export function articlesContract(open: OpenStore): void {
  test("an article offered by two sources is one article with two sources", async () => {
    const store = await open();
    expect(await store.keepArticle(anArticle(), "courier", SEEN)).toBe("new");
    expect(await store.keepArticle(anArticle(), "aggregator", LATER)).toBe("known");
    expect(await store.sourcesOf([anArticle().id, "unknown"])).toEqual(
      new Map([[anArticle().id, ["courier", "aggregator"]]]),
    );
    expect(await store.counts()).toMatchObject({ articles: 1 });
    expect(await store.seenBy("everything").article(anArticle().id)).toEqual(anArticle());
  });

  test("several articles are kept together with their leads, each once, and read together; or none of them", async () => {
    const store = await open();
    const offer = (id: string, text = `The text of ${id}.`) => ({
      article: anArticle({ id, url: null, text }),
      sourceId: "wire",
      leadKey: `lead of ${id}`,
      seenAt: SEEN,
      tenant: CONFIGURATION,
    });
    await store.keepArticles([offer("b", "A former text.")]);
    const offers = [offer("a"), offer("a"), offer("b")];
    expect(await store.keepArticles(offers)).toEqual(["new", "known", "edited"]);
    expect(await store.knownLeads("wire", ["lead of a", "lead of b", "lead of c"])).toEqual(
      new Set(["lead of a", "lead of b"]),
    );

    const reads = ["a", "b"].map((id) => aReadArticle(offer(id).article));
    const unstorable = {
      article: offer("c").article,
      get reading(): never {
        throw new Error("no reading");
      },
    };
    await expect(store.keepReadings([...reads, unstorable])).rejects.toThrow("no reading");
    expect(await store.unread(5)).toHaveLength(2);
    await store.keepReadings(reads);
    expect(await store.unread(5)).toEqual([]);
  });

  test("articles offered at the same moment are kept once each", async () => {
    const store = await open();
    const offers = Array.from({ length: 20 }, (_, index) => anArticle({ id: `report-${index % 5}`, url: null }));
    const kept = await Promise.all(offers.map((article) => store.keepArticle(article, "wire", SEEN)));
    expect(kept.filter((answer) => answer === "new")).toHaveLength(5);
    expect(await store.counts()).toMatchObject({ articles: 5 });
  });

  test("an edited article gets a new version, is read again, and its history stays", async () => {
    const store = await open();
    const before = aReportOf([{ words: "The quay will open in May", by: "Mara Lindqvist" }]);
    const after = aReportOf([{ words: "The quay will open in June", by: "Mara Lindqvist" }]);
    await keepAll(store, [before]);
    expect(await store.keepArticle(after.article, "wire", LATER)).toBe("edited");

    expect(textsOf(await store.seenBy("everything").quotes(aQuery({ words: "quay" })))).toEqual([]);
    expect((await store.unread(10)).map(({ text }) => text)).toEqual([after.article.text]);
    await store.keepReading(after);
    expect(textsOf(await store.seenBy("everything").quotes(aQuery({ words: "quay" })))).toEqual([
      "The quay will open in June",
    ]);
    expect(await store.unread(10)).toEqual([]);
    expect((await store.versions(after.article.id)).map(({ version, article }) => [version, article.text])).toEqual([
      [1, before.article.text],
      [2, after.article.text],
    ]);
  });

  test("a headline that its source corrects is an edit; another source's wording of it is none", async () => {
    const store = await open();
    const before = anArticle({ title: "Bridge closed for good" });
    const after = anArticle({ title: "Bridge closed for a week" });
    expect(await store.keepArticle(before, "courier", SEEN)).toBe("new");
    expect(await store.keepArticle(after, "aggregator", SEEN)).toBe("known");
    expect((await store.seenBy("everything").article(before.id))?.title).toBe(before.title);
    expect(await store.keepArticle(after, "courier", LATER)).toBe("edited");
    expect(await store.keepArticle(after, "courier", LATER)).toBe("known");
    expect((await store.seenBy("everything").article(before.id))?.title).toBe(after.title);
    expect((await store.unread(10)).map(({ title }) => title)).toEqual([after.title]);
  });

  test("two sources that cut a page differently do not undo each other's version", async () => {
    const store = await open();
    const short = anArticle({ text: "The bridge reopened." });
    const long = anArticle({ text: "The bridge reopened. Engineers replaced 214 bolts." });
    const kept: string[] = [];
    for (const _round of [1, 2, 3]) {
      kept.push(await store.keepArticle(short, "teaser-feed", SEEN), await store.keepArticle(long, "pages", SEEN));
    }
    expect(kept).toEqual(["new", "edited", "known", "known", "known", "known"]);
    expect((await store.seenBy("everything").article(long.id))?.text).toBe(long.text);
  });

  test("a reading of a text that was edited meanwhile is not kept", async () => {
    const store = await open();
    const stale = aReportOf([{ words: "We sail at dawn", by: "Ivo Brandt" }]);
    await store.keepArticle(stale.article, "wire", SEEN);
    await store.keepArticle({ ...stale.article, text: "Nothing was said." }, "wire", LATER);
    await store.keepReading(stale);
    expect(await store.seenBy("everything").quotes(aQuery({ words: "sail" }))).toEqual([]);
    expect(await store.unread(5)).toHaveLength(1);
  });

  test("keeping a reading twice leaves its quotes once", async () => {
    const store = await open();
    const read = aReportOf([{ words: "We sail at dawn", by: "Ivo Brandt" }]);
    await keepAll(store, [read, read]);
    expect(textsOf(await store.seenBy("everything").quotes(aQuery({ words: "sail" })))).toEqual(["We sail at dawn"]);
    expect(await store.counts()).toMatchObject({ articles: 1, quotes: 1 });
    expect(await store.integrity()).toEqual([]);
  });

  test("any text comes back as it was, unit for unit, and every quote stands where it was read", async () => {
    const store = await open();
    let serial = 0;
    const unit = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constant("\ud800x\udc00\0"),
    );
    const texts = fc.tuple(unit, fc.string({ unit: "grapheme", minLength: 1 }), unit);
    await fc.assert(
      fc.asyncProperty(texts, async ([before, said, after]) => {
        serial += 1;
        const id = `text-${serial}`;
        const article = anArticle({ id, url: null, text: `${before}${said}${after}` });
        const range = { start: before.length, end: before.length + said.length };
        const quote = { ranges: [range], kind: "direct", cue: null, speaker: null, addressee: null } as const;
        const { reading } = aReadArticle(article, { articleId: id, quotes: [quote] });
        await store.keepArticle(article, "wire", SEEN);
        await store.keepReading({ article, reading });
        const kept = await store.seenBy("everything").article(id);
        const whole = article.text.toWellFormed().replaceAll("\0", "\ufffd");
        expect(kept).toEqual({ ...article, text: whole });
        expect(kept?.text).toHaveLength(article.text.length);
        expect(await store.keepArticle(article, "wire", SEEN)).toBe("known");
      }),
      { numRuns: 100 },
    );
    const hits = await store.seenBy("everything").quotes(aQuery({ limit: 500 }));
    expect(hits).toHaveLength(serial);
    for (const { article, parts } of hits) {
      for (const { start, end, text } of parts) expect(article.text.slice(start, end)).toBe(text);
    }
    expect(await store.integrity()).toEqual([]);
  });

  test("leads are remembered per source", async () => {
    const store = await open();
    await store.keepLead("courier", "entry-1", anArticle().id, SEEN);
    await store.keepLead("courier", "entry-1", anArticle().id, LATER);
    expect(await store.knownLeads("courier", ["entry-0", "entry-1"])).toEqual(new Set(["entry-1"]));
    expect(await store.knownLeads("herald", ["entry-1"])).toEqual(new Set());
  });

  test("a window has the articles published in it, oldest first, with their readings", async () => {
    const store = await open();
    const at = (id: string, publishedAt: string | null, of: Partial<Article> = {}) =>
      aReadArticle({ id, url: null, publishedAt, ...of });
    await keepAll(store, [
      at("noon", "2025-02-13T12:00:00.000Z"),
      at("morning", "2025-02-13T06:00:00.000Z"),
      at("next-day", "2025-02-14T06:00:00.000Z"),
      at("some-time-that-day", "2025-02-13", { publishedPrecision: "day" }),
      at("no-date", null),
      at("from-the-future", "2031-01-01T00:00:00.000Z"),
    ]);
    await store.keepArticle(anArticle({ id: "not-read", publishedAt: "2025-02-13T07:00:00.000Z" }), "wire", SEEN);
    const idsIn = async (from: string, until: string) =>
      (await store.seenBy("everything").readArticles({ from, until })).map(({ article, reading }) => [
        article.id,
        reading.articleId,
      ]);

    const day = await idsIn("2025-02-13T06:00:00.000Z", "2025-02-14T06:00:00.000Z");
    expect(day).toEqual([
      ["morning", "morning"],
      ["noon", "noon"],
      ["some-time-that-day", "some-time-that-day"],
    ]);
    const whenSeen = await idsIn(SEEN, "2025-02-20T09:00:00.000Z");
    expect(whenSeen.map(([id]) => id)).toEqual(["from-the-future", "no-date"]);
  });

  test("placements can be changed: an article is in one story", async () => {
    const store = await open();
    await keepAll(store, [aReadArticle({ id: "one" }), aReadArticle({ id: "two" })]);
    await store.keepPlacements([
      { articleId: "one", storyId: "bridge", followsUp: null },
      { articleId: "two", storyId: "ferry", followsUp: null },
    ]);
    await store.keepPlacements([{ articleId: "two", storyId: "bridge", followsUp: "canal" }]);
    const placements = await store.seenBy("everything").placements(["two", "one", "unknown"]);
    expect([...placements].sort((one, other) => (one.articleId < other.articleId ? -1 : 1))).toEqual([
      { articleId: "one", storyId: "bridge", followsUp: null },
      { articleId: "two", storyId: "bridge", followsUp: "canal" },
    ]);
    const members = (await store.seenBy("everything").readArticlesOf(["bridge", "unknown"])).map(
      ({ article }) => article.id,
    );
    expect([...members].sort()).toEqual(["one", "two"]);
    expect(await store.seenBy("everything").readArticlesOf(["ferry"])).toEqual([]);
  });

  test("articles are found by words in any form, newest first", async () => {
    const store = await open();
    await keepAll(store, [
      aReadArticle({ id: "old", title: "Harbours reopen", publishedAt: "2025-02-11T06:00:00.000Z" }),
      aReadArticle({ id: "new", title: "A harbor reopened", publishedAt: "2025-02-12T06:00:00.000Z" }),
      aReadArticle({ id: "other", title: "Snow", text: "It snowed." }),
    ]);
    const found = await store.seenBy("everything").searchArticles({ words: "the harbour reopening", limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(["new", "old"]);
    const headings = await store.seenBy("everything").articleHeadings({ words: "the harbour reopening", limit: 10 });
    const listed = found.map(({ id, title, outlet, url, publishedAt, language }) => {
      return { id, title, outlet, url, publishedAt, language };
    });
    expect(headings, "the same, without their texts").toEqual(listed);
    expect(await store.seenBy("everything").searchArticles({ words: "“*", limit: 10 })).toEqual([]);
  });
}
