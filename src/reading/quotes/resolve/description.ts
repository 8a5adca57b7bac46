import { clauseSubject } from "../attribute/subject.ts";
import type { NounPhrase } from "../grammar/noun-phrase.ts";
import { isNameWord } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";

/** A phrase of one block that a pronoun may stand for. */
export interface Described {
  readonly block: number;
  readonly phrase: NounPhrase;
}

const SENTENCES_BACK = 5;
const PLURAL = new Set(["they", "their", "them"]);
const PERSONAL = new Set(["he", "she", "his", "her"]);

/** The subject of a sentence before, for a pronoun that no name fits: "officials … They said". */
export function describedBefore(
  paragraphs: readonly Paragraph[],
  block: number,
  token: number,
  word: string,
): Described | null {
  let steps = 0;
  for (let at = block; at >= 0 && steps < SENTENCES_BACK; at--) {
    const { tokens, sentences } = paragraphs[at] ?? { tokens: [], sentences: [] };
    for (let s = sentences.length - 1; s >= 0 && steps < SENTENCES_BACK; s--) {
      const span = sentences[s];
      if (!span || (at === block && span.to > token)) continue;
      steps++;
      const phrase = clauseSubject(tokens, span.to, span.from);
      if (phrase && !phrase.pronoun && fits(tokens[phrase.head]?.lower ?? "", isNameWord(tokens[phrase.head]), word)) {
        return { block: at, phrase };
      }
    }
  }
  return null;
}

/** Whether a head word agrees with a pronoun in number. */
function fits(head: string, isName: boolean, word: string): boolean {
  const isPlural = /[^s]s$/.test(head) || head === "people" || head === "police";
  if (PLURAL.has(word)) return isPlural || !isName;
  if (PERSONAL.has(word)) return !isPlural && !isName;
  return !isPlural;
}
