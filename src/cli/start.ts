import { once } from "node:events";
import type { Command } from "commander";
import type { Bot } from "../app/bot.ts";
import type { OpenRoom } from "../app/room/open-room.ts";
import { DEFAULT_CONFIG_PATH, loadConfig, loadEnvironment } from "../config/load.ts";
import { presentPage } from "../digest/present/present.ts";
import { silentLog } from "../log.ts";
import { Problem } from "../model/problem.ts";
import { wordsIn } from "../words/words.ts";
import { collectWithProgress, wordsOn } from "./collect.ts";
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
    await runDemo(line, async (bot) => {
      line.stdout.write(`${NEXT_AFTER_DEMO}\n`);
      // Somebody looks: a script that runs the demo is not kept waiting.
      if (line.stdin.isTTY && line.stdout.isTTY) await showRoom(bot, line);
    });
    return;
  }
  const { slack, discord, webhooks } = config.chats;
  if (slack || discord || webhooks.length > 0 || config.web) {
    line.untilStopped();
    const { serve } = await import("../app/serve.ts");
    return serve({ config, signal: line.signal, tell: (words) => line.stdout.write(`${words}\n`) });
  }
  await collectAndShow(line);
  line.stdout.write(`${NEXT_AFTER_DIGEST}\n`);
}

async function collectAndShow(line: CommandLine): Promise<void> {
  await withBot({ tell: (words) => line.stderr.write(`${words}\n`) }, async (bot) => {
    const { config, now } = bot.parts;
    line.stdout.write(`${wordsOn(bot, await collectWithProgress(bot, line))}\n\n`);
    await refuseEmptyStore(bot);
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
    printMessage(presentPage(digest, wordsIn(config.language)), line);
    if (digest.stories.length > 0) line.stdout.write(`\nKept as ${(await bot.keep(digest)).html}\n`);
    else line.stdout.write(`\n${nothingKept(config.digest.hours)}\n`);
  });
}

/** A digest of nothing looks as if all were well. */
async function refuseEmptyStore({ parts: { store, config } }: Bot): Promise<void> {
  if ((await store.counts()).articles > 0) return;
  const path = config.path ?? DEFAULT_CONFIG_PATH;
  const advice = `Put an article into a folder that ${path} names, or correct its addresses there; soundbite doctor tries each.`;
  throw new Problem("not-found", `no source gave an article, so there is no digest. ${advice}`);
}

const nothingKept = (hours: number): string =>
  `Nothing of the last ${hours} hours could be told, so nothing was kept. digest: { hours: 168 } looks back a week.`;

const USUAL_PORT = 8080;

/** Opens the reading room of the demo on this machine, says where, and keeps it open until the command is stopped. */
async function showRoom(bot: Bot, line: CommandLine): Promise<void> {
  line.untilStopped();
  const room = await openSomewhere(bot);
  line.stdout.write(`\nThe reading room: ${room.address} (Ctrl-C closes it)\n`);
  if (!line.signal.aborted) await once(line.signal, "abort");
  await room.stop();
}

/** At the usual port, or at any where another program has that. Nothing but the bundled articles is there to be seen. */
async function openSomewhere(bot: Bot): Promise<OpenRoom> {
  const { openRoom } = await import("../app/room/open-room.ts");
  const open = (port: number) => openRoom(bot, { port, everyones: "everything" }, silentLog);
  return open(USUAL_PORT).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.code === "busy") return open(0);
    throw thrown;
  });
}
