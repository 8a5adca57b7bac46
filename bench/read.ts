/**
 * `node bench/read.ts`: how fast articles are read, beside npm's ts-textrank over the same texts in the same run: one
 * process, both warm, CPU time of all its threads, the best of several rounds in turn. The texts are ours.
 */
import textrank from "ts-textrank";
import { languageOf } from "../src/languages/known.ts";
import type { Article } from "../src/model/article.ts";
import { refusalOf } from "../src/points/refusal/refusal.ts";
import { readArticle } from "../src/reading/read.ts";
import { splitSentences } from "../src/reading/sentences/split.ts";
import { articleFromText } from "../src/sources/extract/plain-text/article.ts";
import { rulesSummarizer } from "../src/summarize/rules/rules.ts";
import { wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

/** Words of an article: a note, two lengths of news reports, a long read. */
const LENGTHS = [150, 400, 800, 2000];
const WORDS_A_ROUND = 40_000;
const ROUNDS = 12;
const WARM_UP = 4;
const LIMITS = { points: 3, words: null };

const signal = new AbortController().signal;
const summarizer = rulesSummarizer();

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  "whole read": (text) => readArticle(articleFromText(text, { id: "a" }), summarizer, LIMITS, signal),
  "key points alone": pointsAlone,
  "ts-textrank": byTextrank,
};

async function pointsAlone(text: string): Promise<unknown> {
  const blocks: Article["blocks"] = [{ start: 0, end: text.length, role: "body" }];
  const article: Article = { ...UNKNOWN, text, blocks };
  const sentences = splitSentences(text, blocks, languageOf(article.language));
  if (refusalOf(article, sentences)) return [];
  return summarizer.summarize({ article, sentences, quotes: [] }, LIMITS, signal);
}

const UNKNOWN = articleFromText("", { id: "a" });

function byTextrank(text: string): unknown {
  const config = new textrank.AbsoluteSummarizerConfig(
    LIMITS.points,
    new textrank.SorensenDiceSimilarity(),
    new textrank.DefaultTextParser(),
    0.85,
    textrank.Summarizer.SORT_OCCURENCE,
  );
  return new textrank.Summarizer(config, new textrank.NullLogger()).summarize(text, "en");
}

/** CPU milliseconds an article, for each kind of work. */
async function measure(texts: readonly string[]): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(WORK)) {
      const started = process.cpuUsage();
      for (const text of texts) await work(text);
      const { user, system } = process.cpuUsage(started);
      const each = (user + system) / 1000 / texts.length;
      if (round >= WARM_UP) best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, each);
    }
  }
  return best;
}

console.log(`CPU milliseconds an article (and articles in the time of one of ts-textrank's)`);
for (const length of LENGTHS) {
  const random = seededRandom(length);
  const texts = Array.from({ length: Math.ceil(WORDS_A_ROUND / length) }, () => wireStory(random, length));
  const best = await measure(texts);
  const theirs = best["ts-textrank"] ?? 0;
  const cells = Object.entries(best).map(([name, ms]) => `${name} ${ms.toFixed(2)} (${(theirs / ms).toFixed(2)}x)`);
  console.log(`${String(length).padStart(5)} words: ${cells.join(", ")}`);
}
