import type { Asker, CommandCall } from "../../model/command.ts";
import type { Message } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { answer, answerWords, paragraph, staleAnswer } from "../answer.ts";
import type { Command } from "../command.ts";
import { topicSuggestions } from "../topics.ts";
import type { BriefingDesk } from "./desk.ts";
import { here, hereOrProblem, isHere } from "./here.ts";
import { timeZonesLike } from "./options.ts";
import { placeName } from "./place.ts";
import { confirmRemoval, REMOVE_NOW, remove } from "./remove.ts";
import { spec } from "./spec.ts";
import { change, start } from "./start.ts";
import { controls, described, nothingYet } from "./told.ts";

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
    suggest: async (option, typed, asker) => {
      if (option === "zone") return timeZonesLike(typed);
      return topicSuggestions(typed, await desk.topics(asker));
    },
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
