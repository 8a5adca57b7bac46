import type { Message } from "../../model/message.ts";
import { type DiscordPayload, renderPost } from "./render.ts";
import { splitMessage } from "./split-for-discord.ts";

/** The exact bodies that Discord is sent for a message, in posting order; only a delivery's marker is added to them. */
export function discordPayloads(message: Message): readonly DiscordPayload[] {
  return splitMessage(message).map(renderPost);
}
