import type { Command } from "commander";
import { Option } from "commander";
import type { Bot } from "../app/bot.ts";
import { digestPayloads } from "../app/payloads.ts";
import { renderHtml } from "../chat/html/render.ts";
import { renderMarkdown } from "../chat/markdown.ts";
import { digestJson } from "../digest/archive/digest-json.ts";
import { filterOf } from "../digest/deliver/configured.ts";
import { presentPage } from "../digest/present/present.ts";
import type { Digest } from "../model/digest.ts";
import { type Words, wordsIn } from "../words/words.ts";
import type { CommandLine } from "./context.ts";
import { makeDigestWithProgress } from "./make-digest.ts";
import { type ConfigOptions, withBot } from "./open-bot.ts";
import { printMessage } from "./print-message.ts";
import { type WindowOptions, windowOf } from "./window.ts";

const FORMATS = ["terminal", "markdown", "html", "json", "slack", "discord"] as const;

interface DigestOptions extends ConfigOptions, WindowOptions {
  readonly topic: readonly string[];
  readonly name: string;
  readonly format: (typeof FORMATS)[number];
  readonly dryRun?: boolean;
  /** False with `--no-wait`. */
  readonly wait: boolean;
}

export function registerDigest(program: Command, line: CommandLine): void {
  program
    .command("digest")
    .description("make a digest of what was collected, print it and keep it in digests/")
    .option("--from <TIME>", "from this day or moment on (default: the last day)")
    .option("--until <TIME>", "until this moment, or the end of this day (default: now)")
    .option("--topic <TOPIC...>", "only stories on these topics", [])
    .option("--name <NAME>", "name of the digest and its files; that of a briefing mutes what it mutes", "morning")
    .addOption(new Option("--format <FORMAT>", "how to print it").choices(FORMATS).default("terminal"))
    .option("--dry-run", "print it and keep nothing")
    .option("--no-wait", "do not wait for the model: what it has not chosen before is told by rules")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .option("--digests <FOLDER>", "another archive than the configured one")
    .action((options: DigestOptions) =>
      withBot({ ...options, tell: (words) => line.stderr.write(`${words}\n`) }, (bot) =>
        printDigest(bot, line, options),
      ),
    );
}

async function printDigest(bot: Bot, line: CommandLine, options: DigestOptions): Promise<void> {
  const { config, now, store } = bot.parts;
  const briefing = config.briefings.find(({ name }) => name === options.name);
  const request = {
    name: options.name,
    title: titleOf(options.name),
    window: windowOf(options, config.timeZone, config.digest.hours, now()),
    timeZone: config.timeZone,
    topics: options.topic,
    ...(briefing ? { filter: filterOf(briefing) } : {}),
    scope: "everything",
  } as const;
  const digest = await (options.wait ? makeDigestWithProgress(bot, line, request) : bot.digest(request));
  await printAs(digest, line, options.format, wordsIn(config.language));
  if (digest.stories.length === 0 && (await store.counts()).articles === 0) {
    line.stderr.write("The store holds no article yet, so nothing was kept. Run: soundbite collect\n");
    return;
  }
  if (options.dryRun) return;
  const { html, written } = await bot.keep(digest);
  line.stderr.write(`${written ? "Kept" : "Kept already"}: ${html}\n`);
}

/** "morning" is "Morning digest". */
export const titleOf = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)} digest`;

async function printAs(
  digest: Digest,
  line: CommandLine,
  format: DigestOptions["format"],
  words: Words,
): Promise<void> {
  const page = presentPage(digest, words);
  switch (format) {
    case "terminal":
      return printMessage(page, line);
    case "markdown":
      line.stdout.write(renderMarkdown(page));
      return;
    case "html":
      line.stdout.write(renderHtml(page, {}, words));
      return;
    case "json":
      line.stdout.write(digestJson(digest));
      return;
    default:
      line.stdout.write(`${JSON.stringify(await digestPayloads(digest, format), null, 2)}\n`);
  }
}
