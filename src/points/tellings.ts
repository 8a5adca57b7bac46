import type { Language } from "../languages/language.ts";
import { isFirstPerson } from "../languages/pronouns.ts";
import { contentStems } from "../languages/terms/stems.ts";
import type { TextRange } from "../model/article.ts";
import { blankSeparatedCount, wordsOf } from "../text/words.ts";
import { trims } from "./compress/cuts.ts";
import { sentenceParts, withoutRanges } from "./compress/sentence-parts.ts";
import { flawOf } from "./flaw.ts";
import { withoutTie } from "./opening.ts";
import type { ReportedSentence } from "./reported.ts";
import { wordingsOf } from "./wordings.ts";

/** One way to tell one sentence, or two of which the second points back at the first, so that it stands alone. */
export interface Telling {
  /** The number of the first sentence among the reporting sentences of all sources. */
  readonly index: number;
  readonly source: number;
  readonly language: Language;
  /** Its evidence: one sentence or two. */
  readonly sentences: readonly TextRange[];
  /** The first sentence's place among the source's sentences that report, from 0. */
  readonly position: number;
  /** How many such sentences the source has. */
  readonly outOf: number;
  readonly text: string;
  /** Runs between blanks: what `--words` counts. */
  readonly words: number;
  /** The stems of its content words. */
  readonly stems: ReadonlySet<string>;
}

/**
 * The ways to tell the reporting sentence with a number; none where it cannot stand alone. With `shortened`, asides and
 * tails are left out in turn; without, only where nothing fuller can stand.
 */
export function tellingsOf(reported: readonly ReportedSentence[], index: number, shortened: boolean): Telling[] {
  const sentence = reported[index];
  if (!sentence || sentence.isSpoken) return [];
  const { language, reportDay } = sentence;
  const wordings = wordingsOf(withoutTie(sentence.text, language), language, { shortened, reportDay });
  const [fullest] = wordings;
  if (fullest === undefined) return [];
  const alone = wordings.map((text) => telling(text, index, sentence, [sentence.sentence]));
  const follower = reported[index + 1];
  const pair = follower && pairText(fullest, sentence, follower);
  return follower && pair ? [...alone, telling(pair, index, sentence, [sentence.sentence, follower.sentence])] : alone;
}

/** "Anna Berg won the race. She had trained for a year.": null where the second has no need of the first. */
function pairText(first: string, sentence: ReportedSentence, follower: ReportedSentence): string | null {
  if (follower.source !== sentence.source || sentence.isLoose || follower.isLoose || follower.isSpoken) return null;
  const { language, reportDay } = sentence;
  if (opensWithSpeakersOwn(follower.text, language)) return null;
  const flaw = flawOf(follower.text, language);
  if (flaw !== "points-back" && flaw !== "pronoun") return null;
  const text = `${first} ${withoutRanges(follower.text, trims(sentenceParts(follower.text, language), reportDay))}`;
  return flawOf(text, language) ? null : text;
}

/** "“We shall …,” said Anna Berg": who that is, comes behind it and not before. */
function opensWithSpeakersOwn(sentence: string, language: Language): boolean {
  const [first] = wordsOf(sentence.slice(0, OPENING));
  return first !== undefined && first.start > 0 && isFirstPerson(first.lower, language);
}

const OPENING = 30;

function telling(
  text: string,
  index: number,
  { source, position, outOf, language }: ReportedSentence,
  sentences: readonly TextRange[],
): Telling {
  const stems = new Set(contentStems(text, language));
  return { index, source, language, sentences, position, outOf, text, words: blankSeparatedCount(text), stems };
}
