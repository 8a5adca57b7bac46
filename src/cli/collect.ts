import type { Command } from "commander";
import type { Bot } from "../app/bot.ts";
import { DEFAULT_CONFIG_PATH } from "../config/load.ts";
import type { Collected } from "../digest/collect.ts";
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
        line.stdout.write(options.json ? `${JSON.stringify(collected, null, 2)}\n` : `${collectedWords(collected)}\n`);
      }),
    );
}

/** Reads every source, with a moving line on a terminal. Throws Problem `bad-config` where there is no source. */
export async function collectWithProgress(bot: Bot, line: CommandLine): Promise<Collected> {
  if (bot.parts.sources.length === 0) {
    const path = bot.parts.config.path ?? DEFAULT_CONFIG_PATH;
    throw new Problem("bad-config", `${path} names no source. See config/soundbite.example.yaml for how to add one.`);
  }
  const progress = showProgress(line, "reading sources");
  try {
    return await bot.collect(line.signal, ({ sourcesDone, sources, articles, source }) =>
      progress.show(`${sourcesDone} of ${sources} sources, ${articles} articles · ${source}`),
    );
  } finally {
    progress.done();
  }
}

export function collectedWords(collected: Collected): string {
  const { sourcesRead, sourcesFailed, articles, edited, leftOut, notices } = collected;
  return [
    `${counted(sourcesRead, "source")} read, ${counted(articles, "new article")}${edited > 0 ? `, ${edited} of them edited` : ""}.`,
    ...sourcesFailed.map(({ name, reason }) => `  failed: ${name}: ${reason}`),
    ...leftOut.map(({ name, reason }) => `  not read: ${name}: ${reason}`),
    ...notices.map(({ name, notice }) => `  note: ${name}: ${notice}`),
  ].join("\n");
}
