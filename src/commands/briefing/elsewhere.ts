import type { Asker } from "../../model/command.ts";
import type { Message } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";

/**
 * An answer about another channel than the one in which it is asked: it says which, is for the asker alone, and has no
 * buttons, since a press tells only of the channel that it is made in, and of the rights there.
 */
export function elsewhere(message: Message, { place, from }: Asker, words: Words): Message {
  if (from === undefined || from === place) return message;
  const named = { text: words.say("briefing.channel", { place }), style: "strong" as const, place };
  return {
    ...message,
    blocks: [{ type: "text", spans: [named] }, ...message.blocks.filter(({ type }) => type !== "buttons")],
    visibility: "asker",
  };
}
