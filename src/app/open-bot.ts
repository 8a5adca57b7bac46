import type { Config } from "../config/load.ts";
import { type Bot, type BotModel, createBot } from "./bot.ts";
import { openQueue, queueHere } from "./open-queue.ts";
import { openStore } from "./open-store.ts";
import { readingPool } from "./reading/reading-pool.ts";
import { sharedClock } from "./shared-clock.ts";
import { buildSources } from "./sources.ts";
import { buildChooser } from "./summarizer.ts";

export interface OpenedBot {
  readonly bot: Bot;
  /** Compares this machine's clock with the store's, which may be another machine's. */
  compareClocks(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Tells what does not stop the work: why the rules stood in for the model. */
  readonly tell?: (words: string) => void;
  /** A person asked: sources are read even where they were read a moment ago. */
  readonly isForced?: boolean;
  /** The thread answers chats, too: stories are told in another one. */
  readonly answersChats?: boolean;
  /** What there is to collect is shared with the other processes on the store. */
  readonly sharesWork?: boolean;
}

/** Builds the parts that a configuration names and hands them to a bot. */
export async function openBot(config: Config, options: OpenOptions = {}): Promise<OpenedBot> {
  const { tell = () => undefined, isForced = false, answersChats = false, sharesWork = false } = options;
  const { store, clock, added, queue } = await openWithQueue(config.store, { sharesWork, tell });
  const { now } = clock;
  const reading = readingPool();
  const built = buildSources(config, now, { added, isForced });
  const bot = createBot({
    config,
    store,
    queue,
    sources: built.sources,
    sourcesNow: async () => built.withAdded(await store.addedSources()),
    read: reading.read,
    ...(answersChats ? { tell: reading.tell } : {}),
    model: botModel(config, now, tell),
    now,
  });
  return {
    bot,
    compareClocks: clock.compare,
    close: async () => {
      await built.close();
      await reading.close();
      await queue.close();
      await store.close();
    },
  };
}

/** The store with its queue and all that is asked of it before the other parts are there; closed where that fails. */
async function openWithQueue(
  address: string,
  { sharesWork, tell }: { readonly sharesWork: boolean; readonly tell: (words: string) => void },
) {
  const store = await openStore(address);
  try {
    const clock = await sharedClock(store, () => new Date());
    const added = await store.addedSources();
    const queue = sharesWork ? await openQueue(address, { now: clock.now, tell }) : queueHere(clock.now);
    return { store, clock, added, queue };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

function botModel(config: Config, now: () => Date, tell: (words: string) => void): BotModel | null {
  const { model, minutes } = config.summarizer;
  if (model === null) return null;
  return { chooser: buildChooser({ model, ollamaHost: config.secrets.ollamaHost, now }), minutes, tell };
}
