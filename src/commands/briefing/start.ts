import type { Asker, CommandCall } from "../../model/command.ts";
import type { Message } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import { cronFromWords } from "../../schedule/words.ts";
import { knownTopics } from "../topics.ts";
import type { BriefingDesk } from "./desk.ts";
import { isHere, ownOrProblem } from "./here.ts";
import { quietDaysOf, timeZoneOf, topicsOf } from "./options.ts";
import { controls, described } from "./told.ts";

/** A briefing for the channel that asks. */
export async function start(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const all = await desk.subscriptions();
  if (all.some((one) => isHere(one, asker))) {
    throw new Problem(
      "bad-input",
      "This channel has a briefing. See it with /briefing show, change it with /briefing change.",
    );
  }
  if (all.filter(({ chat, workspace }) => chat === asker.chat && workspace === asker.workspace).length >= desk.quota) {
    throw new Problem(
      "not-allowed",
      `There are ${desk.quota} briefings here, which is the most. Remove one first: /briefing list.`,
    );
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
  };
  await desk.keep(subscription);
  return withSample(desk, asker, subscription, "This channel gets a briefing:");
}

/** What is left out of the options stays as it is. */
export async function change(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const former = await ownOrProblem(desk, asker);
  const changed: Subscription = {
    ...former,
    cron: options["at"] ? cronFromWords(options["at"]) : former.cron,
    timeZone: options["zone"] ? timeZoneOf(options["zone"], former.timeZone) : former.timeZone,
    topics:
      options["topics"] === undefined
        ? former.topics
        : knownTopics(topicsOf(options["topics"]), await desk.topics(asker)),
    quietDays: options["quiet"] === undefined ? former.quietDays : quietDaysOf(options["quiet"], desk),
    createdAt: options["at"] || options["zone"] ? desk.now().toISOString() : former.createdAt,
  };
  await desk.keep(changed);
  return withSample(desk, asker, changed, "Changed:");
}

/** People see at once what they will get: the sample is visible to the channel, as the briefing will be. */
async function withSample(
  desk: BriefingDesk,
  asker: Asker,
  subscription: Subscription,
  opening: string,
): Promise<Message> {
  const sample = await desk.sample(subscription, asker);
  return {
    summary: `${opening} ${described(desk, subscription)}`,
    blocks: [
      { type: "text", spans: [{ text: `${opening} `, style: "strong" }, { text: described(desk, subscription) }] },
      { type: "text", spans: [{ text: "This is what it would say now:", style: "muted" }] },
      { type: "divider" },
      ...sample.blocks,
      controls(subscription),
    ],
    thread: sample.thread,
    visibility: "everyone",
  };
}
