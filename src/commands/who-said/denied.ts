import type { TaggedToken } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import { isNegation, refutes } from "../../languages/speech.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import { contextRange } from "./context-range.ts";

/**
 * Whether a report tells words only to say that they were not said or are not so: "she denied that …", "he did not say
 * that …". Quoted words are somebody's whatever is told of them.
 */
export function isDenied(hit: QuoteHit): boolean {
  if (hit.kind !== "indirect") return false;
  const language = readLanguage(hit.article.language);
  const before = language.analyse(hit.article.text, { start: contextRange(hit).start, end: hit.start });
  const verb = before.findLastIndex(({ tag }) => tag.wordClass === "VERB");
  const token = before[verb];
  return token !== undefined && (refutes(token, language) || isNegated(before, verb, language));
}

/** Whether a negation stands in a verb's clause: between it and the mark or the verb before. */
function isNegated(tokens: readonly TaggedToken[], verb: number, language: Language): boolean {
  const from = tokens.findLastIndex(({ kind, tag }, at) => at < verb && (kind === "mark" || tag.wordClass === "VERB"));
  return tokens.slice(from + 1, verb).some(({ lower }) => isNegation(lower, language));
}
