import { foldLetters } from "../../text/letters.ts";
import { wordsOf } from "../../text/words.ts";
import type { Language } from "../language.ts";

/** Letters that no language has in its words: of a term by which a word is found by its beginning, or its end. */
const BEGINNING = "ʘ";
const END = "ǂ";
/** A shorter word is put together of no others. */
const FEWEST_LETTERS = 8;
/** Fewer letters tell no part of a word. */
const FEWEST_ASKED = 4;
const LONGEST = 48;

/** Beside its search terms, those by which a text's long words are found by their parts, where words are put together. */
export function compoundTerms(text: string, language: Language): string[] {
  if (!language.compounds) return [];
  const long = new Set(
    wordsOf(text).flatMap(({ lower }) =>
      lower.length >= FEWEST_LETTERS ? [foldLetters(lower).slice(0, LONGEST)] : [],
    ),
  );
  return [...long].flatMap((word) => [BEGINNING + word, END + reversed(word)]);
}

/** How the terms of `compoundTerms` begin whose words begin or end with an asked one: "Hafen" finds "Hafengebühr". */
export function partTerms(word: string): string[] {
  const folded = foldLetters(word);
  if (folded.length > LONGEST) return [];
  return folded.length < FEWEST_ASKED || !/^[a-z]+$/.test(folded) ? [] : [BEGINNING + folded, END + reversed(folded)];
}

/** Whether a text has a word that begins or ends with an asked one, where its language puts words together. */
export function hasPart(text: string, word: string, language: Language): boolean {
  const parts = partTerms(word);
  return compoundTerms(text, language).some((term) => parts.some((part) => term.startsWith(part)));
}

const reversed = (word: string): string => Array.from(word).reverse().join("");
