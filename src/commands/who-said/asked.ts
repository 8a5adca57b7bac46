import { quotedRegions } from "../../text/quote-marks.ts";
import { comparedWords, keysOf } from "./alignment.ts";

/** From so many words on, what is asked is a quotation to be checked rather than words to be looked for. */
export const PASTED_WORDS = 4;

/** What stands for words left out or put in by whoever quotes: an ellipsis, an editor's brackets. */
const GAP = /\[[^\][]{0,80}\]|…|\.\.\./;
const FRAME = /^\s*who\s+(?:says|said)(?:\s+that\b)?[\s,:]*/i;

/** Whether somebody asks for a whole quotation: the answer then says whether it stands so. */
export function isQuotation(words: string): boolean {
  return comparedWords(words).length >= PASTED_WORDS;
}

/** The words asked for by their keys, in pieces between which anything may stand. */
export function piecesOf(asked: string): string[][] {
  return asked
    .split(GAP)
    .map((piece) => keysOf(comparedWords(piece)))
    .filter((piece) => piece.length > 0);
}

/**
 * How the words may be meant, best first: all of them; and where a quotation was pasted with a report around it
 * ("“…,” she said"), the words between its marks alone.
 */
export function meaningsOf(asked: string): readonly string[] {
  const { regions, openAt, strayClosing } = quotedRegions(asked);
  if (regions.length === 0 || openAt !== null || strayClosing) return [asked];
  const quoted = regions.map(({ start, end }) => asked.slice(start + 1, end - 1)).join(" … ");
  const count = comparedWords(quoted).length;
  return count >= PASTED_WORDS && count < comparedWords(asked).length ? [asked, quoted] : [asked];
}

/** A question as a sentence ("who said that …?") without its frame; null where it has none. */
export function withoutFrame(asked: string): string | null {
  const rest = asked.replace(FRAME, "");
  return rest === asked || comparedWords(rest).length === 0 ? null : rest;
}
