import { randomUUID } from "node:crypto";
import type { Chat, CommandDesk } from "../chat/chat.ts";
import { briefingCommand } from "../commands/briefing/command.ts";
import type { BriefingDesk } from "../commands/briefing/desk.ts";
import { createDesk } from "../commands/desk.ts";
import { type DigestDesk, digestCommand } from "../commands/digest.ts";
import { type FollowDesk, followCommand } from "../commands/follow/command.ts";
import { helpCommand } from "../commands/help.ts";
import { hourlyQuota } from "../commands/quota.ts";
import { type SourcesDesk, sourcesCommand } from "../commands/sources.ts";
import { type StoryDesk, storyCommand } from "../commands/story.ts";
import { whoSaidCommand } from "../commands/who-said/command.ts";
import { type Homes, homesOf } from "../digest/deliver/homes.ts";
import { askRedo } from "../digest/deliver/redo.ts";
import { digestOfStory, findStory } from "../digest/find-story.ts";
import { presentDigest } from "../digest/present/present.ts";
import { storyButtons } from "../digest/present/source.ts";
import { storyBlocks } from "../digest/present/story.ts";
import type { Log } from "../log.ts";
import type { Asker } from "../model/command.ts";
import type { Digest, TimeWindow } from "../model/digest.ts";
import { Problem } from "../model/problem.ts";
import { CONFIGURATION, scopeOf, tenantOf } from "../model/tenant.ts";
import type { Source } from "../sources/source.ts";
import type { BotRecord } from "../store/store.ts";
import { problemSaying } from "../words/problem-saying.ts";
import { ENGLISH } from "../words/words.ts";
import type { Admit } from "./admission.ts";
import { type Bot, storyTelling, voicesIn } from "./bot.ts";
import { previewFeed } from "./preview-feed.ts";
import { roomLinks } from "./room/room-passes.ts";

/** Enough for any team; a stranger in a big server cannot fill the store. */
const BRIEFINGS_A_WORKSPACE = 50;
const PERSONAL_A_WORKSPACE = 1_000;
const SOURCES_A_WORKSPACE = 100;
const FOLLOWS_A_PLACE = 50;
const FOLLOWS_A_WORKSPACE = 2_000;
const MOST_SUGGESTED = 25;
const MOST_OUTLETS = 1_000;
const HOUR = 3_600_000;
const newId = randomUUID;

/** What the desk knows of the chats beside who asks. */
export interface DeskChats {
  readonly admit: Admit;
  readonly homes: Homes;
  readonly chats: readonly Pick<Chat, "name" | "examine" | "tags" | "workspaceOf" | "tellPerson">[];
}

const NO_CHATS: DeskChats = { admit: async () => undefined, homes: homesOf([]), chats: [] };

/** Every command of the bot, on one desk, for whom `admit` lets in. */
export function buildDesk(bot: Bot, log: Log, around: DeskChats = NO_CHATS): CommandDesk {
  const { store, config, now } = bot.parts;
  const voices = voicesIn(bot.parts);
  const links = roomLinks(config.web?.address, store, now);
  const commands = [
    whoSaidCommand({ store, timeZone: config.timeZone, now, voices }),
    digestCommand(digestDesk(bot)),
    briefingCommand(briefingDesk(bot, around)),
    sourcesCommand(sourcesDesk(bot)),
    storyCommand(storyDesk(bot)),
    followCommand(followDesk(bot, around)),
  ];
  const help = helpCommand(
    commands.map(({ spec }) => spec),
    voices,
    (asker) => links.home(tenantOf(asker)),
  );
  const desk = createDesk([...commands, help], log, {
    countUse: hourlyQuota(store, now),
    admit: around.admit,
    voices,
    linked: (message, asker) =>
      links.linked(
        message,
        tenantOf(asker),
        message.visibility === "asker" ? voices.reader(asker) : voices.everyone(asker),
      ),
  });
  return { ...desk, press: async (action, value, asker) => desk.press(action, value, await atHome(store, asker)) };
}

/**
 * Discord says of no direct message which server it is about: a press there is of the one from which somebody is told things there, and
 * of none where there are several.
 */
async function atHome(store: Bot["parts"]["store"], asker: Asker): Promise<Asker> {
  if (asker.workspace !== "") return asker;
  const told = (await store.destinations()).filter(({ chat, place }) => chat === asker.chat && place === asker.place);
  const [only = "", ...others] = new Set(told.map(({ workspace }) => workspace));
  return others.length > 0 ? asker : { ...asker, workspace: only, mayManage: false };
}

/** The topics of the sources that somebody may see. */
async function topicsOf(bot: Bot, asker: Asker): Promise<readonly string[]> {
  return [...new Set((await sourcesSeenBy(bot, asker)).flatMap(({ topics }) => topics))];
}

async function sourcesSeenBy({ parts }: Bot, asker: Asker): Promise<readonly Source[]> {
  const scope = scopeOf(asker);
  const sources = (await parts.sourcesNow?.()) ?? parts.sources;
  return sources.filter(({ tenant = CONFIGURATION }) => scope === "everything" || scope.includes(tenant));
}

const keep = ({ parts }: Bot, digest: Digest, asker: Asker): Promise<void> =>
  parts.store.keepDigest(digest, parts.now().toISOString(), tenantOf(asker));

function lastDay({ parts: { config, now } }: Bot): TimeWindow {
  const until = now();
  return { from: new Date(until.getTime() - config.digest.hours * HOUR).toISOString(), until: until.toISOString() };
}

function digestDesk(bot: Bot): DigestDesk {
  const { store, config, now } = bot.parts;
  const voices = voicesIn(bot.parts);
  const { timeZone } = config;
  return {
    make: (window, topics, asker) => {
      const title = voices.reader(asker).say("digest.title");
      return bot.digest({ name: "on-demand", title, window, timeZone, topics, scope: scopeOf(asker) });
    },
    voices,
    present: presentDigest,
    kept: (id, asker) => store.seenBy(scopeOf(asker)).digest(id),
    keep: (digest, asker) => keep(bot, digest, asker),
    topics: (asker) => topicsOf(bot, asker),
    now,
    timeZone,
    hours: config.digest.hours,
  };
}

/** Why nothing could be posted where somebody asks: also where they chose a channel that is another workspace's. */
async function obstacleAt(chats: DeskChats["chats"], { chat, workspace, place, from }: Asker): Promise<string | null> {
  const asked = chats.find(({ name }) => name === chat);
  if (!asked) return null;
  const isElsewhere = from !== undefined && (await asked.workspaceOf(place)) !== workspace;
  return isElsewhere ? ENGLISH.say("obstacle.elsewhere") : asked.examine(place);
}

/** Whoever takes no direct messages learns it where they ask. */
const directIn =
  (chats: DeskChats["chats"]) =>
  async ({ chat, user }: Asker, words: string): Promise<string> => {
    try {
      const place = await chats.find(({ name }) => name === chat)?.tellPerson(user, words);
      if (!place) throw problemSaying("not-allowed", "problem.noDirect");
      return place;
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      throw problemSaying("not-allowed", "problem.directClosed", { reason: thrown.message });
    }
  };

const zoneRecord = ({ chat, user }: Asker): string => `time zone of ${chat}:${user}`;

const zoneIn = (record: BotRecord | null): string | undefined =>
  typeof record?.details === "string" ? record.details : undefined;

function briefingDesk(bot: Bot, { homes, chats }: DeskChats): BriefingDesk {
  const { store, config, now } = bot.parts;
  const { timeZone } = config;
  return {
    voices: voicesIn(bot.parts),
    subscriptions: async () => (await store.subscriptions()).filter(({ person }) => person === undefined),
    personal: async () => (await store.subscriptions()).filter(({ person }) => person !== undefined),
    direct: directIn(chats),
    zoneOf: async (asker) => zoneIn(await store.record(zoneRecord(asker))),
    keepZone: (asker, zone) => store.keepRecord(zoneRecord(asker), { at: now().toISOString(), details: zone }),
    home: homes,
    obstacle: (asker) => obstacleAt(chats, asker),
    tags: async ({ chat, place }) => (await chats.find(({ name }) => name === chat)?.tags(place)) ?? [],
    keep: (subscription) => store.keepSubscription(subscription),
    remove: (id) => store.removeSubscription(id),
    resume: (id) => store.resumeSubscription(id),
    redo: async (id) => void (await askRedo(store, id, now())),
    sample: async ({ topics, filter }, asker, words) => {
      const scope = scopeOf(asker);
      const digest = await bot.digest({
        name: "sample",
        title: words.say("digest.sampleTitle"),
        window: lastDay(bot),
        timeZone,
        topics,
        ...(filter ? { filter } : {}),
        scope,
      });
      await keep(bot, digest, asker);
      return presentDigest(digest, words);
    },
    newId,
    now,
    timeZone,
    topics: (asker) => topicsOf(bot, asker),
    outlets: async (asker) => {
      const read = await store.seenBy(scopeOf(asker)).suggest("outlet", "", MOST_OUTLETS);
      return [...new Set([...read, ...(await sourcesSeenBy(bot, asker)).map(({ name }) => name)])];
    },
    quota: BRIEFINGS_A_WORKSPACE,
    personalQuota: PERSONAL_A_WORKSPACE,
  };
}

function followDesk(bot: Bot, { chats }: DeskChats): FollowDesk {
  const { store, config, now } = bot.parts;
  return {
    voices: voicesIn(bot.parts),
    follows: () => store.follows(),
    keep: (follow) => store.keepFollow(follow),
    remove: (id) => store.removeFollow(id),
    destinations: () => store.destinations(),
    keepDestination: (destination) => store.keepSubscription(destination),
    removeDestination: (id) => store.removeSubscription(id),
    obstacle: (asker) => obstacleAt(chats, asker),
    direct: directIn(chats),
    hasBriefing: async (place) =>
      (await store.subscriptions()).some((one) => one.place === place && one.state === "active"),
    suggest: (kind, typed, asker) => store.seenBy(scopeOf(asker)).suggest(kind, typed, MOST_SUGGESTED),
    newId,
    now,
    timeZone: config.timeZone,
    quota: FOLLOWS_A_PLACE,
    workspaceQuota: FOLLOWS_A_WORKSPACE,
  };
}

function sourcesDesk({ parts }: Bot): SourcesDesk {
  const { store, config, now } = parts;
  const problem = async (id: string) => (await store.sourceState(id))?.lastProblem ?? null;
  const configured = parts.sources.filter(({ id }) => !id.startsWith("added:"));
  return {
    voices: voicesIn(parts),
    configured: () => Promise.all(configured.map(async ({ id, name }) => ({ name, problem: await problem(id) }))),
    problem,
    added: () => store.addedSources(),
    keep: (source) => store.keepAddedSource(source),
    remove: (id) => store.removeAddedSource(id),
    preview: (url) => previewFeed(config, url),
    newId,
    now,
    quota: SOURCES_A_WORKSPACE,
  };
}

function storyDesk(bot: Bot): StoryDesk {
  const { store, config, now } = bot.parts;
  return {
    voices: voicesIn(bot.parts),
    find: (words, asker) => findStory(store.seenBy(scopeOf(asker)), words, now(), storyTelling(bot.parts)),
    present: async (story, asker, words) => {
      const digest = digestOfStory(story, lastDay(bot), config.timeZone);
      await keep(bot, digest, asker);
      return storyBlocks(story, config.timeZone, { buttons: storyButtons(digest.id, 0, words), words });
    },
  };
}
