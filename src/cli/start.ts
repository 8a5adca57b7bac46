import type { Command } from "commander";
import { DEFAULT_CONFIG_PATH, loadConfig, loadEnvironment } from "../config/load.ts";
import { presentPage } from "../digest/present.ts";
import { collectedWords, collectWithProgress } from "./collect.ts";
import type { CommandLine } from "./context.ts";
import { runDemo } from "./demo.ts";
import { titleOf } from "./digest.ts";
import { makeDigestWithProgress } from "./make-digest.ts";
import { withBot } from "./open-bot.ts";
import { printMessage } from "./print-message.ts";
import { windowOf } from "./window.ts";

const NEXT_AFTER_DEMO = `Next: copy config/soundbite.example.yaml to ${DEFAULT_CONFIG_PATH}, name your sources there, and run npm start again.`;
const NEXT_AFTER_DIGEST = `Next: name a chat in ${DEFAULT_CONFIG_PATH} (see docs/operating.md), and npm start is the bot.`;

export function registerStart(program: Command, line: CommandLine): void {
  program
    .command("start")
    .description("what fits the configuration: the demo, a digest of your sources, or the bot")
    .action(() => start(line));
}

async function start(line: CommandLine): Promise<void> {
  const config = loadConfig(undefined, loadEnvironment());
  if (config.sources.length === 0) {
    await runDemo(line);
    line.stdout.write(`${NEXT_AFTER_DEMO}\n`);
    return;
  }
  if (config.chats.slack || config.chats.discord) {
    line.untilStopped();
    const { serve } = await import("../app/serve.ts");
    return serve(config, line.signal);
  }
  await collectAndShow(line);
  line.stdout.write(`${NEXT_AFTER_DIGEST}\n`);
}

async function collectAndShow(line: CommandLine): Promise<void> {
  await withBot({ tell: (words) => line.stderr.write(`${words}\n`) }, async (bot) => {
    const { config, now } = bot.parts;
    line.stdout.write(`${collectedWords(await collectWithProgress(bot, line))}\n\n`);
    const name = "morning";
    const window = windowOf({}, config.timeZone, config.digest.hours, now());
    const request = {
      name,
      title: titleOf(name),
      window,
      timeZone: config.timeZone,
      topics: [],
      scope: "everything",
    } as const;
    const digest = await makeDigestWithProgress(bot, line, request);
    printMessage(presentPage(digest), line);
    line.stdout.write(`\nKept as ${(await bot.keep(digest)).html}\n`);
  });
}
