import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isNameWord, isRoleNoun } from "../../names/name-words.ts";
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
    const subject = mainSubject(sentence);
    const head = subject && tokens[subject.head];
    if (subject && !subject.pronoun && head && (isNameWord(language, head) || isRoleNoun(language, head.text)))
      return subject;
  }
  return null;
}
