import type { TextRange } from "../../model/article.ts";
import { isCapitalised } from "../../text/words.ts";
import { mayGo } from "./asides.ts";
import { hasFinite } from "./finite-verbs.ts";
import { type SentenceParts, wordsWithin } from "./sentence-parts.ts";

const SAYING = new Set("said says according told to".split(" "));
const MOST_NAME_WORDS = 5;

/** "said Anna Berg, director of …": the speaker's role after a closing attribution, up to the end. */
export function speakerRoles(parts: SentenceParts): TextRange[] {
  return parts.commas.flatMap((comma) => {
    const range = { start: comma, end: parts.bodyEnd };
    const role = wordsWithin(parts, range);
    const isRole = role.length > 1 && !hasFinite(role.slice(0, 2)) && followsSpeaker(parts, comma);
    return isRole && mayGo(parts, range) ? [range] : [];
  });
}

/** Whether a name of a few words stands before the comma, and a verb of saying before it. */
function followsSpeaker({ words }: SentenceParts, comma: number): boolean {
  const last = words.findLastIndex(({ end }) => end <= comma);
  let first = last;
  while (first > last - MOST_NAME_WORDS && isCapitalised(words[first]?.text ?? "")) first--;
  return (
    first < last && SAYING.has(words[first]?.lower ?? "") && isSaying(words[first]?.lower, words[first - 1]?.lower)
  );
}

const isSaying = (word: string | undefined, before: string | undefined): boolean =>
  word !== "to" || before === "according";
