import type { Command } from "commander";
import type { Bot } from "../app/bot.ts";
import { demoDigest, openDemo } from "../app/demo.ts";
import { digestPayloads } from "../app/payloads.ts";
import { presentPage } from "../digest/present/present.ts";
import type { Digest } from "../model/digest.ts";
import { collectWithProgress } from "./collect.ts";
import type { CommandLine } from "./context.ts";
import { printMessage } from "./print-message.ts";
import { printWhoSaid } from "./who-said.ts";

/** What the demo asks: words that the bundled articles report in several wordings. */
export const DEMO_QUESTION = "promise us that they are honest";

export function registerDemo(program: Command, line: CommandLine): void {
  program
    .command("demo")
    .description("bundled fictional articles in; the digest, a who-said answer and both chats' payloads out")
    .action(async () => {
      const digest = await runDemo(line);
      for (const chat of ["slack", "discord"] as const) {
        line.stdout.write(`\nWhat ${chat} would be sent:\n`);
        line.stdout.write(`${JSON.stringify(await digestPayloads(digest, chat), null, 2)}\n`);
      }
    });
}

/**
 * The first minute: everything but the chats, from the bundled articles and a fresh store. `after`: what else is shown of
 * that bot before it is closed.
 */
export async function runDemo(
  line: CommandLine,
  after: (bot: Bot) => Promise<void> = async () => undefined,
): Promise<Digest> {
  line.stdout.write(
    "This digest is made from the articles bundled with Soundbite: fiction, by rules, with no model and no network.\n\n",
  );
  const opened = await openDemo();
  try {
    const digest = await showDemo(opened.bot, line);
    await after(opened.bot);
    return digest;
  } finally {
    await opened.close();
  }
}

async function showDemo(bot: Bot, line: CommandLine): Promise<Digest> {
  await collectWithProgress(bot, line);
  const digest = await demoDigest(bot);
  printMessage(presentPage(digest), line);
  const { html } = await bot.keep(digest);
  line.stdout.write(`\n$ soundbite who-said "${DEMO_QUESTION}"\n\n`);
  await printWhoSaid(bot.parts.store.seenBy("everything"), { words: DEMO_QUESTION }, line);
  line.stdout.write(`\nKept as ${html} (open it in a browser).\n`);
  return digest;
}
