import type { Asker } from "../../model/command.ts";
import type { ActionButton, Message } from "../../model/message.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { answer, answerWords, buttonRow, paragraph } from "../answer-words.ts";
import type { BriefingDesk } from "./desk.ts";
import { ownOrProblem } from "./here.ts";

/** What the button of the question asks for. */
export const REMOVE_NOW = "remove-now";

export async function remove(desk: BriefingDesk, asker: Asker, id?: string): Promise<Message> {
  const subscription = await ownOrProblem(desk, asker, id);
  await desk.remove(subscription.id);
  const words = desk.voices.reader(asker);
  return answerWords(words.say("briefing.removed", { times: wordsFromCron(subscription.cron, words) }));
}

/** A slip of the finger takes no briefing away. */
export async function confirmRemoval(desk: BriefingDesk, asker: Asker, value: string): Promise<Message> {
  const { id, cron, state } = await ownOrProblem(desk, asker, value);
  const words = desk.voices.reader(asker);
  const question = words.say("briefing.removeQuestion", { times: wordsFromCron(cron, words) });
  const [yes, instead] = [words.say("button.removeIt"), words.say("button.pauseInstead")];
  const pause: ActionButton = { kind: "action", label: instead, action: "briefing:pause", value: id };
  return answer(question, [
    paragraph(question),
    buttonRow(
      { kind: "action", label: yes, action: `briefing:${REMOVE_NOW}`, value: id, style: "danger" },
      ...(state === "active" ? [pause] : []),
    ),
  ]);
}
