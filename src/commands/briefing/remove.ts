import type { Asker } from "../../model/command.ts";
import type { ActionButton, Message } from "../../model/message.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { answer, answerWords, buttonRow, paragraph } from "../answer.ts";
import type { BriefingDesk } from "./desk.ts";
import { ownOrProblem } from "./here.ts";

/** What the button of the question asks for. */
export const REMOVE_NOW = "remove-now";

export async function remove(desk: BriefingDesk, asker: Asker, id?: string): Promise<Message> {
  const subscription = await ownOrProblem(desk, asker, id);
  await desk.remove(subscription.id);
  return answerWords(
    `Removed: nothing is posted ${wordsFromCron(subscription.cron)} here any more. /briefing start begins a new one.`,
  );
}

/** A slip of the finger takes no briefing away. */
export async function confirmRemoval(desk: BriefingDesk, asker: Asker, value: string): Promise<Message> {
  const { id, cron, state } = await ownOrProblem(desk, asker, value);
  const words = `Remove this channel's briefing, ${wordsFromCron(cron)}? It is posted here no more.`;
  const pause: ActionButton = { kind: "action", label: "Pause it instead", action: "briefing:pause", value: id };
  return answer(words, [
    paragraph(words),
    buttonRow(
      { kind: "action", label: "Remove it", action: `briefing:${REMOVE_NOW}`, value: id, style: "danger" },
      ...(state === "active" ? [pause] : []),
    ),
  ]);
}
