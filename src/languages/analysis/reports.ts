import { isFiniteVerb, isMark, type TaggedToken } from "./token.ts";
import { type WordTag, wordTag } from "./word-class.ts";

/** What a pack's lists say of the words of reports. */
export interface ReportWords {
  /** Whether a form, taken for a finite verb, is of a verb that does nothing but report. */
  readonly isReport: (lower: string) => boolean;
  /** Whether it is of one that reports words, among other things. */
  readonly isSaying: (lower: string) => boolean;
  /** Whether a form, taken for a noun, is of one that stands for words said: "claims". */
  readonly isReportNoun: (lower: string) => boolean;
  readonly isClauseOpener: (lower: string) => boolean;
  /** Whether a form is a participle of a verb that reports words: "preguntada". */
  readonly isParticipleOfReport: (lower: string) => boolean;
}

const NOUN: WordTag = wordTag("NOUN");
const PARTICIPLE: WordTag = wordTag("VERB:participle");
const FINITE: WordTag = wordTag("VERB:finite");
const BARE = new Set(["infinitive", "gerund"]);
const NOUNS = new Set(["NOUN", "PROPN"]);

/**
 * The tokens of a language in which no bare infinitive stands behind a verb that reports words and adjectives stand before
 * their noun, with what treebanks with little news in them get wrong put right: "said harbour/NOUN master Jane Roe", "its
 * chief executive/NOUN said", "a rival alleges/VERB that", "was asked", which is no gerund.
 */
export function withReports(tokens: readonly TaggedToken[], words: ReportWords): readonly TaggedToken[] {
  return tokens.map((token, at) => {
    if (token.kind !== "word" || token.capital) return token;
    if (isNounBehindReport(tokens, at, words) || isNounBeforeReport(tokens, at, words)) return { ...token, tag: NOUN };
    if (token.tag.form === "gerund" && words.isSaying(token.lower)) return { ...token, tag: PARTICIPLE };
    return isReportBeforeClause(tokens, at, words) ? { ...token, tag: FINITE } : token;
  });
}

/** "Preguntada por los frenos, ha dicho …": a participle with the capital of a sentence's first word is no name. */
export const withOpeningParticiples = (
  tokens: readonly TaggedToken[],
  { isParticipleOfReport }: ReportWords,
): readonly TaggedToken[] =>
  tokens.map((token, at) =>
    token.capital &&
    NOUNS.has(token.tag.wordClass) &&
    tokens[at + 1]?.tag.wordClass === "ADP" &&
    (at === 0 || isMark(tokens[at - 1], ".!?…")) &&
    isParticipleOfReport(token.lower)
      ? { ...token, tag: PARTICIPLE }
      : token,
  );

function isNounBehindReport(tokens: readonly TaggedToken[], at: number, { isReport }: ReportWords): boolean {
  const before = tokens[at - 1];
  return (
    BARE.has(tokens[at]?.tag.form ?? "") &&
    NOUNS.has(tokens[at + 1]?.tag.wordClass ?? "") &&
    before?.tag.form === "finite" &&
    isReport(before.lower)
  );
}

/** An adjective between another one and a verb that reports is the noun that they lack. */
function isNounBeforeReport(tokens: readonly TaggedToken[], at: number, { isReport }: ReportWords): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return (
    tokens[at]?.tag.wordClass === "ADJ" &&
    before?.tag.wordClass === "ADJ" &&
    isFiniteVerb(next) &&
    isReport(next?.lower ?? "")
  );
}

/** A noun behind a noun that looks like nothing but a report, before the clause that it opens. */
function isReportBeforeClause(tokens: readonly TaggedToken[], at: number, words: ReportWords): boolean {
  const { lower = "", tag } = tokens[at] ?? {};
  return (
    tag?.wordClass === "NOUN" &&
    NOUNS.has(tokens[at - 1]?.tag.wordClass ?? "") &&
    words.isClauseOpener(tokens[at + 1]?.lower ?? "") &&
    words.isSaying(lower) &&
    !words.isReportNoun(lower)
  );
}
