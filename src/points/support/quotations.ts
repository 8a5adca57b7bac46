import { SPEECH_VERBS } from "../../language/speech.ts";
import { isCapitalised, wordsOf } from "../../language/words.ts";
import type { TextRange } from "../../model/article.ts";
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
  const hasMarks = /["“”«»'‘’`]/.test(text);
  return point.quoted.regions.every((region) => {
    const words = wordKey(point.text.slice(region.start, region.end));
    return words.trim() === "" || (hasMarks && quotedWords.includes(words));
  });
}

/**
 * Whether a quotation keeps its speaker: a name that stands beside a verb of speech in the point, outside the marks,
 * stands beside one in the evidence, or in a sentence before it where the evidence has only a pronoun there.
 */
export function speakersAreKept(point: Statement, evidence: readonly Statement[]): boolean {
  if (point.quoted.regions.length === 0) return true;
  const speakers = speakerNames(point);
  if (speakers.length === 0) return true;
  const known = new Set(evidence.flatMap(speakerNames));
  if (known.size === 0) return evidence.length > 1;
  return speakers.some((name) => known.has(name));
}

const NEAR = 6;

/** Capitalised words outside quote marks within a few words of a verb of speech. */
function speakerNames({ words, quoted }: Statement): string[] {
  const outside = words.filter((word) => !quoted.regions.some((region) => isWithin(word, region)));
  const verbs = outside.flatMap(({ lower }, index) =>
    SPEECH_VERBS.has(lower) || lower === "according" ? [index] : [],
  );
  return outside
    .filter(({ text }, index) => isCapitalised(text) && verbs.some((verb) => Math.abs(verb - index) <= NEAR))
    .map(({ lower }) => lower);
}

const isWithin = (word: TextRange, region: TextRange): boolean => word.start >= region.start && word.end <= region.end;
