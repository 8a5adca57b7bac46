import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBot } from "../../src/app/bot.ts";
import { DEFAULT_MODEL } from "../../src/app/default-model.ts";
import { openStore } from "../../src/app/open-store.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../src/app/sources.ts";
import { buildChooser } from "../../src/app/summarizer.ts";
import { type Tried, tryModel } from "../../src/app/try-model.ts";
import { loadConfig, loadEnvironment } from "../../src/config/load.ts";

const ARTICLES = join(import.meta.dirname, "../../src/demo/articles");
/** The morning after the bundled events. */
const MORNING = new Date("2026-03-05T06:00:00.000Z");
const { signal } = new AbortController();
const tell = (words: string) => console.error(words);

/** Has the bundled stories told; prints who chose their points, how that came out, and the time. */
export async function measureSummarizer(name: "rules" | "ollama"): Promise<void> {
  const path = join(tmpdir(), `soundbite-bench-${process.pid}.sqlite`);
  const config = { ...loadConfig(undefined, {}), sources: [{ files: ARTICLES, name: "Bundled articles", topics: [] }] };
  const now = () => MORNING;
  const store = await openStore(path);
  const built = buildSources(config, now, { isForced: true });
  const bot = createBot({ config, store, sources: built.sources, read: readByRules, now });
  try {
    await bot.collect(signal);
    const started = performance.now();
    const window = { from: "2026-03-03T00:00:00.000Z", until: MORNING.toISOString() };
    const request = {
      name: "bench",
      title: "Bench",
      window,
      timeZone: "UTC",
      topics: [],
      scope: "everything",
    } as const;
    const { stories, receipt } = await bot.digest(request);
    console.log(
      `rules: ${receipt.articles} bundled articles, ${stories.length} stories, ${seconds(performance.now() - started)} s`,
    );
    if (name === "ollama") await measureModel({ store, now, points: config.digest.points });
  } finally {
    await built.close();
    await store.close();
    for (const tail of ["", "-wal", "-shm"]) await rm(`${path}${tail}`, { force: true });
  }
}

interface Measured {
  readonly store: Awaited<ReturnType<typeof openStore>>;
  readonly now: () => Date;
  readonly points: number;
}

async function measureModel({ store, now, points }: Measured): Promise<void> {
  const configured = loadConfig(undefined, loadEnvironment());
  const model = configured.summarizer.model ?? DEFAULT_MODEL;
  const chooser = buildChooser({ model, ollamaHost: configured.secrets.ollamaHost, now: () => new Date() });
  const all: Tried[] = [];
  for await (const tried of tryModel({ store, chooser, now, signal, tell, until: now(), stories: 10, points }))
    all.push(tried);
  const answers = all.flatMap(({ chosen }) => chosen.answer ?? []);
  console.log(`${chooser.name}: ${all.length} stories, ${answers.length} calls`);
  for (const { outcome, milliseconds, promptTokens } of answers) {
    console.log(`  ${outcome}: ${seconds(milliseconds)} s, ${promptTokens ?? "?"} tokens read`);
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
