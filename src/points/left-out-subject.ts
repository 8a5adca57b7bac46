import { isGoverned } from "../languages/analysis/between.ts";
import type { NounPhrase } from "../languages/analysis/noun-phrases.ts";
import { isComma, isFiniteVerb, type TaggedToken } from "../languages/analysis/token.ts";
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
  const phrases = language.phrases(tokens, 0, tokens.length);
  const opening = openingVerb(tokens, phrases);
  const first = tokens[opening];
  if (!first || !isFiniteVerb(first) || hasNoDoer(first, language)) return false;
  const verb = mainVerb(tokens, opening);
  const subject = language.subject({ tokens, phrases, from: 0, to: tokens.length, verb });
  if (subject && !isGoverned(tokens, subject) && !isOfLaterClause(tokens, verb, subject))
    return isPointer(tokens, subject, language);
  return !phrases.some((phrase) => !isGoverned(tokens, phrase) && mayBeSubject(tokens, opening, phrase, language));
}

/** Where the verb stands that a sentence opens with, behind adverbs and what prepositions govern: "Negli anni Settanta dava lavoro". */
function openingVerb(tokens: readonly TaggedToken[], phrases: readonly NounPhrase[]): number {
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at] as TaggedToken;
    const phrase = token.tag.wordClass === "ADP" ? phrases.find(({ from }) => from === at + 1) : undefined;
    if (phrase) at = isComma(tokens[phrase.to]) ? phrase.to + 1 : phrase.to;
    else if (token.kind === "word" && BEFORE_VERB.has(token.tag.wordClass)) at++;
    else break;
  }
  return at;
}

/** "Hay", "Stando a", "وجاء في بيان": there is, according to, it says in. */
const hasNoDoer = (verb: TaggedToken, language: Language): boolean =>
  exist(language).has(verb.lower) || according(language).has(verb.lower) || ofText(language).has(language.lemma(verb));

/** "Dice que nadie vio la boya": who does what a clause behind the verb tells. */
const isOfLaterClause = (tokens: readonly TaggedToken[], verb: number, { from }: NounPhrase): boolean =>
  tokens.slice(verb, from).some(({ tag }) => tag.wordClass === "SCONJ");

/** "Sono state queste": a subject that is nothing but a word that points back. */
const isPointer = (tokens: readonly TaggedToken[], { from, to }: NounPhrase, { words }: Language): boolean =>
  to === from + 1 && words("demonstratives").has(tokens[from]?.lower ?? "");

/** "asegurado" of "ha asegurado": the verb that a subject goes with. */
function mainVerb(tokens: readonly TaggedToken[], opening: number): number {
  const main = tokens.findIndex(({ tag }, at) => at >= opening && tag.wordClass === "VERB");
  return main < 0 || main - opening > MOST_HELPERS ? opening : main;
}

const MOST_HELPERS = 3;

/** Whether a phrase stands right behind an opening verb, and is not what somebody says or does to somebody named before. */
function mayBeSubject(
  tokens: readonly TaggedToken[],
  opening: number,
  { from, to, head }: NounPhrase,
  language: Language,
): boolean {
  if (from <= opening || isObject(tokens[opening - 1], language)) return false;
  const between = tokens.slice(opening, from);
  const verb = tokens[opening] as TaggedToken;
  return (
    !disagrees(verb, tokens.slice(from, to), tokens[head] as TaggedToken, language) &&
    between.every(({ kind, tag }) => kind === "word" && BEHIND_VERB.has(tag.wordClass)) &&
    !between.some(({ lower }) => reportsWords(lower, language))
  );
}

/** "Lo" of "Lo confermano"; in "Si cercano due dispersi" those who are sought are told behind the verb. */
const isObject = (token: TaggedToken | undefined, { words }: Language): boolean =>
  token?.tag.wordClass === "PRON" && words("pronouns").get(token.lower)?.includes("reflexive") !== true;

/** Whether a verb told of one goes with a phrase that tells of several: "Tiene 29 años", which somebody else has. */
function disagrees(
  { lower }: TaggedToken,
  phrase: readonly TaggedToken[],
  noun: TaggedToken,
  language: Language,
): boolean {
  const { pluralVerbEndings } = language;
  if (pluralVerbEndings.length === 0 || pluralVerbEndings.some((ending) => lower.endsWith(ending))) return false;
  return language.isPlural(noun) || phrase.some(({ text, tag }) => tag.wordClass === "NUM" && text !== "1");
}
