import { isGoverned } from "../../../languages/analysis/between.ts";
import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isFiniteVerb } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { isNameWord, isRoleNoun } from "../../names/name-words.ts";
import { cueVerbOf, type PhrasedSentence } from "../attribution/cues.ts";
import type { ViewToken } from "../view.ts";
import { mainSubject } from "./description.ts";
import { type Discourse, sentenceAt, tokensOf } from "./discourse.ts";

/**
 * Whom a verb without a subject may mean: the person or institution that the nearest sentence before it in its paragraph
 * has for its subject; null where `since`, the end of the last speaker's mention, stands behind that one.
 */
export function subjectBefore(discourse: Discourse, block: number, token: number, since: number): NounPhrase | null {
  const { reader, language } = discourse;
  const tokens = tokensOf(discourse, block);
  for (let index = sentenceAt(reader.paragraphs[block]?.sentences ?? [], token) - 1; index >= 0; index--) {
    const sentence = reader.sentence(block, index);
    if (!sentence || (tokens[sentence.from]?.start ?? 0) < since) return null;
    const subject = mainSubject(sentence) ?? behindOpeningVerb(language, sentence);
    if (subject && !subject.pronoun && isSomebody(language, tokens[subject.head])) return subject;
  }
  return null;
}

const isSomebody = (language: Language, head: ViewToken | undefined): boolean =>
  head !== undefined && (isNameWord(language, head) || isRoleNoun(language, head.text));

/**
 * Who does what the verb says that a sentence opens with, told as no object is: "Intervino después el alcalde", and behind
 * the object "Tomó la palabra el alcalde". In "Visitó al alcalde" nobody.
 */
function behindOpeningVerb(language: Language, { tokens, phrases, from, to }: PhrasedSentence): NounPhrase | null {
  let verb = from;
  while (verb < to && OPENERS.has(tokens[verb]?.tag.wordClass ?? "")) verb++;
  if (tokens[verb]?.tag.wordClass !== "VERB" || !isFiniteVerb(tokens[verb])) return null;
  const free = phrases.filter((phrase) => phrase.from > verb && !isGoverned(tokens, phrase));
  const place = free.findIndex(({ head }) => isSomebody(language, tokens[head]));
  const isObject = place === 0 && cueVerbOf(language, tokens, verb)?.strength === "other";
  const somebody = free[place];
  return somebody && !isObject && isOneClause(tokens, verb, somebody) ? somebody : null;
}

const OPENERS = new Set(["ADV", "PRON"]);

/** Whether no other verb stands between a verb and a phrase behind it. */
const isOneClause = (tokens: readonly ViewToken[], verb: number, { from }: NounPhrase): boolean =>
  tokens.slice(verb + 1, from).every(({ tag, kind }) => tag.wordClass !== "VERB" && kind !== "quote");
