import type { Asker, CommandCall } from "../../model/command.ts";
import { ABOUT } from "../../model/form-value.ts";
import type { Message } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { tenantOf } from "../../model/tenant.ts";
import { answer, answerWords, paragraph, staleAnswer } from "../answer.ts";
import type { Command } from "../command.ts";
import { topicSuggestions } from "../topics.ts";
import type { BriefingDesk } from "./desk.ts";
import { allHere, hereOrProblem, isHere } from "./here.ts";
import { timeZonesLike } from "./options.ts";
import { placeName } from "./place.ts";
import { confirmRemoval, REMOVE_NOW, remove } from "./remove.ts";
import { spec } from "./spec.ts";
import { change, mistakesIn, presentValues, showSample, start } from "./start.ts";
import { controls, described, nothingYet } from "./told.ts";

type Action = (desk: BriefingDesk, call: CommandCall) => Promise<Message>;

const about = ({ options }: CommandCall): string | undefined => options[ABOUT];

const ACTIONS: Readonly<Record<string, Action>> = {
  start,
  show: (desk, { asker }) => show(desk, asker),
  list: (desk, { asker }) => list(desk, asker),
  change,
  redo: (desk, call) => redo(desk, call.asker, about(call)),
  pause: (desk, call) => setState(desk, call.asker, "paused", about(call)),
  resume: (desk, call) => setState(desk, call.asker, "active", about(call)),
  remove: (desk, call) => remove(desk, call.asker, about(call)),
};

/** `/briefing`: what this channel gets, and when. Only those who manage the channel may call it. */
export function briefingCommand(desk: BriefingDesk): Command {
  const act = (call: CommandCall): Promise<Message> =>
    (ACTIONS[call.subcommand ?? "show"] ?? (() => Promise.resolve(staleAnswer("briefing"))))(desk, call);
  return {
    spec,
    open: ["show", "list"],
    answer: act,
    press: async (action, value, asker) => {
      const asked = action.slice("briefing:".length);
      if (asked === "sample") return showSample(desk, asker, value);
      if (!asker.mayManage) {
        return answerWords("Only those who manage this channel can change its briefing. Ask one of them.");
      }
      if (asked === "remove") return confirmRemoval(desk, asker, value);
      const subcommand = asked === REMOVE_NOW ? "remove" : asked;
      return act({ command: "briefing", subcommand, options: { [ABOUT]: value }, asker });
    },
    suggest: async (option, typed, asker) => {
      if (option === "zone") return timeZonesLike(typed);
      return topicSuggestions(typed, await desk.topics(asker));
    },
    filled: async (subcommand, of, asker) => (subcommand === "change" ? presentValues(desk, asker, of) : {}),
    mistakes: (call) => mistakesIn(desk, call),
  };
}

async function show(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const all = await allHere(desk, asker);
  if (all.length === 0) return nothingYet("This channel has no briefing. Start one with /briefing start.", asker);
  const words = all.length === 1 ? "This channel's briefing" : `This channel has ${all.length} briefings`;
  return answer(
    words,
    all.flatMap((one) => [paragraph(described(desk, one)), controls(one)]),
  );
}

async function list(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const all: Subscription[] = [];
  for (const one of await desk.subscriptions()) {
    const isOurs = one.chat === asker.chat && (isHere(one, asker) || (await desk.home(one)) === tenantOf(asker));
    if (isOurs) all.push(one);
  }
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

async function setState(
  desk: BriefingDesk,
  asker: Asker,
  state: Subscription["state"],
  id: string | undefined,
): Promise<Message> {
  const subscription = await hereOrProblem(desk, asker, id);
  if (state === "active") await desk.resume(subscription.id);
  else await desk.keep({ ...subscription, state, pausedBecause: "asked for in this channel" });
  const words =
    state === "paused"
      ? "Paused: nothing is posted until /briefing resume."
      : `Resumed: ${described(desk, { ...subscription, state })}`;
  return answer(words, [paragraph(words), controls({ ...subscription, state })]);
}

async function redo(desk: BriefingDesk, asker: Asker, value: string | undefined): Promise<Message> {
  const { id } = await hereOrProblem(desk, asker, value);
  await desk.redo(id);
  return answerWords("The newest briefing is made anew, and what was posted of it is edited within a minute.");
}
