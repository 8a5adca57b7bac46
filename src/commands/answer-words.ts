import type { Button, Message, MessageBlock } from "../model/message.ts";
import type { Words } from "../words/words.ts";

/** A short answer, one paragraph a line, seen by the asker alone. */
export function answerWords(...lines: readonly string[]): Message {
  return answer(lines[0] ?? "", lines.map(paragraph));
}

/** An answer of blocks, seen by the asker alone. */
export function answer(summary: string, blocks: readonly MessageBlock[]): Message {
  return { summary, blocks, thread: [], visibility: "asker" };
}

export const paragraph = (text: string): MessageBlock => ({ type: "text", spans: [{ text }] });

export const buttonRow = (...buttons: readonly Button[]): MessageBlock => ({ type: "buttons", buttons });

/** The answer to a button that no longer means anything. */
export function staleAnswer(command: string, words: Words): Message {
  return answerWords(words.say("chat.staleButton", { command }));
}
