/**
 * `node bench/placing.ts [--kept 100000]`: how long it takes to place one article while so many are kept, at a quarter,
 * at half and at all of them; made stories, three of ten the first on their event.
 */
import { parseArgs } from "node:util";
import type { ReadArticle } from "../src/model/reading.ts";
import { createStoryBook } from "../src/stories/book.ts";
import { aReadArticle } from "../test/builders.ts";
import { castOf, wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({
  options: { kept: { type: "string", default: "100000" }, words: { type: "string", default: "300" } },
});
const KEPT = Number(values.kept);
const TRIED = 500;
const BATCH = 500;
const MINUTE = 60_000;
const START = Date.parse("2025-01-01T00:00:00Z");
const NEW_EVENT = 0.3;
const OUTLETS = 40;

const random = seededRandom(1);
let cast = castOf(random);
let made = 0;

function nextArticle(): ReadArticle {
  if (random() < NEW_EVENT) cast = castOf(random);
  const text = wireStory(random, Number(values.words), cast);
  const publishedAt = new Date(START + made * MINUTE).toISOString();
  return aReadArticle({
    id: String(made++),
    outlet: `Outlet ${made % OUTLETS}`,
    title: null,
    url: null,
    publishedAt,
    text,
  });
}

const book = createStoryBook();

function fillTo(count: number): void {
  while (made < count)
    book.placeAll(Array.from({ length: Math.min(BATCH, count - made) }, () => nextArticle().article));
}

/** Milliseconds of each of some placements, one at a time, in order of size. */
function placements(): number[] {
  const articles = Array.from({ length: TRIED }, nextArticle);
  const times = articles.map((article) => {
    const started = performance.now();
    book.place(article);
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b);
}

const at = (times: readonly number[], share: number): string =>
  (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
const means: { readonly kept: number; readonly mean: number }[] = [];
for (const kept of [KEPT / 4, KEPT / 2, KEPT]) {
  fillTo(kept - TRIED);
  const times = placements();
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  means.push({ kept, mean });
  console.log(
    `${kept} kept: one article placed in ${at(times, 0.5)} ms (median), p95 ${at(times, 0.95)} ms (target 20)`,
  );
}
const [first, , last] = means;
if (first && last) {
  const exponent = Math.log(last.mean / first.mean) / Math.log(last.kept / first.kept);
  console.log(
    `time of one placement grows with n^${exponent.toFixed(2)}, that of all with n^${(1 + exponent).toFixed(2)} (target 1.1)`,
  );
}
