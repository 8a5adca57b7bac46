import {
  digestOfSource,
  MADE_ACTION,
  MORE_ACTION,
  MUTED_ACTION,
  presentMade,
  presentMore,
  presentMuted,
  presentSource,
  SOURCE_ACTION,
} from "../digest/present/source.ts";
import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { Digest, TimeWindow } from "../model/digest.ts";
import type { Message } from "../model/message.ts";
import { dayOrProblem } from "../schedule/day-words.ts";
import { instantOf } from "../schedule/wall-clock.ts";
import { about } from "../words/about.ts";
import { problemSaying } from "../words/problem-saying.ts";
import type { Voices, Words } from "../words/words.ts";
import { buttonRow, staleAnswer } from "./answer-words.ts";
import type { Command } from "./command.ts";
import { knownTopics, topicSuggestions } from "./topics.ts";

export interface DigestDesk {
  readonly make: (window: TimeWindow, topics: readonly string[], asker: Asker) => Promise<Digest>;
  readonly voices: Voices;
  readonly present: (digest: Digest, words: Words) => Message;
  /** A digest that the asker may see. */
  readonly kept: (id: string, asker: Asker) => Promise<Digest | null>;
  readonly keep: (digest: Digest, asker: Asker) => Promise<void>;
  readonly topics: (asker: Asker) => Promise<readonly string[]>;
  readonly now: () => Date;
  /** In which a day begins and ends. */
  readonly timeZone: string;
  readonly hours: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const spec: CommandSpec = {
  name: "digest",
  description: about("digest"),
  options: [
    { name: "date", description: about("digest.date"), required: false, kind: "text" },
    { name: "topic", description: about("digest.topic"), required: false, kind: "text", suggested: true },
  ],
  subcommands: [],
  manage: false,
};

/** `/digest`: made from the store on the spot, seen by the asker, with a button that shares it. */
export function digestCommand(desk: DigestDesk): Command {
  return {
    spec,
    answer: async (call) => {
      const { window, topics } = await wantedOf(call, desk);
      const digest = await desk.make(window, topics, call.asker);
      await desk.keep(digest, call.asker);
      const words = desk.voices.reader(call.asker);
      return withShare(desk.present(digest, words), digest.id, words);
    },
    press: async (action, value, asker) =>
      (await pressed(desk, action, value, asker)) ?? staleAnswer("digest", desk.voices.reader(asker)),
    suggest: async (_option, typed, asker) => topicSuggestions(typed, await desk.topics(asker)),
  };
}

/** What a button of a kept digest shows, which its value names; null where there is no such digest or button. */
async function pressed(desk: DigestDesk, action: string, value: string, asker: Asker): Promise<Message | null> {
  const ofStory = { [SOURCE_ACTION]: presentSource, [MORE_ACTION]: presentMore }[action];
  const id = ofStory ? digestOfSource(value) : value;
  const kept = id === null ? null : await desk.kept(id, asker);
  if (kept === null) return null;
  const words = desk.voices.reader(asker);
  if (ofStory) return ofStory(kept, value, words);
  if (action === MADE_ACTION) return presentMade(kept, words);
  if (action === MUTED_ACTION) return presentMuted(kept, words);
  if (action !== "digest:share") return null;
  return { ...desk.present(kept, desk.voices.everyone(asker)), visibility: "everyone" };
}

interface Wanted {
  readonly window: TimeWindow;
  readonly topics: readonly string[];
}

/** A topic written where the day goes is a topic: "/digest sea". */
async function wantedOf({ options, asker }: CommandCall, desk: DigestDesk): Promise<Wanted> {
  const { now, hours, timeZone } = desk;
  const date = options["date"]?.trim() ?? "";
  const topic = options["topic"]?.trim() ?? "";
  const recent = { from: new Date(now().getTime() - hours * HOUR).toISOString(), until: now().toISOString() };
  const known = await desk.topics(asker);
  const isTopic = known.some((one) => one.toLowerCase() === date.toLowerCase());
  const topics = knownTopics([topic, isTopic ? date : ""], known);
  if (date === "" || isTopic) return { window: recent, topics };
  const day = dayOrProblem(date, { now: now(), timeZone, towards: "past" });
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const [from = 0, until = 0] = [midnight, midnight + DAY].map((clock) => instantOf(clock, timeZone));
  if (from > now().getTime()) throw problemSaying("bad-input", "problem.future", { day });
  return { window: { from: new Date(from).toISOString(), until: new Date(until).toISOString() }, topics };
}

function withShare(message: Message, digestId: string, words: Words): Message {
  const share = { kind: "action", label: words.say("button.share"), action: "digest:share", value: digestId } as const;
  return { ...message, visibility: "asker", blocks: [...message.blocks, buttonRow(share)] };
}
