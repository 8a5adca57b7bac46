import type { Asker } from "../../model/command.ts";
import type { Span } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import type { Words } from "../../words/words.ts";

/** A channel: the chat shows its name, which only it knows. */
export function placeName({ place }: Subscription, asker: Asker, words: Words): Span {
  if (place === asker.place) return { text: words.say("briefing.thisChannel"), style: "strong" };
  return { text: words.say("briefing.channel", { place }), style: "strong", place };
}
