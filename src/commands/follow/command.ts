import { contentTerms, contentWords } from "../../languages/terms/search-terms.ts";
import type { Asker, CommandCall, CommandSpec } from "../../model/command.ts";
import type { Follow, Followed, Pace } from "../../model/follow.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import type { Destination } from "../../model/subscription.ts";
import { about } from "../../words/about.ts";
import { anew } from "../../words/anew.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { Voices, Words } from "../../words/words.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "../answer-words.ts";
import { bare } from "../briefing/filter.ts";
import type { Command } from "../command.ts";
import { followedWords } from "./present.ts";

/** What `/follow` needs of the bot. */
export interface FollowDesk {
  readonly voices: Voices;
  readonly follows: () => Promise<readonly Follow[]>;
  readonly keep: (follow: Follow) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly destinations: () => Promise<readonly Destination[]>;
  readonly keepDestination: (destination: Destination) => Promise<void>;
  readonly removeDestination: (id: string) => Promise<void>;
  /** Why nothing could be posted where somebody asks, with what to do about it; null where it can. */
  readonly obstacle: (asker: Asker) => Promise<string | null>;
  readonly suggest: (kind: "speaker" | "outlet", typed: string, asker: Asker) => Promise<readonly string[]>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly timeZone: string;
  /** At most so many follows a place. */
  readonly quota: number;
}

const LONGEST = 100;
const PACES = ["at-once", "hourly"] as const satisfies readonly Pace[];

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
      ],
    },
    { name: "list", description: about("follow.list"), options: [] },
    ...["pause", "resume", "remove"].map(ofOne),
  ],
  manage: true,
};

/** `/follow`: what this channel is told as soon as somebody says it. Only those who manage the channel may change it. */
export function followCommand(desk: FollowDesk): Command {
  return {
    spec,
    open: ["list"],
    answer: async ({ subcommand, options, asker }) => {
      if (subcommand === "add") return add(desk, asker, options);
      if (subcommand === null || subcommand === "list") return list(desk, asker);
      return act(desk, asker, subcommand, await namedOne(desk, asker, options["name"]?.trim() ?? ""));
    },
    press: async (action, value, asker) => {
      const words = desk.voices.reader(asker);
      if (!asker.mayManage) return answerWords(words.say("following.onlyManagers"));
      const follow = (await followsHere(desk, asker)).find(({ id }) => id === value);
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
const idOf = ({ chat, workspace, place }: Asker): string => `alerts:${chat}:${workspace}:${place}`;

const followsHere = async ({ follows }: FollowDesk, asker: Asker): Promise<readonly Follow[]> =>
  (await follows()).filter(({ subscriptionId }) => subscriptionId === idOf(asker));

const destinationHere = async ({ destinations }: FollowDesk, asker: Asker): Promise<Destination | undefined> =>
  (await destinations()).find(({ id }) => id === idOf(asker));

const namesHere = async (desk: FollowDesk, asker: Asker): Promise<readonly string[]> =>
  (await followsHere(desk, asker)).map((one) => followedWords(one, desk.voices.reader(asker)));

/** The same again changes how soon it is told. */
async function add(desk: FollowDesk, asker: Asker, options: CommandCall["options"]): Promise<Message> {
  const followed = followedIn(options);
  const here = await followsHere(desk, asker);
  const same = here.find((one) => isSame(one, followed));
  if (!same && here.length >= desk.quota)
    throw problemSaying("not-allowed", "problem.mostFollows", { count: desk.quota });
  const obstacle = await desk.obstacle(asker);
  if (obstacle !== null) throw problemSaying("not-allowed", "problem.cannotPost", { obstacle });
  const { subscriptionId } = await keptDestination(desk, asker);
  const pace = options["pace"] === "hourly" ? "hourly" : "at-once";
  const begun = { id: desk.newId(), createdBy: asker.user, createdAt: desk.now().toISOString() };
  const follow: Follow = { ...begun, ...same, ...followed, subscriptionId, pace, state: "active" };
  await desk.keep(follow);
  const words = desk.voices.reader(asker);
  return answer(told(follow, words), [paragraph(told(follow, words)), controls(follow, words)]);
}

function followedIn(options: CommandCall["options"]): Followed {
  const given = (name: keyof Followed) => bare(options[name] ?? "");
  const [speaker, subject, outlet] = [given("speaker"), given("about"), given("outlet")];
  if (speaker === "" && subject === "") throw problemSaying("bad-input", "problem.nothingToFollow");
  const isUnknown = (text: string, terms: number) => text.length > LONGEST || (text !== "" && terms === 0);
  if (isUnknown(speaker, contentTerms(speaker).length) || isUnknown(subject, contentWords(subject).length))
    throw problemSaying("bad-input", "problem.noWordsToFollow", { most: LONGEST });
  return { speaker, about: subject, outlet: outlet.slice(0, LONGEST) };
}

const isSame = (one: Followed, other: Followed): boolean =>
  (["speaker", "about", "outlet"] as const).every((name) => one[name].toLowerCase() === other[name].toLowerCase());

/** Where the alerts are posted, in the language that the workspace has now. */
async function keptDestination(desk: FollowDesk, asker: Asker): Promise<{ readonly subscriptionId: string }> {
  const { chat, workspace, place, user, workspaceLocale } = asker;
  const known = await destinationHere(desk, asker);
  const id = idOf(asker);
  const begun = { timeZone: desk.timeZone, createdBy: user, createdAt: desk.now().toISOString() };
  await desk.keepDestination({
    ...{ id, chat, workspace, place, name: "alerts", ...begun, ...known, state: "active", pausedBecause: null },
    ...(workspaceLocale === undefined ? {} : { locale: workspaceLocale }),
  });
  return { subscriptionId: id };
}

async function list(desk: FollowDesk, asker: Asker): Promise<Message> {
  const words = desk.voices.reader(asker);
  const here = await followsHere(desk, asker);
  if (here.length === 0) return answerWords(words.say("following.none"));
  const place = await destinationHere(desk, asker);
  const reason = place?.state === "paused" ? place.pausedBecause : null;
  return answer(words.say("following.count", { count: here.length }), [
    paragraph(words.say("following.count", { count: here.length })),
    ...(reason === null ? [] : [paragraph(words.say("following.placePaused", { reason: anew(reason, words) }))]),
    ...here.flatMap((one) => [paragraph(told(one, words)), ...(asker.mayManage ? [controls(one, words)] : [])]),
  ]);
}

async function act(desk: FollowDesk, asker: Asker, action: string, follow: Follow): Promise<Message> {
  const words = desk.voices.reader(asker);
  if (action === "remove") return remove(desk, asker, follow, words);
  if (action !== "pause" && action !== "resume") return staleAnswer("follow list", words);
  const changed: Follow = { ...follow, state: action === "pause" ? "paused" : "active" };
  if (action === "resume") await keptDestination(desk, asker);
  await desk.keep(changed);
  return answer(told(changed, words), [paragraph(told(changed, words)), controls(changed, words)]);
}

async function remove(desk: FollowDesk, asker: Asker, follow: Follow, words: Words): Promise<Message> {
  await desk.remove(follow.id);
  if ((await followsHere(desk, asker)).length === 0) await desk.removeDestination(follow.subscriptionId);
  return answerWords(words.say("following.removed", { what: followedWords(follow, words) }));
}

/** The follow of this place that is meant: by a part of its words, else the only one. */
async function namedOne(desk: FollowDesk, asker: Asker, typed: string): Promise<Follow> {
  const words = desk.voices.reader(asker);
  const here = await followsHere(desk, asker);
  const meant = here.filter((one) => followedWords(one, words).toLowerCase().includes(typed.toLowerCase()));
  const exact = meant.filter((one) => followedWords(one, words).toLowerCase() === typed.toLowerCase());
  const [only, ...others] = exact.length > 0 ? exact : meant;
  if (here.length === 0) throw problemSaying("not-found", "following.none");
  if (only && others.length === 0) return only;
  const known = here.map((one) => followedWords(one, words)).join(", ");
  throw problemSaying("bad-input", "problem.whichFollow", { known });
}

function told(follow: Follow, words: Words): string {
  const what = followedWords(follow, words);
  if (follow.state === "paused") return words.say("following.paused", { what });
  return words.say(follow.pace === "hourly" ? "following.hourly" : "following.atOnce", { what });
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
