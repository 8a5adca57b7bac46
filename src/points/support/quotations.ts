import { wordsOf } from "../../text/words.ts";
import type { Statement } from "./statement.ts";

const wordKey = (text: string): string =>
  ` ${wordsOf(text)
    .map(({ lower }) => lower.replaceAll("’", "'"))
    .join(" ")} `;

/** Whether everything in quote marks is, word for word and in one piece, in quote marks in the evidence too. */
export function quotationsAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  if (point.quoted.openAt !== null) return false;
  const text = evidence.map((sentence) => sentence.text).join(" ");
  const quotedWords = wordKey(text);
  const hasMarks = /["“”„«»‹›'‘’‚`「」『』〝〟＂]/.test(text);
  return point.quoted.regions.every((region) => {
    const words = wordKey(point.text.slice(region.start, region.end));
    return words.trim() === "" || (hasMarks && quotedWords.includes(words));
  });
}
