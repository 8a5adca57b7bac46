import type { Message } from "../../model/message.ts";
import { renderPost, type SlackPayload } from "./render.ts";
import { splitMessage } from "./split-for-slack.ts";

/**
 * The exact bodies of `chat.postMessage` for a message, in posting order; only the channel, the thread and a delivery's
 * marker are added to them.
 */
export function slackPayloads(message: Message): readonly SlackPayload[] {
  return splitMessage(message).map(renderPost);
}
