import { join } from "node:path";
import { DEFAULT_MODEL } from "../../src/app/default-model.ts";
import { buildSources } from "../../src/app/sources.ts";
import { buildSummarizer } from "../../src/app/summarizer.ts";
import { loadConfig, loadEnvironment } from "../../src/config/load.ts";
import type { Article } from "../../src/model/article.ts";
import { problemWords } from "../../src/model/problem.ts";
import type { Reading } from "../../src/model/reading.ts";
import { readArticle } from "../../src/reading/read.ts";
import type { Lead, Source } from "../../src/sources/source.ts";
import type { Summarizer } from "../../src/summarize/summarizer.ts";

const ARTICLES = join(import.meta.dirname, "../../src/demo/articles");
const LIMITS = { points: 5, words: null };
const now = () => new Date();

/** Reads the bundled articles; prints who wrote their points, how they came about, and the time. */
export async function measureSummarizer(name: "rules" | "ollama"): Promise<void> {
  const summarizer = namedSummarizer(name);
  const articles = await bundledArticles();
  const started = performance.now();
  const readings: Reading[] = [];
  for (const article of articles) {
    readings.push(await readArticle(article, summarizer, LIMITS, new AbortController().signal));
  }
  const seconds = (performance.now() - started) / 1000;
  const points = readings.flatMap(({ keyPoints }) => keyPoints);
  console.log(
    `${summarizer.name}: ${articles.length} bundled articles, ${points.length} points, ${seconds.toFixed(1)} s`,
  );
  for (const [how, those] of Map.groupBy(points, ({ by, path }) => (path ? `${by}, ${path}` : by))) {
    console.log(`  ${how}: ${those.length}`);
  }
}

function namedSummarizer(name: "rules" | "ollama"): Summarizer {
  const tell = (words: string) => console.error(words);
  const config = loadConfig(undefined, loadEnvironment());
  const model = name === "rules" ? null : (config.summarizer.model ?? DEFAULT_MODEL);
  return buildSummarizer({ model, ollamaHost: config.secrets.ollamaHost, now, tell });
}

async function bundledArticles(): Promise<Article[]> {
  const config = loadConfig(undefined, {});
  const files = [{ files: ARTICLES, name: "Bundled articles", topics: [] }];
  const built = buildSources({ ...config, sources: files }, now);
  const { signal } = new AbortController();
  try {
    const articles: Article[] = [];
    for (const source of built.sources) {
      const { leads } = await source.list({}, signal);
      for (const lead of leads) articles.push(...(await loaded(source, lead, signal)));
    }
    return articles;
  } finally {
    await built.close();
  }
}

/** One of the bundled articles is no article. */
async function loaded(...[source, lead, signal]: [Source, Lead, AbortSignal]): Promise<Article[]> {
  try {
    return [await source.load(lead, signal)];
  } catch (thrown) {
    console.error(problemWords(thrown));
    return [];
  }
}
