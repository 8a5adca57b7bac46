import type { Asker } from "../../model/command.ts";
import type { Span } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";

/** A channel in words: a chat's message cannot name it, so a link leads there. */
export function placeName({ chat, workspace, place }: Subscription, asker: Asker): Span {
  if (place === asker.place) return { text: "This channel", style: "strong" };
  const path = `${encodeURIComponent(workspace)}/${encodeURIComponent(place)}`;
  const link = chat === "discord" ? `https://discord.com/channels/${path}` : `https://app.slack.com/client/${path}`;
  return { text: `Channel ${place}`, style: "strong", link };
}
