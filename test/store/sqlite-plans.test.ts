import { expect, onTestFinished, test } from "vitest";
import { askWhoSaid } from "../../src/commands/who-said/ask.ts";
import { placeArticles } from "../../src/digest/collect/place-articles.ts";
import { findStory } from "../../src/digest/find-story.ts";
import { boundsAt, prune } from "../../src/digest/prune.ts";
import { openStoreOn } from "../../src/store/create-store.ts";
import { connect } from "../../src/store/sqlite/connection.ts";
import { sqliteEngine } from "../../src/store/sqlite/open.ts";
import { aReadArticle } from "../builders.ts";

const NOW = new Date("2026-03-04T08:00:00.000Z");
const KEEP = { articles: 400, texts: 400, digests: null, seen: 30 };
const SAID_BY_LUND = {
  cue: null,
  speaker: { name: "Lund", role: null, mention: null, group: false },
  addressee: null,
} as const;
/** Whatever is kept: every row of a table that grows for ever, or every article of everybody's. */
const ALL_THAT_IS_KEPT =
  /SCAN (articles|articleVersions|readings|quotes|articleSources|storyTraces|storyKeys)\b|\(tenant=\?\)|\(kind=\? AND quotes>\?\)/;

test("neither a round of collecting nor a question looks through all that is kept", async () => {
  const database = connect(":memory:");
  const asked = new Set<string>();
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    asked.add(sql);
    return prepare(sql);
  };
  const store = await openStoreOn(sqliteEngine(":memory:", database));
  onTestFinished(() => store.close());
  asked.clear();

  // With a few rows alone SQLite takes the right way whatever the question is.
  const made = Array.from({ length: 24 }, (_, at) => `a ferry of ${at} years`).map((words, index) =>
    aReadArticle(
      { id: `made:${index}`, text: `Port Ellery has ${words}.`, publishedAt: NOW.toISOString() },
      { quotes: [{ ranges: [{ start: 0, end: 15 + words.length }], kind: "indirect", ...SAID_BY_LUND }] },
    ),
  );
  const offers = made.map(({ article }) => ({
    article,
    sourceId: "wire",
    leadKey: article.id,
    seenAt: NOW.toISOString(),
    tenant: "",
  }));
  await store.keepArticles(offers);
  expect(await store.unread(30)).toHaveLength(24);
  await store.keepReadings(made);
  await placeArticles(store, NOW, 30);
  await prune(store, boundsAt(KEEP, NOW), AbortSignal.timeout(60_000));
  for (const scope of ["everything", ["", "slack:T1"]] as const) {
    await findStory(store.seenBy(scope), "ferry", new Date(NOW.getTime() + 60_000));
    const question = { words: "a ferry", speaker: "Lund", order: "newest", limit: 3, offset: 0 } as const;
    await askWhoSaid(store.seenBy(scope), question);
    await askWhoSaid(store.seenBy(scope), { ...question, speaker: "" });
  }
  await store.seenBy(["", "slack:T1"]).suggest("speaker", "lu", 8);

  const plans = [...asked].map((sql) => {
    const places = Array.from({ length: sql.split("?").length - 1 }, () => 1);
    const steps = /^(begin|commit|rollback|pragma)/i.test(sql)
      ? []
      : prepare(`explain query plan ${sql}`).all(...places);
    return { sql, steps: steps.map(({ detail }) => String(detail)) };
  });
  expect(plans.length).toBeGreaterThan(30);
  expect(plans.filter(({ steps }) => steps.some((step) => ALL_THAT_IS_KEPT.test(step)))).toEqual([]);
});
