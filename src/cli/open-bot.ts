import type { Bot } from "../app/bot.ts";
import { openBot } from "../app/open-bot.ts";
import { loadConfig, loadEnvironment } from "../config/load.ts";

export interface ConfigOptions {
  readonly config?: string;
  readonly store?: string;
  readonly digests?: string;
  /** Tells what does not stop the work: why the rules stood in for the model. */
  readonly tell?: (words: string) => void;
}

/** Opens the bot that the configuration describes, hands it over, and closes it whatever happens. */
export async function withBot<T>(options: ConfigOptions, work: (bot: Bot) => Promise<T>): Promise<T> {
  const config = loadConfig(options.config, loadEnvironment());
  const overridden = {
    ...config,
    ...(options.store ? { store: options.store } : {}),
    ...(options.digests ? { digests: options.digests } : {}),
  };
  const opened = await openBot(overridden, { isForced: true, ...(options.tell ? { tell: options.tell } : {}) });
  try {
    return await work(opened.bot);
  } finally {
    await opened.close();
  }
}
