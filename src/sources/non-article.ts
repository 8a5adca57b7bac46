import type { Article } from "../model/article.ts";
import { Problem } from "../model/problem.ts";
import { pageWords } from "./extract/words.ts";

/** Fewer characters than this are no article. */
const LEAST_CHARACTERS = 140;
/** A longer text is an article even where it speaks of cookies or robots. */
const MOST_CHARACTERS_OF_A_WALL = 2_000;

/** A short report about a wall has more sentences than a wall. */
const SENTENCES_OF_A_REPORT = 12;

const WALLS: readonly (readonly [kind: string, what: string])[] = [
  ["wall-denied", "the site denied access"],
  ["wall-robot", "the site asks for proof of a human reader"],
  ["wall-script", "the page works with JavaScript only"],
  ["wall-cookies", "only a cookie notice was given"],
  ["wall-missing", "the page is not there any more"],
  ["wall-paid", "the page is for subscribers"],
];

const hasPhrase = (lower: string, kind: string): boolean =>
  [...pageWords(kind)].some((phrase) => phrase.split(" … ").every((part) => holds(lower, part)));

/** Whether words stand in a text, whole. */
function holds(lower: string, words: string): boolean {
  const at = lower.indexOf(words);
  return at >= 0 && !isLetter(lower[at - 1]) && !isLetter(lower[at + words.length]);
}

const isLetter = (character = ""): boolean => /\p{L}/u.test(character);

const sentencesIn = (words: string): number => words.match(/[.!?]["”’']?(?:\s|$)/g)?.length ?? 0;

/** What a short text says in place of an article ("the site denied access"); null for any other text. */
export function wallIn(words: string): string | null {
  if (words.length >= MOST_CHARACTERS_OF_A_WALL || sentencesIn(words) >= SENTENCES_OF_A_REPORT) return null;
  const lower = words.toLowerCase().replaceAll("’", "'");
  if (/^(?:error )?404(?!\d)/.test(lower)) return "the page is not there any more";
  return WALLS.find(([kind]) => hasPhrase(lower, kind))?.[1] ?? null;
}

/** Throws a Problem `unreadable` that says why, where a page gave a wall or nothing in place of an article. */
export function refuseNonArticle(article: Article): void {
  const name = article.url ?? article.title ?? "the page";
  if (article.text.length < MOST_CHARACTERS_OF_A_WALL) {
    const wall = wallIn(`${article.title ?? ""}\n${article.text}`);
    if (wall) throw new Problem("unreadable", `${name}: ${wall}`);
  }
  if (article.text.length < LEAST_CHARACTERS) throw new Problem("unreadable", `${name}: no article text was found`);
}
