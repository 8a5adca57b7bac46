import type { Asker, CommandCall } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import type { Message } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import { NO_FILTER } from "../../model/story-filter.ts";
import type { Subscription } from "../../model/subscription.ts";
import { cronFromWords, wordsFromCron } from "../../schedule/words.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import { knownTopics } from "../topics.ts";
import type { BriefingDesk } from "./desk.ts";
import { filterChecks, filterFrom, filterOrNone, filterValues, isSameFilter } from "./filter.ts";
import { isHere, ownOrProblem } from "./here.ts";
import { quietDaysOf, timeZoneOf, topicsOf } from "./options.ts";
import { tagOrProblem } from "./tag.ts";
import { controls, described } from "./told.ts";

/** A briefing for the channel that asks; a channel may have several. Nothing is started that could never post. */
export async function start(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const all = await desk.subscriptions();
  if (all.filter(({ chat, workspace }) => chat === asker.chat && workspace === asker.workspace).length >= desk.quota) {
    throw problemSaying("not-allowed", "problem.mostBriefings", { count: desk.quota });
  }
  const subscription: Subscription = {
    id: desk.newId(),
    chat: asker.chat,
    workspace: asker.workspace,
    place: asker.place,
    name: "briefing",
    topics: knownTopics(topicsOf(options["topics"]), await desk.topics(asker)),
    cron: cronFromWords(options["at"] ?? ""),
    timeZone: timeZoneOf(options["zone"], desk.timeZone),
    quietDays: quietDaysOf(options["quiet"], desk),
    state: "active",
    pausedBecause: null,
    createdBy: asker.user,
    createdAt: desk.now().toISOString(),
    ...filterOrNone(await filterFrom(desk, asker, options)),
    ...(await chosenTag(desk, asker, options["tag"])),
    ...localeOf(asker),
  };
  if (all.some((one) => isHere(one, asker) && isSame(one, subscription))) {
    throw problemSaying("bad-input", "problem.sameBriefing");
  }
  const obstacle = await desk.obstacle(asker);
  if (obstacle !== null) throw problemSaying("not-allowed", "problem.cannotPost", { obstacle });
  await desk.keep(subscription);
  return withSample(desk, asker, subscription, "briefing.gets");
}

const isSame = (one: Subscription, other: Subscription): boolean =>
  one.cron === other.cron &&
  one.timeZone === other.timeZone &&
  one.topics.join() === other.topics.join() &&
  isSameFilter(one.filter ?? NO_FILTER, other.filter ?? NO_FILTER);

async function chosenTag(
  desk: BriefingDesk,
  asker: Asker,
  typed: string | undefined,
): Promise<Pick<Subscription, "tag">> {
  const tag = await tagOrProblem(desk, asker, typed);
  return tag === null ? {} : { tag };
}

/** What the bot posts later by itself is in the language that the workspace has now. */
const localeOf = ({ workspaceLocale }: Asker): Pick<Subscription, "locale"> =>
  workspaceLocale === undefined ? {} : { locale: workspaceLocale };

export async function change(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const former = await ownOrProblem(desk, asker, options[ABOUT]);
  if (Object.keys(options).length === 0) throw problemSaying("bad-input", "problem.changeNothing");
  const changed = await withOptions(desk, asker, options, former);
  const kept: Subscription = {
    ...changed,
    ...(await chosenTag(desk, asker, options["tag"])),
    ...localeOf(asker),
  };
  await desk.keep(kept);
  return withSample(desk, asker, kept, "briefing.changed");
}

/** A briefing with the options that were given; what is left out of them stays as it is. With new times it begins now. */
export async function withOptions(
  desk: BriefingDesk,
  asker: Asker,
  options: CommandCall["options"],
  { filter, ...former }: Subscription,
): Promise<Subscription> {
  const changed: Subscription = {
    ...former,
    cron: options["at"] || former.cron === "" ? cronFromWords(options["at"] ?? "") : former.cron,
    timeZone: options["zone"] ? timeZoneOf(options["zone"], former.timeZone) : former.timeZone,
    topics:
      options["topics"] === undefined
        ? former.topics
        : knownTopics(topicsOf(options["topics"]), await desk.topics(asker)),
    quietDays: options["quiet"] === undefined ? former.quietDays : quietDaysOf(options["quiet"], desk),
    ...filterOrNone(await filterFrom(desk, asker, options, filter)),
  };
  const hasNewTimes = changed.cron !== former.cron || changed.timeZone !== former.timeZone;
  return hasNewTimes ? { ...changed, createdAt: desk.now().toISOString() } : changed;
}

/** What stands in the fields of the form that changes a briefing. */
export async function presentValues(
  desk: BriefingDesk,
  asker: Asker,
  id: string,
): Promise<Readonly<Record<string, string>>> {
  const words = desk.voices.reader(asker);
  const subscription = await ownOrProblem(desk, asker, id === "" ? undefined : id);
  const { cron, timeZone, topics, quietDays } = subscription;
  return {
    ...filterValues(subscription, words),
    at: wordsFromCron(cron, words),
    zone: timeZone,
    topics: topics.length > 0 ? topics.join(", ") : words.say("form.everyTopic"),
    quiet: quietDays.length > 0 ? quietDays.join(", ") : words.say("form.noDays"),
  };
}

/** What is wrong with each field of the form, in words; empty where nothing is. */
export async function mistakesIn(
  desk: BriefingDesk,
  { options, asker }: CommandCall,
): Promise<Readonly<Record<string, string>>> {
  const known = await desk.topics(asker);
  const checks: Readonly<Record<string, (typed: string) => unknown>> = {
    ...filterChecks(desk, asker),
    at: cronFromWords,
    zone: (typed) => timeZoneOf(typed, desk.timeZone),
    topics: (typed) => knownTopics(topicsOf(typed), known),
    quiet: (typed) => quietDaysOf(typed, desk),
  };
  const mistakes: Record<string, string> = {};
  for (const [name, check] of Object.entries(checks)) {
    const words = options[name] === undefined ? null : await mistakeOf(() => check(options[name] ?? ""));
    if (words !== null) mistakes[name] = words;
  }
  return mistakes;
}

async function mistakeOf(check: () => unknown): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.message;
    throw thrown;
  }
}

/** People see at once what they will get: its headlines, in one message that the channel sees; the rest in its thread. */
async function withSample(
  desk: BriefingDesk,
  asker: Asker,
  subscription: Subscription,
  opened: "briefing.gets" | "briefing.changed",
): Promise<Message> {
  const words = desk.voices.everyone(asker);
  const sample = await desk.sample(subscription, asker, words);
  const [opening, told] = [words.say(opened), described(desk, subscription, words)];
  return {
    summary: `${opening} ${told}`,
    blocks: [
      { type: "text", spans: [{ text: `${opening} `, style: "strong" }, { text: told }] },
      { type: "text", spans: [{ text: words.say("briefing.sample"), style: "muted" }] },
      { type: "divider" },
      ...sample.blocks,
      controls(subscription, words),
    ],
    thread: sample.thread,
    visibility: "everyone",
  };
}
