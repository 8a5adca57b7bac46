import type { Statement } from "./statement.ts";

/** Signs of ordinary prose in any language of Latin script; others count where the evidence has them. */
const ORDINARY = new Set(` .,;:!?'"’‘“”«»„()-–—%$£€¥&/°+…`);
const WORD = /[\p{L}\p{N}\p{M}]/u;
const ONE_LETTER = /^\p{L}$/u;
/** Words to a reader, or of somebody who speaks for himself. */
const ADDRESSING = new Set("you your yours yourself we our ours us i my me mine".split(" "));

/**
 * Whether a point has no sign, one-letter word or address to the reader that its evidence does not have: no markup, no
 * mention, no invisible character, and no "you".
 */
export function signsAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = evidence.map(({ text }) => text).join(" ");
  const words = new Set(evidence.flatMap((sentence) => sentence.words.map(({ lower }) => lower)));
  const isSign = (character: string) => ORDINARY.has(character) || WORD.test(character) || known.includes(character);
  return [...point.text].every(isSign) && point.words.every(({ lower }) => !isTelling(lower) || words.has(lower));
}

const isTelling = (word: string): boolean => ADDRESSING.has(word) || (word !== "a" && ONE_LETTER.test(word));
