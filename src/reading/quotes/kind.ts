import { AUXILIARIES, CONTRACTED, SUBJECT_PRONOUNS } from "./grammar/words.ts";

const WORDS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** As many words are a clause even where no verb is recognised. */
const MANY = 7;
const FEW = 3;

/** How many words stand in a text, counted up to `most`. */
export function countWords(text: string, most: number): number {
  let count = 0;
  WORDS.lastIndex = 0;
  while (count < most && WORDS.test(text)) count++;
  return count;
}

/** `direct` for a clause or more, `fragment` for a few words. */
export function kindOfWords(text: string): "direct" | "fragment" {
  if (countWords(text, MANY) >= MANY) return "direct";
  const words = (text.match(WORDS) ?? []).map((word) => word.toLowerCase().replaceAll("’", "'"));
  const isSentence = /^\p{Lu}/u.test(text) && /[.,!?…]$/.test(text);
  if (isSentence && words.length >= FEW) return "direct";
  return words.length >= FEW && words.some((word, at) => isPredicate(word, at, words)) ? "direct" : "fragment";
}

/** Whether a finite verb with a subject before it stands there: "he's", "we go", "the pier is". */
function isPredicate(word: string, at: number, words: readonly string[]): boolean {
  if (CONTRACTED.has(word)) return true;
  if (SUBJECT_PRONOUNS.has(word)) return words.some((other) => AUXILIARIES.has(other));
  return at > 0 && words.length > FEW && FINITE.has(word) && !SUBJECT_PRONOUNS.has(words[at - 1] ?? "");
}

const FINITE = new Set("is are was were will would has had does did can could should must".split(" "));
