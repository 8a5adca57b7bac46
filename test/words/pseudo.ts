import type { Message, MessageBlock, Span } from "../../src/model/message.ts";
import english from "../../src/words/messages/en.json" with { type: "json" };
import { type Templates, type Voices, wordsOf } from "../../src/words/words.ts";

/**
 * A made-up language: every word of the message files stands in marks that no article has, and what a message is told
 * (names, numbers, other messages) stands outside of them, so that words from elsewhere stand out.
 */
export const PSEUDO = wordsOf(
  Object.fromEntries(
    Object.entries(english).map(([id, template]) => [
      id,
      typeof template === "string"
        ? marked(template)
        : Object.fromEntries(Object.entries(template).map(([plural, text]) => [plural, marked(text)])),
    ]),
  ) as Templates,
  "en-GB",
);

export const PSEUDO_VOICES: Voices = { reader: () => PSEUDO, everyone: () => PSEUDO };

function marked(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((piece) => (piece === "" || piece.startsWith("{") ? piece : `⟦${piece}⟧`))
    .join("");
}

function spansOf(block: MessageBlock): readonly Span[] {
  if (block.type === "list") {
    return block.items.flatMap(({ spans, button }) => [...spans, ...(button ? [{ text: button.label }] : [])]);
  }
  if (block.type === "buttons") return block.buttons.map(({ label }) => ({ text: label }));
  if (block.type === "quote") return [...block.spans, ...block.attribution, ...(block.variants ?? []).flat()];
  return block.type === "divider" ? [] : block.spans;
}

/** The texts that somebody sees of a message. */
export function textsOf({ summary, blocks, thread }: Message): string[] {
  return [summary, ...[...blocks, ...thread.flat()].flatMap(spansOf).map(({ text }) => text)];
}

/** The words outside the marks that are not given: nobody but the bot can have written them. */
export function untranslated(texts: readonly string[], isGiven: (word: string) => boolean): string[] {
  return texts.flatMap((text) =>
    text
      .replace(/⟦[^⟦⟧]*⟧?/g, " ")
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1 && !isGiven(word)),
  );
}

/** Whether a word stands, whole, in what articles, people and the operator wrote. */
export function givenIn(...texts: readonly string[]): (word: string) => boolean {
  const words = new Set(texts.join(" ").split(/[^\p{L}]+/u));
  return (word) => words.has(word);
}
