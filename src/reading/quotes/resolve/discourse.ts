import { type NameMention, nameMentions } from "../../names/name-mention.ts";
import { type Cast, castOf, type Named } from "../../names/people.ts";
import type { Paragraph } from "../paragraph.ts";

/** A mention together with whom it means. */
export interface Meant extends NameMention {
  readonly named: Named;
}

/** What an article has named so far, for pronouns to look back on. */
export interface Discourse {
  readonly cast: Cast;
  readonly paragraphs: readonly Paragraph[];
  /** In text order. */
  readonly mentions: readonly Meant[];
  /** The article-wide number of each paragraph's first sentence. */
  readonly firstSentence: readonly number[];
}

/** Reads the names of all paragraphs. */
export function discourseOf(paragraphs: readonly Paragraph[]): Discourse {
  const firstSentence: number[] = [];
  const found: NameMention[] = [];
  let sentence = 0;
  paragraphs.forEach(({ tokens, sentences }, paragraph) => {
    firstSentence.push(sentence);
    for (const span of sentences) found.push(...nameMentions(tokens, { paragraph, sentence: sentence++, ...span }));
  });
  const cast = castOf(found);
  const mentions = found.flatMap((mention) => {
    const named = cast.find(mention.words, mention.gender);
    return named ? [{ ...mention, named }] : [];
  });
  return { cast, paragraphs, mentions, firstSentence };
}

/** The article-wide number of the sentence in which a token of a paragraph stands. */
export function sentenceNumber({ paragraphs, firstSentence }: Discourse, paragraph: number, token: number): number {
  const sentences = paragraphs[paragraph]?.sentences ?? [];
  const within = sentences.findIndex(({ to }) => token < to);
  return (firstSentence[paragraph] ?? 0) + Math.max(0, within);
}
