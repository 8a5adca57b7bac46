import { searchTerms } from "../../language/search-terms.ts";
import { soundKey } from "../../language/sound-key.ts";
import { wordsOf } from "../../language/words.ts";
import type { QuoteHit } from "../../store/store.ts";
import { findWords, sharedWords } from "./alignment.ts";

/** So much of the shorter of two wordings must stand in the longer one, in order. */
const SAME_SHARE = 0.75;
const FEWEST_TERMS = 4;
/** So similar, two wordings are one utterance whoever it is ascribed to. */
const SAME_WHOEVER = 0.85;
const FEWEST_TERMS_WHOEVER = 6;
/** Reports of one utterance come within this time; later it is said again. */
const REPORTED_WITHIN = 4 * 86_400_000;

/** Whether two quotes report one utterance: in full, cut, spelt or translated a little differently. */
export function sameUtterance(first: QuoteHit, second: QuoteHit): boolean {
  if (!nearInTime(first, second)) return false;
  const [short, long] = [termsOf(first), termsOf(second)].sort((a, b) => a.length - b.length);
  if (!short || !long || short.length === 0) return false;
  const share = sharedWords(short, long) / short.length;
  if (share >= SAME_WHOEVER && short.length >= FEWEST_TERMS_WHOEVER) return true;
  if (!maySpeakAlike(first, second)) return false;
  if (short.length < FEWEST_TERMS) return findWords(long, short) >= 0 && tellsEnough(short, first, second);
  return share >= SAME_SHARE;
}

const termsOf = ({ parts }: QuoteHit): string[] => searchTerms(parts.map(({ text }) => text).join(" "));

/** A few words are only a cut of an utterance where the story is the same. */
function tellsEnough(terms: readonly string[], first: QuoteHit, second: QuoteHit): boolean {
  const sameStory = first.storyId !== null && first.storyId === second.storyId;
  return (sameStory || first.article.id === second.article.id) && terms.some((term) => term.length >= 5);
}

function nearInTime(first: QuoteHit, second: QuoteHit): boolean {
  if (first.storyId !== null && first.storyId === second.storyId) return true;
  const apart = Date.parse(first.article.publishedAt ?? "") - Date.parse(second.article.publishedAt ?? "");
  return Number.isNaN(apart) || Math.abs(apart) <= REPORTED_WITHIN;
}

/** Whether two ascriptions can mean one speaker: one is missing, or they share a name however spelt. */
function maySpeakAlike({ speaker: first }: QuoteHit, { speaker: second }: QuoteHit): boolean {
  if (first === null || second === null) return true;
  const known = new Set(nameKeys(first.name));
  return nameKeys(second.name).some((key) => known.has(key));
}

const nameKeys = (name: string): string[] => wordsOf(name).map(({ text, lower }) => soundKey(text) || lower);
