import type { Asker } from "../../model/command.ts";
import { formValue } from "../../model/form-value.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { nextSlot } from "../../schedule/slots.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { anew } from "../../words/anew.ts";
import type { Words } from "../../words/words.ts";
import { answer, buttonRow, paragraph } from "../answer-words.ts";
import type { BriefingDesk } from "./desk.ts";
import { filterTold } from "./filter.ts";
import { CONFIGURED } from "./here.ts";

/** Opens the form that starts a channel's briefing. */
export const startButton = (words: Words): ActionButton => ({
  kind: "action",
  label: words.say("button.start"),
  action: "briefing:start",
  value: "",
  style: "primary",
});

/** When it comes, what it is about, and whether it does. */
export function described({ now }: Pick<BriefingDesk, "now">, subscription: Subscription, words: Words): string {
  const { cron, timeZone, topics, quietDays, state, workspace, tag } = subscription;
  const next = nextSlot(subscription, now());
  const format = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const about =
    topics.length > 0 ? words.say("briefing.on", { topics: topics.join(", ") }) : words.say("briefing.onEverything");
  return [
    words.say("briefing.told", { times: wordsFromCron(cron, words), zone: timeZone, about }),
    ...filterTold(subscription, words),
    ...(quietDays.length > 0 ? [words.say("briefing.quiet", { days: quietDays.join(", ") })] : []),
    ...(tag ? [words.say("briefing.tagged", { tag: tag.name })] : []),
    ...(state === "paused" ? [pausing(subscription, words)] : []),
    ...(next && state === "active" ? [words.say("briefing.next", { time: format.format(new Date(next)) })] : []),
    ...(workspace === CONFIGURED ? [words.say("briefing.configured")] : []),
  ].join(" ");
}

function pausing({ pausedBecause }: Subscription, words: Words): string {
  if (pausedBecause === null) return words.say("briefing.paused");
  return words.say("briefing.pausedBecause", { reason: anew(pausedBecause, words) });
}

/** The buttons under a briefing: what a channel may change of it. */
export function controls({ id, state, workspace }: Subscription, words: Words): MessageBlock {
  const own: readonly ActionButton[] = [
    { kind: "action", label: words.say("button.change"), action: "briefing:change", value: formValue(id) },
    { kind: "action", label: words.say("button.filter"), action: "briefing:filter", value: formValue(id) },
    { kind: "action", label: words.say("button.remove"), action: "briefing:remove", value: id, style: "danger" },
  ];
  const [change, filter, remove] = workspace === CONFIGURED ? [] : own;
  const toggle = state === "paused" ? "resume" : "pause";
  const label = words.say(`button.${toggle}`);
  const pause: ActionButton = { kind: "action", label, action: `briefing:${toggle}`, value: id };
  return buttonRow(...[change, filter, pause, remove].filter((button) => button !== undefined));
}

/** With the button that starts one, where somebody asks who may, in a channel. */
export function nothingYet(told: string, { mayManage, place }: Asker, words: Words): Message {
  return answer(told, [paragraph(told), ...(mayManage && place !== "" ? [buttonRow(startButton(words))] : [])]);
}
