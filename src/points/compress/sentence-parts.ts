import { isFiniteVerb, type TaggedToken } from "../../languages/analysis/token.ts";
import { type Language, perLanguage } from "../../languages/language.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import { withCapital } from "../../text/capital.ts";
import { remembered } from "../../text/remembered.ts";
import { type Word, wordsOf } from "../../text/words.ts";
import { quotedRegions } from "../quoted.ts";
import { endsInParticiple } from "./participles.ts";

/** A sentence taken apart once, for all rules of compression. Offsets are into `text`. */
export interface SentenceParts {
  readonly language: Language;
  readonly text: string;
  readonly words: readonly Word[];
  /** Where commas stand outside quotes, brackets and numbers. */
  readonly commas: readonly number[];
  /** Where the end mark (with closing quote marks) starts. */
  readonly bodyEnd: number;
  readonly quoted: readonly TextRange[];
  /** Where its finite verbs start. */
  readonly finite: ReadonlySet<number>;
  readonly tokens: readonly TaggedToken[];
}

export const sentenceParts = (text: string, language: Language): SentenceParts => readers(language)(text);

const readers = perLanguage((language) => remembered((text) => partsOf(text, language)));

function partsOf(text: string, language: Language): SentenceParts {
  const { regions } = quotedRegions(text, language);
  const bodyEnd = text.length - (/[.!?。！？؟]["'”’“»«)\]」』）]{0,3}$/.exec(text.slice(-4))?.[0].length ?? 0);
  let finite: ReadonlySet<number> | null = null;
  let tokens: readonly TaggedToken[] | null = null;
  return {
    language,
    text,
    words: wordsOf(text),
    commas: topLevelCommas(text, regions),
    bodyEnd,
    quoted: regions,
    get finite() {
      finite ??= new Set(this.tokens.filter(isFiniteVerb).map(({ start }) => start));
      return finite;
    },
    get tokens() {
      tokens ??= language.analyse(text, { start: 0, end: text.length });
      return tokens;
    },
  };
}

function topLevelCommas(text: string, quoted: readonly TextRange[]): number[] {
  const commas: number[] = [];
  if (!text.includes(", ")) return commas;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === "(" || mark === "[") depth++;
    else if (mark === ")" || mark === "]") depth--;
    else if (mark === "," && depth === 0 && text[at + 1] === " " && !isInside(quoted, at)) commas.push(at);
  }
  return commas;
}

export const isInside = (ranges: readonly TextRange[], at: number): boolean =>
  ranges.some(({ start, end }) => at >= start && at < end);

/** Whether a range cuts into words in quote marks: quotes are kept whole, or left out whole. */
export const splitsQuote = ({ quoted }: SentenceParts, { start, end }: TextRange): boolean =>
  quoted.some((region) => region.start < end && start < region.end && !(start <= region.start && region.end <= end));

/** Whether a range has words in quote marks. */
export const touchesQuote = ({ quoted }: SentenceParts, { start, end }: TextRange): boolean =>
  quoted.some((region) => region.start < end && start < region.end);

/** The first word at or after an offset. */
export const wordFrom = ({ words }: SentenceParts, at: number): Word | undefined =>
  words.find(({ start }) => start >= at);

export const wordsWithin = ({ words }: SentenceParts, { start, end }: TextRange): Word[] =>
  words.filter((word) => word.start >= start && word.end <= end);

/** The text without the ranges, with blanks, commas and full stops put right. Ranges may overlap. */
export function withoutRanges(text: string, ranges: readonly TextRange[]): string {
  let kept = "";
  let from = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start > from) kept += text.slice(from, start);
    if (end > from) {
      from = end;
      kept += " ";
    }
  }
  const joined = (kept + text.slice(from)).replace(/ {2,}/g, " ").replace(/ ([,.;:!?])/g, "$1");
  const trimmed = ranges.length === 0 ? joined.trim() : withSoundMarks(joined.replace(/^[\s,;:]+/, "").trim());
  return withCapital(trimmed);
}

/** No comma before another mark, where an aside lost its end; one full stop behind an abbreviation. */
const withSoundMarks = (text: string): string => text.replace(/[,;:](?=[,.;:!?])/g, "").replace(/([^.])\.\.$/, "$1.");

/** The word tag of the token that starts where a word does. */
export const tokenOf = ({ tokens }: SentenceParts, word: Word | undefined): TaggedToken | undefined =>
  word && tokens.find(({ start }) => start === word.start);

const attributing = wordsOfKind("function-words", "attributing");
const attributedTo = wordsOfKind("function-words", "according");
const MOST_ATTRIBUTION_WORDS = 14;

/** Where the comma stands of a closing attribution: ", police said", ", according to a report"; null without one. */
export function closingAttribution(parts: SentenceParts): number | null {
  const comma = parts.commas.find((each) => {
    const [first, ...rest] = wordsWithin(parts, { start: each, end: parts.text.length });
    if (!first) return false;
    if (attributedTo(parts.language).has(first.lower)) return true;
    const isClosing =
      rest.length < MOST_ATTRIBUTION_WORDS &&
      !endsInParticiple(first.lower, parts.language) &&
      !clauseOpeners(parts.language).has(first.lower);
    return isClosing && [first, ...rest].slice(0, 8).some(({ lower }) => attributing(parts.language).has(lower));
  });
  return comma ?? null;
}

/** Words that open a clause of its own and no attribution: ", who said …", ", and told …". */
const clauseOpeners = wordsOfKind("function-words", "clause-opener");

/** Whether words have a verb that can carry a clause. */
export const hasFinite = ({ finite }: SentenceParts, words: readonly Word[]): boolean =>
  words.some(({ start }) => finite.has(start));

/** Whether a word is such a verb. */
export const isFiniteWord = ({ finite }: SentenceParts, word: Word | undefined): boolean =>
  word !== undefined && finite.has(word.start);
