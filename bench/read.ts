/** `node bench/read.ts`: how fast articles are read, beside npm's ts-textrank over the same texts in the same run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import textrank from "ts-textrank";
import { readArticle } from "../src/reading/read.ts";
import { articleFromText } from "../src/sources/extract/plain-text/article.ts";
import { rulesSummarizer } from "../src/summarize/rules/rules.ts";

const ARTICLES = join(import.meta.dirname, "../src/demo/articles");
const ROUNDS = 40;
const LIMITS = { points: 3, words: null };
const signal = new AbortController().signal;

const texts = readdirSync(ARTICLES)
  .filter((name) => name.endsWith(".txt") || name.endsWith(".md"))
  .map((name) => readFileSync(join(ARTICLES, name), "utf8"));

/** CPU milliseconds an article, of the second half of the rounds: the first is for the compiler to warm up. */
async function millisecondsEach(work: (text: string) => unknown): Promise<number> {
  let started = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    if (round === ROUNDS / 2) started = process.cpuUsage();
    for (const text of texts) await work(text);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / ((texts.length * ROUNDS) / 2);
}

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

const summarizer = rulesSummarizer();
const ours = await millisecondsEach((text) =>
  readArticle(articleFromText(text, { id: "a" }), summarizer, LIMITS, signal),
);
const theirs = await millisecondsEach(byTextrank);
console.log(`read (blocks, sentences, quotes, names, key points): ${ours.toFixed(2)} ms of CPU an article`);
console.log(`ts-textrank (key points alone): ${theirs.toFixed(2)} ms of CPU an article`);
console.log(`ratio: ${(theirs / ours).toFixed(2)} articles read in the time of one of ts-textrank's`);
