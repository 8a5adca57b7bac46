import type { Asker } from "../../model/command.ts";
import { formValue } from "../../model/form-value.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { nextSlot } from "../../schedule/slots.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { answer, buttonRow, paragraph } from "../answer.ts";
import type { BriefingDesk } from "./desk.ts";
import { CONFIGURED } from "./here.ts";

/** Opens the form that starts a channel's briefing. */
export const START_BUTTON: ActionButton = {
  kind: "action",
  label: "Start a briefing",
  action: "briefing:start",
  value: "",
  style: "primary",
};

/** When it comes, what it is about, and whether it does. */
export function described(desk: BriefingDesk, subscription: Subscription): string {
  const { cron, timeZone, topics, quietDays, state, pausedBecause, workspace } = subscription;
  const next = nextSlot(subscription, desk.now());
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone });
  const about = topics.length > 0 ? `on ${topics.join(", ")}` : "on everything";
  const quiet = quietDays.length > 0 ? ` Not on ${quietDays.join(", ")}.` : "";
  const pausing = state === "paused" ? ` Paused${pausedBecause ? `: ${pausedBecause}` : ""}.` : "";
  const coming = next && state === "active" ? ` Next: ${format.format(new Date(next))}.` : "";
  const written = workspace === CONFIGURED ? " From the configuration." : "";
  return `${wordsFromCron(cron)} (${timeZone}), ${about}.${quiet}${pausing}${coming}${written}`;
}

/** The buttons under a briefing: what a channel may change of it. */
export function controls({ id, state, workspace }: Subscription): MessageBlock {
  const toggle = state === "paused" ? ["Resume", "briefing:resume"] : ["Pause", "briefing:pause"];
  const own: readonly ActionButton[] = [
    { kind: "action", label: "Change", action: "briefing:change", value: formValue(id) },
    { kind: "action", label: "Remove", action: "briefing:remove", value: id, style: "danger" },
  ];
  const [change, remove] = workspace === CONFIGURED ? [] : own;
  const pause: ActionButton = { kind: "action", label: toggle[0] ?? "", action: toggle[1] ?? "", value: id };
  return buttonRow(...[change, pause, remove].filter((button) => button !== undefined));
}

/** With the button that starts one, where somebody asks who may, in a channel. */
export function nothingYet(words: string, { mayManage, place }: Asker): Message {
  return answer(words, [paragraph(words), ...(mayManage && place !== "" ? [buttonRow(START_BUTTON)] : [])]);
}
