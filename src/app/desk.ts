import { randomUUID } from "node:crypto";
import type { CommandDesk } from "../chat/chat.ts";
import { briefingCommand } from "../commands/briefing/command.ts";
import { createDesk } from "../commands/desk.ts";
import { digestCommand } from "../commands/digest.ts";
import { helpCommand } from "../commands/help.ts";
import { sourcesCommand } from "../commands/sources.ts";
import { storyCommand } from "../commands/story.ts";
import { whoSaidCommand } from "../commands/who-said.ts";
import { storyBlocks } from "../digest/present/story.ts";
import { presentDigest } from "../digest/present.ts";
import type { Log } from "../log.ts";
import type { Bot } from "./bot.ts";
import { findStory } from "./find-story.ts";
import { previewFeed } from "./preview-feed.ts";

/** Enough for any team; a stranger in a big server cannot fill the store. */
const BRIEFINGS_A_WORKSPACE = 50;
const SOURCES_A_WORKSPACE = 100;
const HOUR = 3_600_000;

/** Every command of the bot, on one desk. */
export function buildDesk(bot: Bot, log: Log): CommandDesk {
  const { store, config, now } = bot.parts;
  const { timeZone } = config;
  const topics = [...new Set(bot.parts.sources.flatMap((source) => source.topics))];
  const newId = randomUUID;
  const made = (name: string, title: string) => (window: { from: string; until: string }, about: readonly string[]) =>
    bot.digest({ name, title, window, timeZone, topics: about });
  const lastDay = () => ({
    from: new Date(now().getTime() - config.digest.hours * HOUR).toISOString(),
    until: now().toISOString(),
  });
  const commands = [
    whoSaidCommand({ store, timeZone, now }),
    digestCommand({
      make: made("on-demand", "Digest"),
      present: presentDigest,
      kept: (id) => store.digest(id),
      keep: (digest) => store.keepDigest(digest, now().toISOString()),
      topics,
      now,
      hours: config.digest.hours,
    }),
    briefingCommand({
      subscriptions: () => store.subscriptions(),
      keep: (subscription) => store.keepSubscription(subscription),
      remove: (id) => store.removeSubscription(id),
      resume: (id) => store.resumeSubscription(id),
      sample: async ({ topics: about }) => presentDigest(await made("sample", "Briefing")(lastDay(), about)),
      newId,
      now,
      timeZone,
      topics,
      quota: BRIEFINGS_A_WORKSPACE,
    }),
    sourcesCommand({
      configured: async () =>
        Promise.all(
          bot.parts.sources.map(async ({ id, name }) => {
            const state = await store.sourceState(id);
            return { name, problem: state?.lastProblem ?? null };
          }),
        ),
      added: () => store.addedSources(),
      keep: (source) => store.keepAddedSource(source),
      remove: (id) => store.removeAddedSource(id),
      preview: (url) => previewFeed(config, url, now),
      newId,
      now,
      quota: SOURCES_A_WORKSPACE,
    }),
    storyCommand({
      find: (words) => findStory(store, words, now()),
      present: (story) => storyBlocks(story, timeZone),
    }),
  ];
  return createDesk([...commands, helpCommand(commands.map(({ spec }) => spec))], log);
}
