import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { Bot } from "../app/bot.ts";
import { demoDigest, openDemo } from "../app/demo.ts";
import { digestPayloads, messagePayloads } from "../app/payloads.ts";
import { askWhoSaid } from "../commands/who-said/ask.ts";
import { presentWhoSaid } from "../commands/who-said/present.ts";
import { Problem } from "../model/problem.ts";
import type { Scene } from "../preview/page.ts";
import { ENGLISH } from "../words/words.ts";
import { collectWithProgress } from "./collect.ts";
import type { CommandLine } from "./context.ts";
import { DEMO_QUESTION } from "./demo.ts";

/** Not what the articles have: the answer shows both wordings. */
const MISREMEMBERED = "we will never pay thieves to promise us that they are honest";

export function registerPreview(program: Command, line: CommandLine): void {
  program
    .command("preview")
    .description("write a page that shows digest and answer as Slack and as Discord will show them")
    .option("--out <FILE>", "where to write it", "preview.html")
    .action(async ({ out }: { readonly out: string }) => {
      const { previewPage } = await loadPreview();
      const opened = await openDemo();
      try {
        await collectWithProgress(opened.bot, line);
        await writeFile(out, await previewPage(await scenes(opened.bot)));
      } finally {
        await opened.close();
      }
      line.stdout.write(`Written: ${resolve(out)}. Open it in a browser; it needs no network.\n`);
    });
}

/** What draws as Slack and Discord do is large and only needed here, so that an install may leave it out. */
async function loadPreview() {
  try {
    return await import("../preview/page.ts");
  } catch (cause) {
    const isAbsent = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
    if (!isAbsent) throw cause;
    const words = "the preview's parts are not in this install; run npm ci without --omit=optional, then preview again";
    throw new Problem("unavailable", words, { cause });
  }
}

async function scenes({ parts, ...bot }: Bot): Promise<Scene[]> {
  const digest = await demoDigest({ parts, ...bot });
  const time = new Date(digest.window.until);
  const asked = async (words: string): Promise<Scene> => {
    const question = { words, order: "newest", limit: 3, offset: 0 } as const;
    const answer = presentWhoSaid(await askWhoSaid(parts.store.seenBy("everything"), question), {
      timeZone: "UTC",
      questionId: null,
      words: ENGLISH,
    });
    const slack = await messagePayloads(answer, "slack");
    return { title: `/who-said ${words}`, slack, discord: await messagePayloads(answer, "discord"), time };
  };
  return [
    {
      title: "the morning briefing",
      slack: await digestPayloads(digest, "slack"),
      discord: await digestPayloads(digest, "discord"),
      time,
    },
    await asked(DEMO_QUESTION),
    await asked(MISREMEMBERED),
  ];
}
