import { discordPayloads } from "../chat/discord/payloads.ts";
import { presentDigest } from "../digest/present.ts";
import type { Digest } from "../model/digest.ts";

/** The exact bodies that a chat would be sent for a digest, in posting order. */
export async function digestPayloads(digest: Digest, chat: "slack" | "discord"): Promise<readonly unknown[]> {
  const message = presentDigest(digest);
  if (chat === "discord") return discordPayloads(message);
  const { slackPayloads } = await import("../chat/slack/payloads.ts");
  return slackPayloads(message);
}
