import type { Asker, CommandCall, CommandSpec } from "../../model/command.ts";
import { type Follow, type Followed, isBreaking } from "../../model/follow.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import type { Destination } from "../../model/subscription.ts";
import { about } from "../../words/about.ts";
import { anew } from "../../words/anew.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { Voices, Words } from "../../words/words.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "../answer-words.ts";
import type { Command } from "../command.ts";
import { notAllowed } from "../desk.ts";
import { breakingIn, isSame, sayingsIn } from "./followed.ts";
import { PACES } from "./heard.ts";
import { followedWords } from "./present.ts";
import { timesFrom, timesTold } from "./when.ts";

/** What `/follow` needs of the bot. */
export interface FollowDesk {
  readonly voices: Voices;
  readonly follows: () => Promise<readonly Follow[]>;
  readonly keep: (follow: Follow) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly destinations: () => Promise<readonly Destination[]>;
  readonly keepDestination: (destination: Destination) => Promise<void>;
  readonly removeDestination: (id: string) => Promise<void>;
  /** Tells somebody something in a direct message, and answers with its place. Throws Problem for the asker where they take none. */
  readonly direct: (asker: Asker, words: string) => Promise<string>;
  /** Why nothing could be posted where somebody asks, with what to do about it; null where it can. */
  readonly obstacle: (asker: Asker) => Promise<string | null>;
  readonly suggest: (kind: "speaker" | "outlet", typed: string, asker: Asker) => Promise<readonly string[]>;
  /** Whether a place (the chat's own id) has a briefing that is not paused. */
  readonly hasBriefing: (place: string) => Promise<boolean>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly timeZone: string;
  /** At most so many follows a place, and a person. */
  readonly quota: number;
  /** At most so many in a workspace. */
  readonly workspaceQuota: number;
}

/** For the channel, or for who asks alone. */
const FOR = ["here", "me"] as const;

const to = { name: "to", description: about("follow.to"), required: false, kind: "choice", choices: FOR } as const;
const named = { name: "name", description: about("follow.name"), required: false, kind: "text" } as const;
const ofOne = (name: string) => ({
  name,
  description: about(`follow.${name}`),
  options: [{ ...named, suggested: true }],
});

const spec: CommandSpec = {
  name: "follow",
  description: about("follow"),
  options: [],
  subcommands: [
    {
      name: "add",
      description: about("follow.add"),
      options: [
        { name: "speaker", description: about("follow.add.speaker"), required: false, kind: "text", suggested: true },
        { name: "about", description: about("follow.add.about"), required: false, kind: "text" },
        { name: "outlet", description: about("follow.add.outlet"), required: false, kind: "text", suggested: true },
        { name: "pace", description: about("follow.add.pace"), required: false, kind: "choice", choices: PACES },
        to,
      ],
    },
    {
      name: "breaking",
      description: about("follow.breaking"),
      options: [
        { name: "outlets", description: about("follow.breaking.outlets"), required: false, kind: "whole-number" },
        { name: "most", description: about("follow.breaking.most"), required: false, kind: "whole-number" },
        to,
      ],
    },
    {
      name: "when",
      description: about("follow.when"),
      options: [
        { name: "quiet", description: about("follow.when.quiet"), required: false, kind: "text" },
        { name: "most", description: about("follow.when.most"), required: false, kind: "text" },
        to,
      ],
    },
    { name: "list", description: about("follow.list"), options: [] },
    ...["pause", "resume", "remove"].map(ofOne),
  ],
  manage: false,
};

/**
 * `/follow`: what this channel, or who asks, is told as soon as somebody says it. What the channel follows only those may change
 * who manage it; what somebody follows for themselves, only they.
 */
export function followCommand(desk: FollowDesk): Command {
  return {
    spec,
    answer: async ({ subcommand, options, asker }) => {
      if (subcommand === "add") return add(desk, asker, options, sayingsIn(options));
      if (subcommand === "breaking") return add(desk, asker, options, breakingIn(options));
      if (subcommand === "when") return when(desk, asker, options);
      if (subcommand === null || subcommand === "list") return list(desk, asker);
      const meant = await namedOne(desk, asker, options["name"]?.trim() ?? "");
      return act(desk, asker, subcommand, meant);
    },
    press: async (action, value, asker) => {
      const words = desk.voices.reader(asker);
      const follow = (await followsSeenBy(desk, asker)).find(({ id }) => id === value);
      if (follow && !mayChange(follow, asker)) return answerWords(words.say("following.onlyManagers"));
      return follow ? act(desk, asker, action.slice("follow:".length), follow) : staleAnswer("follow list", words);
    },
    suggest: async (option, typed, asker) => {
      if (option === "speaker" || option === "outlet") return desk.suggest(option, typed, asker);
      const all = await namesHere(desk, asker);
      return all.filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase()));
    },
  };
}

/** The subscription of alerts of the place that asks. */
const idHere = ({ chat, workspace, place }: Asker): string => `alerts:${chat}:${workspace}:${place}`;

/** That of who asks, in each workspace of theirs: they are told there what it may see. */
const idOf = ({ chat, workspace, user }: Asker): string => `alerts:${chat}:${workspace}:@${user}`;

const isTheirs = ({ subscriptionId }: Follow, asker: Asker): boolean => subscriptionId === idOf(asker);

const mayChange = (follow: Follow, asker: Asker): boolean => asker.mayManage || isTheirs(follow, asker);

/** What the channel follows, then what who asks does. */
async function followsSeenBy({ follows }: FollowDesk, asker: Asker): Promise<readonly Follow[]> {
  const all = await follows();
  return [idHere(asker), idOf(asker)].flatMap((id) => all.filter(({ subscriptionId }) => subscriptionId === id));
}

const followsChangedBy = async (desk: FollowDesk, asker: Asker): Promise<readonly Follow[]> =>
  (await followsSeenBy(desk, asker)).filter((follow) => mayChange(follow, asker));

const namesHere = async (desk: FollowDesk, asker: Asker): Promise<readonly string[]> =>
  (await followsChangedBy(desk, asker)).map((one) => followedWords(one, desk.voices.reader(asker)));

/** The same again changes how soon it is told. */
async function add(
  desk: FollowDesk,
  asker: Asker,
  options: CommandCall["options"],
  followed: Followed,
): Promise<Message> {
  const id = options["to"] === "me" ? idOf(asker) : idHere(asker);
  if (id === idHere(asker) && !asker.mayManage)
    throw notAllowed(asker, `/follow ${isBreaking(followed) ? "breaking" : "add"}`);
  const all = await desk.follows();
  const same = all.find((one) => one.subscriptionId === id && isSame(one, followed));
  if (!same) refuseMore(desk, all, id, asker);
  const { place } = await keptDestination(desk, asker, id);
  const pace = PACES.find((one) => one === options["pace"]) ?? "at-once";
  if (pace === "briefing" && !(await desk.hasBriefing(place)))
    throw problemSaying("bad-input", "problem.noBriefingToWaitFor");
  const begun = { id: desk.newId(), createdBy: asker.user, createdAt: desk.now().toISOString() };
  const follow: Follow = { ...begun, ...same, ...followed, subscriptionId: id, pace, state: "active" };
  await desk.keep(follow);
  return shown(follow, asker, desk.voices.reader(asker));
}

function refuseMore(desk: FollowDesk, all: readonly Follow[], id: string, { chat, workspace }: Asker): void {
  const { quota, workspaceQuota } = desk;
  const count = (belongs: (subscriptionId: string) => boolean): number =>
    all.filter(({ subscriptionId }) => belongs(subscriptionId)).length;
  const ofWorkspace = `alerts:${chat}:${workspace}:`;
  if (count((one) => one === id) >= quota) throw problemSaying("not-allowed", "problem.mostFollows", { count: quota });
  if (count((one) => one.startsWith(ofWorkspace)) >= workspaceQuota)
    throw problemSaying("not-allowed", "problem.mostFollowsOfAll", { count: workspaceQuota });
}

/** Where the alerts are posted, in the language that the workspace has now, or whoever is told alone. */
async function keptDestination(desk: FollowDesk, asker: Asker, id: string): Promise<Destination> {
  const { chat, workspace, user } = asker;
  const known = (await desk.destinations()).find((one) => one.id === id);
  const place = id === idOf(asker) ? await placeOf(desk, asker, known) : await openPlace(desk, asker);
  const locale = id === idOf(asker) ? asker.locale : asker.workspaceLocale;
  const timeZone = (id === idOf(asker) ? asker.timeZone : undefined) ?? desk.timeZone;
  const begun = { timeZone, createdBy: user, createdAt: desk.now().toISOString() };
  const kept: Destination = {
    ...{ id, chat, workspace, name: "alerts", ...begun, ...known, place, state: "active", pausedBecause: null },
    ...(locale === undefined ? {} : { locale }),
  };
  await desk.keepDestination(kept);
  return kept;
}

async function openPlace(desk: FollowDesk, asker: Asker): Promise<string> {
  const obstacle = await desk.obstacle(asker);
  if (obstacle !== null) throw problemSaying("not-allowed", "problem.cannotPost", { obstacle });
  return asker.place;
}

/** Whoever takes no direct messages learns it where they ask, at first and when they go on after a pause. */
async function placeOf(desk: FollowDesk, asker: Asker, known: Destination | undefined): Promise<string> {
  if (known?.state === "active") return known.place;
  return desk.direct(asker, desk.voices.reader(asker).say("following.mine.begun"));
}

/** When the channel, or who asks, is told what it follows; without an option that is shown. */
async function when(desk: FollowDesk, asker: Asker, { to: of, ...options }: CommandCall["options"]): Promise<Message> {
  const id = of === "me" ? idOf(asker) : idHere(asker);
  if (id === idHere(asker) && !asker.mayManage) throw notAllowed(asker, "/follow when");
  const place = (await desk.destinations()).find((one) => one.id === id);
  if (!place) throw problemSaying("not-found", "problem.followsNothing");
  const kept: Destination = { ...place, alertTimes: timesFrom(options, place.alertTimes) };
  await desk.keepDestination(kept);
  return answerWords(timesTold(kept, desk.voices.reader(asker)));
}

async function list(desk: FollowDesk, asker: Asker): Promise<Message> {
  const words = desk.voices.reader(asker);
  const all = await followsSeenBy(desk, asker);
  if (all.length === 0) return answerWords(words.say("following.none"));
  const count = words.say("following.count", { count: all.length });
  const places = (await desk.destinations()).filter(({ id }) => id === idHere(asker) || id === idOf(asker));
  const reasons = places.flatMap(({ state, pausedBecause }) => (state === "paused" ? (pausedBecause ?? []) : []));
  return answer(count, [
    paragraph(count),
    ...reasons.map((reason) => paragraph(words.say("following.placePaused", { reason: anew(reason, words) }))),
    ...all.flatMap((one) => shown(one, asker, words).blocks),
  ]);
}

async function act(desk: FollowDesk, asker: Asker, action: string, follow: Follow): Promise<Message> {
  const words = desk.voices.reader(asker);
  if (action === "remove") return remove(desk, asker, follow, words);
  if (action !== "pause" && action !== "resume") return staleAnswer("follow list", words);
  const changed: Follow = { ...follow, state: action === "pause" ? "paused" : "active" };
  if (action === "resume") await keptDestination(desk, asker, follow.subscriptionId);
  await desk.keep(changed);
  return shown(changed, asker, words);
}

async function remove(desk: FollowDesk, asker: Asker, follow: Follow, words: Words): Promise<Message> {
  await desk.remove(follow.id);
  const { subscriptionId } = follow;
  const isLast = (await desk.follows()).every((one) => one.subscriptionId !== subscriptionId);
  if (isLast) await desk.removeDestination(subscriptionId);
  const said = isTheirs(follow, asker) ? "following.mine.removed" : "following.removed";
  return answerWords(words.say(said, { what: followedWords(follow, words) }));
}

/** The follow that is meant, of those that who asks may change: by a part of its words, else the only one. */
async function namedOne(desk: FollowDesk, asker: Asker, typed: string): Promise<Follow> {
  const words = desk.voices.reader(asker);
  const all = await followsChangedBy(desk, asker);
  if (all.length === 0 && !asker.mayManage) throw notAllowed(asker, "/follow");
  if (all.length === 0) throw problemSaying("not-found", "following.none");
  const meant = all.filter((one) => followedWords(one, words).toLowerCase().includes(typed.toLowerCase()));
  const exact = meant.filter((one) => followedWords(one, words).toLowerCase() === typed.toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : meant;
  if (only && others.length === 0) return only;
  const known = all.map((one) => followedWords(one, words)).join(", ");
  throw problemSaying("bad-input", "problem.whichFollow", { known });
}

/** A follow, with its buttons for those who may change it. */
function shown(follow: Follow, asker: Asker, words: Words): Message {
  const said = told(follow, isTheirs(follow, asker), words);
  return answer(said, [paragraph(said), ...(mayChange(follow, asker) ? [controls(follow, words)] : [])]);
}

const howSoon = { "at-once": "atOnce", hourly: "hourly", briefing: "withBriefing" } as const;

function told(follow: Follow, isMine: boolean, words: Words): string {
  const what = followedWords(follow, words);
  const how = follow.state === "paused" ? "paused" : isBreaking(follow) ? "breaking" : howSoon[follow.pace];
  return words.say(isMine ? `following.mine.${how}` : `following.${how}`, { what });
}

function controls({ id, state }: Follow, words: Words): MessageBlock {
  const toggle = state === "paused" ? "resume" : "pause";
  const button = (action: "pause" | "resume" | "remove"): ActionButton => ({
    kind: "action",
    label: words.say(`button.${action}`),
    action: `follow:${action}`,
    value: id,
    ...(action === "remove" ? { style: "danger" } : {}),
  });
  return buttonRow(button(toggle), button("remove"));
}
