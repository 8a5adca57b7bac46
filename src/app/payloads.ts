import { presentDigest } from "../digest/present/present.ts";
import type { Digest } from "../model/digest.ts";
import type { Message } from "../model/message.ts";

/** The exact bodies that a chat would be sent for a message, in posting order. */
export async function messagePayloads(message: Message, chat: "slack" | "discord"): Promise<readonly unknown[]> {
  if (chat === "discord") return (await import("../chat/discord/split-for-discord.ts")).discordPayloads(message);
  return (await import("../chat/slack/split-for-slack.ts")).slackPayloads(message);
}

export function digestPayloads(digest: Digest, chat: "slack" | "discord"): Promise<readonly unknown[]> {
  return messagePayloads(presentDigest(digest), chat);
}
