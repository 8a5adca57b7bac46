import { expect, onTestFinished, test } from "vitest";
import { placeArticles } from "../../src/digest/collect/place-articles.ts";
import { makeDigest, type ScopedRequest } from "../../src/digest/make/make.ts";
import type { Digest } from "../../src/model/digest.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { read, type Wire } from "../stories/wire.ts";

/** A dam's gate fails on 3 March; the search goes on the next day; an inquiry hears of it on the 10th. */
const FIRST: readonly Wire[] = [
  {
    id: "https://courier.example/gate",
    outlet: "Selwarne Courier",
    title: "Twelve dead as gate of Lissavar Dam fails in Orvane",
    publishedAt: "2026-03-03T19:00:00.000Z",
    text: `Twelve people were killed on Tuesday when a spillway gate at the Lissavar Dam in Orvane failed after days of rain.
The surge of water tore through the village of Ostrenby, directly below the dam, the Water Authority said.
Interior Minister Maren Tolvik declared a state of emergency in the Lissavar Valley and promised an inquiry.`,
  },
  {
    id: "https://post.example/gate",
    outlet: "Meridian Post",
    title: "Lissavar Dam gate gives way, flooding Ostrenby",
    publishedAt: "2026-03-03T21:00:00.000Z",
    text: `A spillway gate at the Lissavar Dam gave way on Tuesday and flooded the village of Ostrenby in Orvane, killing 12.
Maren Tolvik, the interior minister, promised an inquiry into why the gate of the Lissavar Dam did not hold.
Rescuers from Selwarne searched the rooftops of Ostrenby with two helicopters.`,
  },
];
const NEXT_DAY: Wire = {
  id: "https://herald.example/search",
  outlet: "Istrane Herald",
  title: "Lissavar Dam: two children found alive in Ostrenby mill",
  publishedAt: "2026-03-04T10:00:00.000Z",
  text: `Rescuers brought two children alive out of a mill in Ostrenby, the village flooded when a gate of the Lissavar Dam failed.
Twelve people were killed on Tuesday when the spillway gate at the Lissavar Dam in Orvane failed.
Tolmark sent sixty soldiers and eleven pumps to the Lissavar Valley overnight.`,
};
const A_WEEK_ON: Wire = {
  id: "https://courier.example/inquiry",
  outlet: "Selwarne Courier",
  title: "Engineer warned of Lissavar Dam gate four months before it failed, inquiry hears",
  publishedAt: "2026-03-10T16:00:00.000Z",
  text: `An engineer told the Water Authority in November that the gate of the Lissavar Dam in Orvane should not be trusted.
His letter was read out at the inquiry in Selwarne into the flood of Ostrenby, which killed twelve people.
Interior Minister Maren Tolvik said she had learned of the letter about the spillway gate only on Monday.`,
};
const COLLECTED = { sourcesRead: 1, sourcesFailed: [], leftOut: [] };

async function collectAll(store: Store, wires: readonly Wire[], now: string): Promise<void> {
  const articles = await Promise.all(wires.map(read));
  for (const one of articles) {
    await store.keepArticle(one.article, "wire", now);
    await store.keepReading(one);
  }
  await placeArticles(store, new Date(now), 10);
}

/** The digest of the day that ends at six in the morning, kept as a posted one is. */
async function morning(store: Store, day: string): Promise<Digest> {
  const until = `${day}T06:00:00.000Z`;
  const from = new Date(Date.parse(until) - 86_400_000).toISOString();
  const request: ScopedRequest = {
    name: "morning",
    title: "Morning",
    window: { from, until },
    timeZone: "UTC",
    topics: [],
    scope: "everything",
  };
  const digest = await makeDigest(store, request, COLLECTED);
  await store.keepDigest(digest, until, "");
  return digest;
}

test("a story that runs for days says what is new; one that begins a week later says what it follows up", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());

  await collectAll(store, FIRST, "2026-03-04T05:00:00.000Z");
  const [first] = (await morning(store, "2026-03-04")).stories;
  expect(first).toMatchObject({ followsUp: null, earlier: null, newPoints: [] });

  await collectAll(store, [NEXT_DAY], "2026-03-05T05:00:00.000Z");
  const [second] = (await morning(store, "2026-03-05")).stories;
  expect(second?.id).toBe(first?.id);
  expect(second?.newPoints.join(" ")).toContain("two children alive");
  expect(second?.newPoints.join(" ")).not.toContain("Twelve people were killed");

  await collectAll(store, [A_WEEK_ON], "2026-03-11T05:00:00.000Z");
  const [third, ...others] = (await morning(store, "2026-03-11")).stories;
  expect(others).toEqual([]);
  expect(third?.id).not.toBe(first?.id);
  expect(third).toMatchObject({
    followsUp: first?.id,
    earlier: { id: first?.id, headline: second?.headline, wasPosted: true, at: "2026-03-05T06:00:00.000Z" },
    newPoints: [],
  });

  // Long after, when the earlier story is no longer looked at, the later one still knows it.
  const later = {
    ...NEXT_DAY,
    id: "https://herald.example/other",
    title: "Bread",
    text: "Wheat prices rose in Ellery.",
  };
  await collectAll(store, [{ ...later, publishedAt: "2026-03-16T10:00:00.000Z" }], "2026-03-16T11:00:00.000Z");
  expect(await store.seenBy("everything").placements([A_WEEK_ON.id])).toMatchObject([{ followsUp: first?.id }]);
});
