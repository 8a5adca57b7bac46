import type { Asker } from "../../model/command.ts";
import type { Span } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";

/** A channel: the chat shows its name, which only it knows. */
export function placeName({ place }: Subscription, asker: Asker): Span {
  if (place === asker.place) return { text: "This channel", style: "strong" };
  return { text: `Channel ${place}`, style: "strong", place };
}
