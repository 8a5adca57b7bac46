import type { Command } from "commander";
import type { Bot } from "../app/bot.ts";
import { DEFAULT_CONFIG_PATH } from "../config/load.ts";
import type { Collected } from "../digest/collect/collect.ts";
import { counted } from "../digest/present/spans.ts";
import { Problem } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";
import { type ConfigOptions, withBot } from "./open-bot.ts";
import { showProgress } from "./progress.ts";

interface CollectOptions extends ConfigOptions {
  readonly json?: boolean;
}

export function registerCollect(program: Command, line: CommandLine): void {
  program
    .command("collect")
    .description("read every configured source once")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .option("--json", "print what was done as JSON")
    .action((options: CollectOptions) =>
      withBot({ ...options, tell: (words) => line.stderr.write(`${words}\n`) }, async (bot) => {
        const collected = await collectWithProgress(bot, line);
        const { published: _, ...told } = collected;
        line.stdout.write(options.json ? `${JSON.stringify(told, null, 2)}\n` : `${wordsOn(bot, collected)}\n`);
      }),
    );
}

/** Reads every source, with a moving line on a terminal. Throws Problem `bad-config` where there is no source. */
export async function collectWithProgress(bot: Bot, line: CommandLine): Promise<Collected> {
  if (bot.parts.sources.length === 0) {
    const path = bot.parts.config.path ?? DEFAULT_CONFIG_PATH;
    throw new Problem("bad-config", `${path} names no source. See config/soundbite.example.yaml for how to add one.`);
  }
  const progress = showProgress(line, `0 of ${counted(bot.parts.sources.length, "source")}, 0 articles`);
  try {
    return await bot.collect(line.signal, ({ sourcesDone, sources, articles, source }) =>
      progress.show(`${sourcesDone} of ${sources} sources, ${articles} articles · ${source}`),
    );
  } finally {
    progress.done();
  }
}

const HOUR = 3_600_000;

/** What a round did, and how much of it is older than what a digest tells. */
export function wordsOn(bot: Bot, collected: Collected): string {
  const { config, now } = bot.parts;
  const { hours } = config.digest;
  const { sourcesRead, sourcesFailed, articles, edited, leftOut, notices } = collected;
  const outside = olderThan(new Date(now().getTime() - hours * HOUR), collected);
  const told = [
    counted(articles, "new article"),
    ...(edited > 0 ? [`${edited} of them edited`] : []),
    ...(outside > 0 ? [`${outside} outside the last ${hours} hours`] : []),
  ];
  return [
    `${counted(sourcesRead, "source")} read, ${told.join(", ")}.`,
    ...sourcesFailed.map(({ name, reason }) => `  failed: ${name}: ${reason}`),
    ...leftOut.map(({ name, reason }) => `  not read: ${name}: ${reason}`),
    ...notices.map(({ name, notice }) => `  note: ${name}: ${notice}`),
  ].join("\n");
}

/** A bare day is that whole day. */
function olderThan(from: Date, { published }: Collected): number {
  return published.filter((moment) => moment < from.toISOString().slice(0, moment.length)).length;
}
