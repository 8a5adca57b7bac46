import { isGoverned } from "../languages/analysis/between.ts";
import { isFiniteVerb, type TaggedToken } from "../languages/analysis/token.ts";
import type { Language } from "../languages/language.ts";
import { reportsWords } from "../languages/speech.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import type { SentenceParts } from "./compress/sentence-parts.ts";

/** What may stand before a verb that opens its sentence: "Entonces no hubo …", "Se ríe". */
const BEFORE_VERB = new Set(["ADV", "CCONJ", "PART", "PRON"]);
/** What may stand between such a verb and its subject: "Restano isolate 410 persone". */
const BEHIND_VERB = new Set(["ADJ", "ADV", "AUX", "VERB"]);
/** "hay", "houve": nobody does what they say. */
const exist = wordsOfKind("function-words", "exists");
const according = wordsOfKind("function-words", "according");
const ofText = wordsOfKind("cue-verbs", "text");

/**
 * Whether a sentence opens with a verb whose subject was told before it, in a language that leaves it out: "Ha aggiunto che
 * la strada è chiusa." Where something stands right behind the verb that may be its subject, it counts as one.
 */
export function leavesSubjectOut({ tokens, language }: SentenceParts): boolean {
  if (!language.dropsSubjects || language.unspaced) return false;
  const opening = tokens.findIndex(({ kind, tag }) => kind !== "word" || !BEFORE_VERB.has(tag.wordClass));
  const first = tokens[opening];
  if (!first || !isFiniteVerb(first) || hasNoDoer(first, language)) return false;
  const verb = mainVerb(tokens, opening);
  const phrases = language.phrases(tokens, 0, tokens.length);
  if (language.subject({ tokens, phrases, from: 0, to: tokens.length, verb })) return false;
  return !phrases.some((phrase) => !isGoverned(tokens, phrase) && mayBeSubject(tokens, opening, phrase.from, language));
}

/** "Hay", "Stando a", "وجاء في بيان": there is, according to, it says in. */
const hasNoDoer = (verb: TaggedToken, language: Language): boolean =>
  exist(language).has(verb.lower) || according(language).has(verb.lower) || ofText(language).has(language.lemma(verb));

/** "asegurado" of "ha asegurado": the verb that a subject goes with. */
function mainVerb(tokens: readonly TaggedToken[], opening: number): number {
  const main = tokens.findIndex(({ tag }, at) => at >= opening && tag.wordClass === "VERB");
  return main < 0 || main - opening > MOST_HELPERS ? opening : main;
}

const MOST_HELPERS = 3;

/** Whether a phrase stands right behind an opening verb, and is not what somebody says or does to somebody named before. */
function mayBeSubject(tokens: readonly TaggedToken[], opening: number, from: number, language: Language): boolean {
  if (from <= opening || tokens[opening - 1]?.tag.wordClass === "PRON") return false;
  const between = tokens.slice(opening, from);
  return (
    between.every(({ kind, tag }) => kind === "word" && BEHIND_VERB.has(tag.wordClass)) &&
    !between.some(({ lower }) => reportsWords(lower, language))
  );
}
