import { AUXILIARIES, CONTRACTED, SUBJECT_PRONOUNS } from "./grammar/words.ts";

const WORDS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** As many words are a clause even where no verb is recognised. */
const MANY = 7;
const FEW = 3;

/** How many words stand in a text. */
export const countWords = (text: string): number => text.match(WORDS)?.length ?? 0;

/** `direct` for a clause or more, `fragment` for a few words. */
export function kindOfWords(text: string): "direct" | "fragment" {
  const words = (text.match(WORDS) ?? []).map((word) => word.toLowerCase().replaceAll("’", "'"));
  if (words.length >= MANY) return "direct";
  const isSentence = /^\p{Lu}/u.test(text) && /[.,!?…]$/.test(text);
  if (isSentence && words.length >= FEW) return "direct";
  const hasSubject = words.some((word) => SUBJECT_PRONOUNS.has(word) || CONTRACTED.test(word));
  const hasVerb = words.some((word) => AUXILIARIES.has(word) || CONTRACTED.test(word));
  return words.length >= FEW && hasSubject && hasVerb ? "direct" : "fragment";
}
