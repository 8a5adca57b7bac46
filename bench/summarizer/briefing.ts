import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createBot } from "../../src/app/bot.ts";
import { openStore } from "../../src/app/open-store.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { buildChooser } from "../../src/app/summarizer.ts";
import { loadConfig } from "../../src/config/load.ts";
import { placeArticles } from "../../src/digest/collect/place-articles.ts";
import type { Article } from "../../src/model/article.ts";
import { readArticle } from "../../src/reading/read.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import type { Chooser } from "../../src/summarize/chooser.ts";
import { rulesSummarizer } from "../../src/summarize/rules/rules.ts";
import { choosesFirst } from "../../test/servers/ollama/choosing.ts";
import { scriptedOllama } from "../../test/servers/ollama/server.ts";

/**
 * `npm run bench briefing -- [--articles 300] [--model NAME] [--save PROMPTS.json]`: what a model costs a briefing. So many
 * articles of the evaluation kit are collected and a briefing of eight stories is made of them, twice. With --model the
 * server of OLLAMA_HOST chooses; without one a stand-in does, and counts a token for four characters.
 */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "300" },
    model: { type: "string" },
    save: { type: "string" },
  },
});
const STAND_IN = "stand-in:1b";
const MORNING = Date.parse("2026-03-05T06:00:00.000Z");
const HOUR = 3_600_000;
const LIMITS = { points: 5, words: null };
const NEVER = new AbortController().signal;
const kit = join(import.meta.dirname, "../../../shared/bench");

if (existsSync(kit)) await measure(await kitArticles(Number(values.articles)));
else console.log("briefing: skipped, as the evaluation kit is not beside this folder (../shared/bench)");

async function kitArticles(count: number): Promise<Article[]> {
  const { readRecords } = await import(join(kit, "lib/data.mjs"));
  const groups: { id: string; articles: { text: string; title?: string }[] }[] = [
    ...readRecords(join(kit, "data/multinews-dev.jsonl.gz")),
    ...readRecords(join(kit, "data/cnndm-valid-dev.jsonl.gz")).map((record: { id: string; text: string }) => ({
      id: record.id,
      articles: [record],
    })),
  ];
  const articles = groups.flatMap(({ id, articles: reports }) =>
    reports.map(({ text, title }, at) =>
      articleFromText(text, {
        ...{ id: `${id}/${at}`, url: null, title: title ?? null, outlet: `Outlet ${at + 1}` },
        publishedAt: new Date(MORNING - (1 + ((id.length * 7 + at * 3) % 20)) * HOUR).toISOString(),
      }),
    ),
  );
  return articles.slice(0, count);
}

async function measure(articles: readonly Article[]): Promise<void> {
  await using standIn = await scriptedOllama({ models: [STAND_IN], chats: [choosesFirst] });
  const model = values.model ?? STAND_IN;
  const ollamaHost = values.model ? (process.env["OLLAMA_HOST"] ?? null) : standIn.address;
  const store = await openStore(":memory:");
  const now = () => new Date();
  const answers: string[] = [];
  const asked = buildChooser({ model, ollamaHost, now });
  const chooser: Chooser = {
    ...asked,
    choose: async (question, signal) => {
      const started = performance.now();
      const answer = await asked.choose(question, signal);
      answers.push(`${answer.promptTokens ?? "?"} tokens in ${seconds(performance.now() - started)} s`);
      return answer;
    },
  };
  const tell = (words: string) => console.error(words);
  const config = loadConfig(undefined, {});
  const botModel = { chooser, minutes: 120, tell };
  const bot = createBot({ config, store, sources: [], read: readByRules, model: botModel, now });
  const seenAt = new Date(MORNING).toISOString();
  for (const article of articles) {
    await store.keepArticle(article, "kit", seenAt);
    await store.keepReading({ article, reading: await readArticle(article, rulesSummarizer(), LIMITS, NEVER) });
  }
  await placeArticles(store, new Date(MORNING), 10);
  const window = { from: new Date(MORNING - 24 * HOUR).toISOString(), until: new Date(MORNING).toISOString() };
  const request = { name: "bench", title: "Bench", window, timeZone: "UTC", topics: [], scope: "everything" } as const;
  for (const time of ["first", "second"]) {
    const [calls, started] = [answers.length, performance.now()];
    const { stories } = await bot.digest(request, { until: NEVER, signal: NEVER });
    const byModel = stories.filter(({ by }) => by.includes(chooser.name)).length;
    const told = `${articles.length} articles, ${stories.length} stories, ${byModel} chosen, ${answers.length - calls} calls`;
    console.log(`${time}: ${told}, ${seconds(performance.now() - started)} s`);
  }
  console.log(answers.join("\n"));
  console.log(await store.choiceOutcomes("2026-01-01T00:00:00Z"));
  const prompts = standIn.received.filter(isQuestion).map(({ body }) => body.messages ?? []);
  const lengths = prompts.map((messages) => messages.reduce((sum, { content }) => sum + content.length, 0));
  if (lengths.length > 0) console.log(`prompts: ${lengths.join(", ")} characters`);
  if (values.save) writeFileSync(values.save, JSON.stringify(prompts));
  await store.close();
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function isQuestion({
  body,
}: {
  readonly body: { readonly messages?: readonly unknown[]; readonly options?: object };
}): boolean {
  const isCount = body.options && "num_predict" in body.options && body.options.num_predict === 1;
  return (body.messages ?? []).length > 0 && !isCount;
}
