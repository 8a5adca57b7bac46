import { isToldAsSaid } from "../languages/analysis/token.ts";
import type { Language } from "../languages/language.ts";
import { attributes } from "../languages/speech.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import type { SentenceParts } from "./compress/sentence-parts.ts";

const behind = wordsOfKind("attributions", "after");
const before = wordsOfKind("attributions", "before");
const sources = wordsOfKind("cue-nouns", "source");

/**
 * Whether the mood of a sentence tells that somebody said it, and none of its words tells who: "Die Sperre sei wieder
 * aufgehoben worden." Who, was told before.
 */
export const losesSource = ({ tokens, language }: SentenceParts): boolean =>
  isToldAsSaid(tokens, 0, tokens.length) &&
  !tokens.some((token) => namesSource(token.lower, language.lemma(token), language));

const namesSource = (lower: string, lemma: string, language: Language): boolean =>
  attributes(lower, language) ||
  behind(language).has(lower) ||
  before(language).has(lower) ||
  sources(language).has(lemma);
