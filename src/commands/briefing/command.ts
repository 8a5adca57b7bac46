import type { Asker, CommandCall } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import type { Message, Span } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { tenantOf } from "../../model/tenant.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { answer, answerWords, paragraph, staleAnswer } from "../answer-words.ts";
import type { Command } from "../command.ts";
import { topicSuggestions } from "../topics.ts";
import type { BriefingDesk } from "./desk.ts";
import { allHere, hereOrProblem, isHere } from "./here.ts";
import { isOfMine, mine, pressMine } from "./mine.ts";
import { timeZonesLike } from "./options.ts";
import { confirmRemoval, REMOVE_NOW, remove } from "./remove.ts";
import { spec } from "./spec.ts";
import { change, mistakesIn, presentValues, start } from "./start.ts";
import { tagsLike } from "./tag.ts";
import { controls, described, nothingYet } from "./told.ts";

type Action = (desk: BriefingDesk, call: CommandCall) => Promise<Message>;

const about = ({ options }: CommandCall): string | undefined => options[ABOUT];

const ACTIONS: Readonly<Record<string, Action>> = {
  start,
  show: (desk, { asker }) => show(desk, asker),
  list: (desk, { asker }) => list(desk, asker),
  me: mine,
  change,
  filter: change,
  redo: (desk, call) => redo(desk, call.asker, about(call)),
  pause: (desk, call) => setState(desk, call.asker, "paused", about(call)),
  resume: (desk, call) => setState(desk, call.asker, "active", about(call)),
  remove: (desk, call) => remove(desk, call.asker, about(call)),
};

/** `/briefing`: what this channel gets, and when: for those who manage the channel. What somebody gets for themselves is their own. */
export function briefingCommand(desk: BriefingDesk): Command {
  const act = (call: CommandCall): Promise<Message> =>
    (
      ACTIONS[call.subcommand ?? "show"] ??
      (() => Promise.resolve(staleAnswer("briefing", desk.voices.reader(call.asker))))
    )(desk, call);
  return {
    spec,
    open: ["show", "list", "me"],
    answer: async (call) => elsewhere(await act(call), call.asker, desk.voices.reader(call.asker)),
    press: async (action, value, asker) => {
      const asked = action.slice("briefing:".length);
      if (isOfMine(asked)) return pressMine(desk, asker, asked, value);
      if (!asker.mayManage) {
        return answerWords(desk.voices.reader(asker).say("briefing.onlyManagers"));
      }
      if (asked === "remove") return confirmRemoval(desk, asker, value);
      const subcommand = asked === REMOVE_NOW ? "remove" : asked;
      return act({ command: "briefing", subcommand, options: { [ABOUT]: value }, asker });
    },
    suggest: async (option, typed, asker) => {
      if (option === "zone") return timeZonesLike(typed);
      if (option === "tag") return tagsLike(desk, asker, typed);
      if (option === "from") return topicSuggestions(typed, await desk.outlets(asker));
      return topicSuggestions(typed, await desk.topics(asker));
    },
    filled: async (subcommand, of, asker) => (subcommand === "start" ? {} : presentValues(desk, asker, of)),
    mistakes: (call) => mistakesIn(desk, call),
  };
}

async function show(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const all = await allHere(desk, asker);
  const words = desk.voices.reader(asker);
  if (all.length === 0) return nothingYet(words.say("problem.noBriefing"), asker, words);
  return answer(
    all.length === 1 ? words.say("briefing.here") : words.say("briefing.hereMany", { count: all.length }),
    all.flatMap((one) => [paragraph(described(desk, one, words)), controls(one, words)]),
  );
}

async function list(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const all: Subscription[] = [];
  for (const one of await desk.subscriptions()) {
    const isOurs = one.chat === asker.chat && (isHere(one, asker) || (await desk.home(one)) === tenantOf(asker));
    if (isOurs) all.push(one);
  }
  const words = desk.voices.reader(asker);
  if (all.length === 0) return nothingYet(words.say("briefing.noneHere"), asker, words);
  const items = all.map((one) => ({
    spans: [placeName(one, asker, words), { text: `: ${described(desk, one, words)}` }],
  }));
  return answer(words.say("briefing.count", { count: all.length }), [{ type: "list", ordered: false, items }]);
}

async function setState(
  desk: BriefingDesk,
  asker: Asker,
  state: Subscription["state"],
  id: string | undefined,
): Promise<Message> {
  const subscription = await hereOrProblem(desk, asker, id);
  if (state === "active") await desk.resume(subscription.id);
  else await desk.keep({ ...subscription, state, pausedBecause: ENGLISH.say("reason.askedFor") });
  const words = desk.voices.reader(asker);
  const told =
    state === "paused"
      ? words.say("briefing.nowPaused")
      : words.say("briefing.resumed", { told: described(desk, { ...subscription, state }, words) });
  return answer(told, [paragraph(told), controls({ ...subscription, state }, words)]);
}

async function redo(desk: BriefingDesk, asker: Asker, value: string | undefined): Promise<Message> {
  const { id } = await hereOrProblem(desk, asker, value);
  await desk.redo(id);
  return answerWords(desk.voices.reader(asker).say("briefing.redone"));
}

/**
 * An answer about another channel than the one in which it is asked: it says which, is for the asker alone, and has no
 * buttons, since a press tells only of the channel that it is made in, and of the rights there.
 */
function elsewhere(message: Message, { place, from }: Asker, words: Words): Message {
  if (from === undefined || from === place) return message;
  const named = { text: words.say("briefing.channel", { place }), style: "strong" as const, place };
  return {
    ...message,
    blocks: [{ type: "text", spans: [named] }, ...message.blocks.filter(({ type }) => type !== "buttons")],
    visibility: "asker",
  };
}

/** A channel: the chat shows its name, which only it knows. */
function placeName({ place }: Subscription, asker: Asker, words: Words): Span {
  if (place === asker.place) return { text: words.say("briefing.thisChannel"), style: "strong" };
  return { text: words.say("briefing.channel", { place }), style: "strong", place };
}
