import type { Asker, CommandCall, CommandOption, CommandSpec } from "../../model/command.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import { Problem } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import { nextSlot } from "../../schedule/slots.ts";
import { cronFromWords, wordsFromCron } from "../../schedule/words.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "../answer.ts";
import type { Command } from "../command.ts";
import { quietDaysOf, timeZoneOf, timeZonesLike, topicsOf } from "./options.ts";
import { placeName } from "./place.ts";

export interface BriefingDesk {
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  readonly keep: (subscription: Subscription) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly resume: (id: string) => Promise<void>;
  /** Asks that the newest digest of a briefing be made anew. Throws Problem `not-found` where there is none. */
  readonly redo: (id: string) => Promise<void>;
  /** What a briefing on these topics would say now. */
  readonly sample: (subscription: Subscription) => Promise<Message>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly timeZone: string;
  readonly topics: readonly string[];
  /** At most so many briefings a workspace. */
  readonly quota: number;
}

const OPTIONS: readonly CommandOption[] = [
  { name: "at", description: 'When: "weekdays 8:00", "daily 7:30 am", "mon, thu 18:15"', required: true, kind: "text" },
  { name: "zone", description: "Time zone, such as Europe/Berlin", required: false, kind: "text", suggested: true },
  {
    name: "topics",
    description: "Topics, with commas between; all where left out",
    required: false,
    kind: "text",
    suggested: true,
  },
  { name: "quiet", description: "Days without a briefing: 2026-12-24, 2026-12-25", required: false, kind: "text" },
];

/** The workspace of a briefing that the configuration names by its channel alone. */
const CONFIGURED = "";

/** What is left empty stays as it is. */
const CHANGED: readonly CommandOption[] = OPTIONS.map((option) => ({
  ...option,
  required: false,
  description:
    option.name === "topics"
      ? "Topics, with commas between, or all (empty: as they are)"
      : `${option.description} (empty: as it is)`,
}));

const spec: CommandSpec = {
  name: "briefing",
  description: "The briefing of this channel: start it, see, change, pause or remove it",
  options: [],
  subcommands: [
    { name: "start", description: "Post a briefing in this channel", options: OPTIONS, form: true },
    { name: "show", description: "The briefing of this channel", options: [] },
    { name: "list", description: "All briefings here", options: [] },
    { name: "change", description: "Change when it comes and what it is about", options: CHANGED, form: true },
    { name: "redo", description: "Make the newest briefing anew and edit what was posted", options: [] },
    { name: "pause", description: "Post nothing until it is resumed", options: [] },
    { name: "resume", description: "Go on after a pause", options: [] },
    { name: "remove", description: "Post nothing any more", options: [] },
  ],
  manage: true,
};

const REMOVE_NOW = "remove-now";

const REMOVE_BUTTON: ActionButton = {
  kind: "action",
  label: "Remove",
  action: "briefing:remove",
  value: "here",
  style: "danger",
};
const PAUSE_INSTEAD: ActionButton = {
  kind: "action",
  label: "Pause it instead",
  action: "briefing:pause",
  value: "here",
};
const CHANGE_BUTTON: ActionButton = { kind: "action", label: "Change", action: "briefing:change", value: "" };

/** Opens the form that starts a channel's briefing. */
export const START_BUTTON: ActionButton = {
  kind: "action",
  label: "Start a briefing",
  action: "briefing:start",
  value: "",
  style: "primary",
};

/** `/briefing`: what this channel gets, and when. Only those who manage the channel may call it. */
export function briefingCommand(desk: BriefingDesk): Command {
  const actions: Readonly<Record<string, (call: CommandCall) => Promise<Message>>> = {
    start: (call) => start(desk, call),
    show: (call) => show(desk, call.asker),
    list: (call) => list(desk, call.asker),
    change: (call) => change(desk, call),
    redo: (call) => redo(desk, call.asker),
    pause: (call) => setState(desk, call.asker, "paused"),
    resume: (call) => setState(desk, call.asker, "active"),
    remove: (call) => remove(desk, call.asker),
  };
  const act = (call: CommandCall): Promise<Message> =>
    (actions[call.subcommand ?? "show"] ?? (() => Promise.resolve(staleAnswer("briefing"))))(call);
  return {
    spec,
    open: ["show", "list"],
    answer: act,
    press: async (action, _value, asker) => {
      if (!asker.mayManage) {
        return answerWords("Only those who manage this channel can change its briefing. Ask one of them.");
      }
      const asked = action.slice("briefing:".length);
      if (asked === "remove") return confirmRemoval(desk, asker);
      return act({ command: "briefing", subcommand: asked === REMOVE_NOW ? "remove" : asked, options: {}, asker });
    },
    suggest: async (option, typed) => {
      if (option === "zone") return timeZonesLike(typed);
      return desk.topics.filter((topic) => topic.toLowerCase().startsWith(typed.trim().toLowerCase()));
    },
  };
}

async function start(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
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
    topics: topicsOf(options["topics"]),
    cron: cronFromWords(options["at"] ?? ""),
    timeZone: timeZoneOf(options["zone"], desk.timeZone),
    quietDays: quietDaysOf(options["quiet"]),
    state: "active",
    pausedBecause: null,
    createdBy: asker.user,
    createdAt: desk.now().toISOString(),
  };
  await desk.keep(subscription);
  return withSample(desk, subscription, "This channel gets a briefing:");
}

async function change(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const former = await ownOrProblem(desk, asker);
  const changed: Subscription = {
    ...former,
    cron: options["at"] ? cronFromWords(options["at"]) : former.cron,
    timeZone: options["zone"] ? timeZoneOf(options["zone"], former.timeZone) : former.timeZone,
    topics: options["topics"] === undefined ? former.topics : topicsOf(options["topics"]),
    quietDays: options["quiet"] === undefined ? former.quietDays : quietDaysOf(options["quiet"]),
    createdAt: options["at"] || options["zone"] ? desk.now().toISOString() : former.createdAt,
  };
  await desk.keep(changed);
  return withSample(desk, changed, "Changed:");
}

/** People see at once what they will get: the sample is visible to the channel, as the briefing will be. */
async function withSample(desk: BriefingDesk, subscription: Subscription, opening: string): Promise<Message> {
  const sample = await desk.sample(subscription);
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

async function show(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const subscription = await here(desk, asker);
  if (!subscription) return nothingYet("This channel has no briefing. Start one with /briefing start.", asker);
  const words = described(desk, subscription);
  return answer(words, [paragraph(words), controls(subscription)]);
}

async function list(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const all = (await desk.subscriptions()).filter(
    (one) => (one.chat === asker.chat && one.workspace === asker.workspace) || isHere(one, asker),
  );
  if (all.length === 0) {
    return nothingYet("No channel here has a briefing yet. Start one in a channel with /briefing start.", asker);
  }
  const items = all.map((one) => ({
    spans: [placeName(one, asker), { text: `: ${described(desk, one)}` }],
  }));
  return answer(all.length === 1 ? "One briefing" : `${all.length} briefings`, [
    { type: "list", ordered: false, items },
  ]);
}

async function setState(desk: BriefingDesk, asker: Asker, state: Subscription["state"]): Promise<Message> {
  const subscription = await hereOrProblem(desk, asker);
  if (state === "active") await desk.resume(subscription.id);
  else await desk.keep({ ...subscription, state, pausedBecause: "asked for in this channel" });
  const words =
    state === "paused"
      ? "Paused: nothing is posted until /briefing resume."
      : `Resumed: ${described(desk, { ...subscription, state })}`;
  return answer(words, [paragraph(words), controls({ ...subscription, state })]);
}

async function redo(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const { id } = await hereOrProblem(desk, asker);
  await desk.redo(id);
  return answerWords("The newest briefing is made anew, and what was posted of it is edited within a minute.");
}

async function remove(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const subscription = await ownOrProblem(desk, asker);
  await desk.remove(subscription.id);
  return answerWords("Removed: this channel gets no briefing any more. /briefing start begins a new one.");
}

/** With the button that starts one, where somebody asks who may, in a channel. */
function nothingYet(words: string, { mayManage, place }: Asker): Message {
  return answer(words, [paragraph(words), ...(mayManage && place !== "" ? [buttonRow(START_BUTTON)] : [])]);
}

async function confirmRemoval(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const subscription = await ownOrProblem(desk, asker);
  const words = `Remove this channel's briefing, ${wordsFromCron(subscription.cron)}? Nothing is posted here any more.`;
  return answer(words, [
    paragraph(words),
    buttonRow(
      { kind: "action", label: "Remove it", action: `briefing:${REMOVE_NOW}`, value: "here", style: "danger" },
      ...(subscription.state === "active" ? [PAUSE_INSTEAD] : []),
    ),
  ]);
}

const here = async (desk: BriefingDesk, asker: Asker): Promise<Subscription | undefined> =>
  (await desk.subscriptions()).find((one) => isHere(one, asker));

async function hereOrProblem(desk: BriefingDesk, asker: Asker): Promise<Subscription> {
  const found = await here(desk, asker);
  if (found) return found;
  throw new Problem("not-found", "This channel has no briefing. Start one with /briefing start.");
}

function isHere({ chat, workspace, place }: Subscription, asker: Asker): boolean {
  return chat === asker.chat && place === asker.place && (workspace === asker.workspace || workspace === CONFIGURED);
}

async function ownOrProblem(desk: BriefingDesk, asker: Asker): Promise<Subscription> {
  const found = await hereOrProblem(desk, asker);
  if (found.workspace !== CONFIGURED) return found;
  throw new Problem(
    "not-allowed",
    "This briefing is written in config/soundbite.yaml: whoever runs the bot changes it there. /briefing pause works here.",
  );
}

function described(desk: BriefingDesk, subscription: Subscription): string {
  const { cron, timeZone, topics, quietDays, state, pausedBecause } = subscription;
  const next = nextSlot(subscription, desk.now());
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone });
  const about = topics.length > 0 ? `on ${topics.join(", ")}` : "on everything";
  const quiet = quietDays.length > 0 ? ` Not on ${quietDays.join(", ")}.` : "";
  const pausing = state === "paused" ? ` Paused${pausedBecause ? `: ${pausedBecause}` : ""}.` : "";
  const coming = next && state === "active" ? ` Next: ${format.format(new Date(next))}.` : "";
  return `${wordsFromCron(cron)} (${timeZone}), ${about}.${quiet}${pausing}${coming}`;
}

function controls({ state, workspace }: Subscription): MessageBlock {
  const toggle = state === "paused" ? ["Resume", "briefing:resume"] : ["Pause", "briefing:pause"];
  const isConfigured = workspace === CONFIGURED;
  return buttonRow(
    ...(isConfigured ? [] : [CHANGE_BUTTON]),
    { kind: "action", label: toggle[0] ?? "", action: toggle[1] ?? "", value: "here" },
    ...(isConfigured ? [] : [REMOVE_BUTTON]),
  );
}
