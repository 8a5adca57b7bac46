import type { Ahead } from "../digest/choose/ahead.ts";
import { boundsAt, prune } from "../digest/prune.ts";
import type { Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import type { Bot } from "./bot.ts";
import type { Health } from "./health.ts";

export interface RoundParts {
  readonly bot: Bot;
  readonly health: Health;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly ahead: Ahead;
}

/** Collects once; what fails is told and tried again. */
export async function collectRound({ bot, health, log, signal, ahead }: RoundParts): Promise<void> {
  try {
    const { articles, sourcesFailed } = await bot.collect(signal);
    if (articles > 0) ahead.hasNews();
    health.metrics.articles.inc(articles);
    health.metrics.sourcesFailed.set(sourcesFailed.length);
    health.note("collect", null);
    log.info({ articles, failed: sourcesFailed.map(({ name }) => name) }, "collected");
  } catch (thrown) {
    health.note("collect", problemWords(thrown));
    log.error({ err: thrown }, "collecting failed; tried again in a quarter of an hour");
  }
}

/** What the store has grown by since yesterday goes at its other end. */
export async function pruneStore({ bot, health, log, signal }: RoundParts): Promise<void> {
  const { config, store, now } = bot.parts;
  try {
    const forgotten = await prune(store, boundsAt(config.keep, now()), signal);
    health.note("prune", null);
    if (Object.values(forgotten).some((count) => count > 0)) log.info(forgotten, "pruned");
  } catch (thrown) {
    health.note("prune", problemWords(thrown));
    log.error({ err: thrown }, "pruning failed; tried again tomorrow");
  }
}
