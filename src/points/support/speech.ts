import { SPEECH_VERBS } from "../../language/speech.ts";
import type { Statement } from "./statement.ts";

const ALWAYS = new Set(
  "said says saying told tells telling according stated states insisted insists argued argues".split(" "),
);
const ALSO = new Set(
  `found finds showed shows show say suggest suggests indicate indicates called calls calling describing adding warning
  vowing promising promised promises`.split(/\s+/),
);
const QUOTE_NEAR = 30;

/** Whether a word reports speech: those with other senses do so before "that", beside a quotation or at a clause's end. */
export function reportsSpeech({ text, words }: Statement, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (ALWAYS.has(word.lower)) return words[at - 1]?.lower !== "a";
  if (!SPEECH_VERBS.has(word.lower) && !ALSO.has(word.lower)) return false;
  const next = words[at + 1];
  if (next?.lower === "that" || (next?.lower === "on" && at > 0)) return true;
  if (next && /["“„«:]/.test(text.slice(word.end, word.end + QUOTE_NEAR))) return true;
  return isAtEnd(text.slice(word.end).trimStart()) || isBehindQuotation(text.slice(0, word.start).trimEnd());
}

const isAtEnd = (rest: string): boolean => rest === "" || /^["”»]?[,.]/.test(rest);

const isBehindQuotation = (before: string): boolean => /["”»],?$/.test(before.slice(-2));
