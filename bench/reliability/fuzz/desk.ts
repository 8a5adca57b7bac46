import { createBot } from "../../../src/app/bot.ts";
import { buildDesk } from "../../../src/app/desk.ts";
import { readByRules } from "../../../src/app/reading/read-by-rules.ts";
import type { CommandDesk } from "../../../src/chat/chat.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { Log } from "../../../src/log.ts";
import { readArticle } from "../../../src/reading/read.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { rulesSummarizer } from "../../../src/summarize/rules/rules.ts";
import { anArticle } from "../../../test/builders.ts";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";

const ARTICLES = 30;
const HOUR = 3_600_000;
const BEGAN = Date.UTC(2026, 2, 2, 8);
/** Nothing listens there: what a stranger adds as a source is refused at once, wherever it may be. */
const NOWHERE = "http://127.0.0.1:9";

export interface FuzzDesk {
  readonly desk: CommandDesk;
  /** An hour passes, and with it everybody's allowance is whole again. */
  passHour(): void;
  close(): Promise<void>;
}

/** The bot's own commands over a small store. */
export async function openFuzzDesk(log: Log): Promise<FuzzDesk> {
  const store = await openSqlite(":memory:");
  let time = BEGAN;
  const now = () => new Date(time);
  const random = seededRandom(3);
  const summarizer = rulesSummarizer();
  for (let number = 0; number < ARTICLES; number++) {
    const article = anArticle({ ...fictionalArticle(random, number, now()), id: `article-${number}` });
    const reading = await readArticle(article, summarizer, { points: 3, words: null }, new AbortController().signal);
    await store.keepArticle(article, "courier", now().toISOString());
    await store.keepReading({ article, reading });
  }
  const config = { ...loadConfig(undefined, {}), network: { allowedHosts: [], proxy: NOWHERE } };
  const bot = createBot({ config, store, sources: [], read: readByRules, model: null, now });
  return {
    desk: buildDesk(bot, log),
    passHour: () => {
      time += HOUR;
    },
    close: () => store.close(),
  };
}
