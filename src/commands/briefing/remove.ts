import type { Asker } from "../../model/command.ts";
import type { ActionButton, Message } from "../../model/message.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { answer, answerWords, buttonRow, paragraph } from "../answer.ts";
import type { BriefingDesk } from "./desk.ts";
import { ownOrProblem } from "./here.ts";

/** What the button of the question asks for. */
export const REMOVE_NOW = "remove-now";

const PAUSE_INSTEAD: ActionButton = {
  kind: "action",
  label: "Pause it instead",
  action: "briefing:pause",
  value: "here",
};

export async function remove(desk: BriefingDesk, asker: Asker): Promise<Message> {
  const subscription = await ownOrProblem(desk, asker);
  await desk.remove(subscription.id);
  return answerWords("Removed: this channel gets no briefing any more. /briefing start begins a new one.");
}

/** A slip of the finger takes no briefing away. */
export async function confirmRemoval(desk: BriefingDesk, asker: Asker): Promise<Message> {
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
