import type { TextRange } from "../../model/article.ts";
import type { WordTag } from "./word-class.ts";

/** A word, a number, a punctuation mark or a quoted stretch of a text. Offsets are half-open, in UTF-16 code units. */
export interface Token extends TextRange {
  readonly kind: "word" | "number" | "mark" | "quote";
  readonly text: string;
  /** In lower case, curly apostrophes made straight. */
  readonly lower: string;
  /** Begins with a capital letter (or @). */
  readonly capital: boolean;
}

/** Whether a word is a verb that its subject may stand beside: "says", "sagte", "habe". */
export const isFiniteVerb = (token: TaggedToken | undefined): boolean =>
  token?.tag.form === "finite" || token?.tag.form === "subjunctive";

/**
 * Whether the mood of tokens [from, to) tells that somebody is reported to say them: "Der Rücktritt sei ein „natürlicher
 * Vorgang“."
 */
export function isToldAsSaid(tokens: readonly TaggedToken[], from: number, to: number): boolean {
  let isSubjunctive = false;
  for (let at = from; at < to; at++) {
    const form = tokens[at]?.tag.form;
    if (form === "finite") return false;
    isSubjunctive ||= form === "subjunctive";
  }
  return isSubjunctive;
}

/** A token with what the language knows of it. */
export interface TaggedToken extends Token {
  readonly tag: WordTag;
  /** The hash of its lower-case letters, marks as they are typed plainly. */
  readonly hash: number;
}

const HELPERS: ReadonlySet<string> = new Set(["ADV", "AUX", "PART"]);

/** Whether a word may stand before a verb as part of it: "has not yet said". */
export const isVerbHelper = (token: TaggedToken | undefined): boolean => HELPERS.has(token?.tag.wordClass ?? "");

/** Whether a token is a mark that begins with one of `marks`. */
export const isMark = (token: TaggedToken | undefined, marks: string): boolean =>
  token?.kind === "mark" && marks.includes(token.text[0] ?? " ");

/** The commas of all scripts. */
export const COMMAS = ",，、،";

export const isComma = (token: TaggedToken | undefined): boolean => isMark(token, COMMAS);
