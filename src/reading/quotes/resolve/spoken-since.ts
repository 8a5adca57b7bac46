import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import type { Speaker } from "../../../model/reading.ts";
import type { Attribution } from "../attribution/attribution.ts";
import { type Discourse, sentenceAt, tokensOf } from "./discourse.ts";

/**
 * Whether somebody else is told to say something between the words that name a speaker and what is said; with a pronoun
 * as early as in the sentence before: "The lamp is lit, says her uncle. “She …,” he said." Words by which one quotation
 * had its speaker leave another one in the same doubt.
 */
export function isSpokenSince(
  discourse: Discourse,
  { block, speaker: phrase, isCarried }: Attribution,
  { name, mention }: Pick<Speaker, "name" | "mention">,
  last: Speaker | null,
): boolean {
  if (!mention || !last?.mention) return false;
  if (last.mention.start === mention.start) return last.doubtful === true;
  if (last.name === name) return false;
  if (isCarried && last.mention.start > mention.end) return true;
  const isBefore = last.mention.end <= mention.start;
  return phrase.pronoun && isBefore && last.mention.start >= startOfSentenceBefore(discourse, block, phrase);
}

/** Where the sentence before that of a phrase begins, be it in the paragraph before; an offset into the text. */
function startOfSentenceBefore(discourse: Discourse, block: number, { head }: NounPhrase): number {
  const { paragraphs } = discourse.reader;
  const index = sentenceAt(paragraphs[block]?.sentences ?? [], head) - 1;
  const there = index >= 0 ? block : block - 1;
  const sentence = paragraphs[there]?.sentences.at(index);
  return tokensOf(discourse, there)[sentence?.from ?? 0]?.start ?? 0;
}
