import type { Language } from "../../../languages/language.ts";
import type { Article } from "../../../model/article.ts";
import { type NameMention, nameMentions } from "../../names/name-mention.ts";
import { type Cast, calledIn, castOf, type Named } from "../../names/people.ts";
import { type CueReader, createCueReader } from "../attribution/candidates.ts";
import { paragraphsOf, type TokenSpan, type ViewToken } from "../view.ts";

/** A mention together with whom it means. */
export interface Meant extends NameMention {
  readonly named: Named;
  /** True for the first subject of its sentence outside a clause that opens with "when" or the like. */
  readonly lead: boolean;
  /** True inside what somebody else is reported to say: the "Roe" of "Doe said that Roe was late". */
  readonly reported: boolean;
}

/** What an article has named so far, for pronouns to look back on. */
export interface Discourse {
  readonly language: Language;
  readonly reader: CueReader;
  readonly cast: Cast;
  /** In text order. */
  readonly mentions: readonly Meant[];
  /** The article-wide number of each paragraph's first sentence. */
  readonly firstSentence: readonly number[];
}

/** Reads the words and the names of all blocks that report news. */
export function discourseOf(article: Article, language: Language): Discourse {
  const reader = createCueReader(language, paragraphsOf(article, language));
  const firstSentence: number[] = [];
  const found: NameMention[] = [];
  let number = 0;
  for (const [paragraph, { sentences }] of reader.paragraphs.entries()) {
    firstSentence.push(number);
    for (const index of sentences.keys()) {
      const sentence = reader.sentence(paragraph, index);
      const { from, to } = sentences[index] as TokenSpan;
      if (sentence) found.push(...nameMentions(language, sentence, { paragraph, sentence: number, from, to }));
      number++;
    }
  }
  const cast = castOf(language, found);
  return { language, reader, cast, mentions: meantBy(language, cast, found), firstSentence };
}

function meantBy(language: Language, cast: Cast, found: readonly NameMention[]): Meant[] {
  let led = -1;
  let sourced = -1;
  return found.flatMap((mention) => {
    const named = cast.find(mention.words, mention.gender, { calledAs: calledIn(language, mention), at: mention });
    const lead = mention.subject && mention.sentence > led && mention.before?.tag.wordClass !== "SCONJ";
    if (lead) led = mention.sentence;
    const reported = sourced === mention.sentence;
    if (mention.speaks) sourced = mention.sentence;
    return named ? [{ ...mention, named, lead, reported }] : [];
  });
}

/** The tokens of a block. */
export const tokensOf = ({ reader }: Discourse, block: number): readonly ViewToken[] =>
  reader.paragraphs[block]?.tokens ?? [];

const MENTIONS_BACK = 150;

/** The mentions before a token of a paragraph, the nearest first. */
export function* mentionsBefore({ mentions }: Discourse, paragraph: number, token: number): Generator<Meant> {
  const last = lastBefore(mentions, paragraph, token);
  for (let at = last; at >= 0 && at > last - MENTIONS_BACK; at--) {
    const mention = mentions[at];
    if (mention) yield mention;
  }
}

/** Who is named behind a token in the rest of its sentence, which has that number. */
export function namedAfter(
  { mentions }: Discourse,
  paragraph: number,
  token: number,
  sentence: number,
): ReadonlySet<Named> {
  const named = new Set<Named>();
  for (let at = lastBefore(mentions, paragraph, token) + 1; mentions[at]?.sentence === sentence; at++)
    named.add((mentions[at] as Meant).named);
  return named;
}

/** The index of the last mention before a token, by bisection. */
function lastBefore(mentions: readonly Meant[], paragraph: number, token: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { paragraph: there, from } = mentions[middle] as Meant;
    if (there < paragraph || (there === paragraph && from < token)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The article-wide number of the sentence in which a token of a paragraph stands. */
export function sentenceNumber({ reader, firstSentence }: Discourse, paragraph: number, token: number): number {
  return (firstSentence[paragraph] ?? 0) + sentenceAt(reader.paragraphs[paragraph]?.sentences ?? [], token);
}

/** The index of the sentence that holds a token, by bisection. */
export function sentenceAt(sentences: readonly TokenSpan[], token: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (token < (sentences[middle]?.to ?? 0)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}
