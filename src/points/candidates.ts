import { contentStems, nameStems } from "../language/stems.ts";
import { blankSeparatedCount } from "../language/words.ts";
import type { TextRange } from "../model/article.ts";
import { cleanSentence, endsLoosely } from "./clean.ts";
import { trims } from "./compress/cuts.ts";
import { sentenceParts, withoutRanges } from "./compress/sentence-parts.ts";
import type { Features } from "./features.ts";
import { withoutTie } from "./opening.ts";
import { isPageFurniture } from "./page-furniture.ts";
import type { PointSource } from "./point-source.ts";
import { scored } from "./score.ts";
import { flawOf } from "./standing.ts";
import type { PlacedSentence } from "./term-statistics.ts";
import { wordingsOf } from "./wordings.ts";

/** One way to tell one sentence as a key point. */
export interface Candidate {
  /** The number of its source in the list given. */
  readonly source: number;
  /** Its evidence: one sentence, or two where the second points back at the first. */
  readonly sentences: readonly TextRange[];
  /** The number of the first sentence among the reporting sentences of all sources. */
  readonly index: number;
  /** The first sentence's place among the source's sentences that report, from 0. */
  readonly position: number;
  /** How many such sentences the source has. */
  readonly outOf: number;
  readonly text: string;
  /** Runs between blanks: what `--words` counts. */
  readonly words: number;
  /** The stems of its content words, each with the likelihood that a summary by a person has it. */
  readonly stems: ReadonlyMap<string, number>;
  /** Whether its sentence may be a caption. */
  readonly isLoose: boolean;
  /** How much it deserves to be told; comparable within one call only. */
  readonly score: number;
  readonly features: Features;
}

export type UnscoredCandidate = Omit<Candidate, "score" | "features" | "stems"> & {
  readonly stems: ReadonlySet<string>;
};

/** A sentence as it is counted in the statistics of its sources. */
export interface ReportedSentence extends PlacedSentence {
  readonly source: number;
  readonly text: string;
  readonly sentence: TextRange;
  readonly isLoose: boolean;
}

const MOST_SENTENCES = 400;

/**
 * The candidates for key points of one article or of several articles on one event, in the order of the sources and
 * their sentences. Every candidate can stand alone; one sentence may give several, of which `selectPoints` takes one.
 *
 *     const candidates = candidatesOf([{ text, sentences, title }, …]);
 *     const points = selectPoints(candidates, { points: 5, words: 125 });
 *     // each point: source (index into the list), sentences (its evidence), text
 */
export function candidatesOf(sources: readonly PointSource[]): Candidate[] {
  const reported = sources.flatMap(reportedSentences);
  const lengths = sources.map((_, source) => reported.filter((sentence) => sentence.source === source).length);
  const unscored = reported.flatMap((sentence, index) => {
    const outOf = lengths[sentence.source] ?? 1;
    const place = { index, outOf };
    return [...alone(sentence, place), ...withFollower(sentence, reported[index + 1], place)];
  });
  return scored(unscored, reported, sources);
}

function reportedSentences({ text, sentences }: PointSource, source: number): ReportedSentence[] {
  const reported: ReportedSentence[] = [];
  for (const sentence of sentences.slice(0, MOST_SENTENCES)) {
    const raw = text.slice(sentence.start, sentence.end);
    const cleaned = cleanSentence(raw);
    if (isPageFurniture(cleaned)) continue;
    const placed = { source, position: reported.length, sentence, isLoose: endsLoosely(raw) };
    reported.push({ ...placed, text: cleaned, stems: contentStems(cleaned), names: nameStems(cleaned) });
  }
  return reported;
}

interface Place {
  readonly index: number;
  readonly outOf: number;
}

const alone = (reported: ReportedSentence, place: Place): UnscoredCandidate[] =>
  wordingsOf(withoutTie(reported.text)).map((text) => candidate(text, reported, [reported.sentence], place));

/** "Anna Berg won the race. She had trained for a year.": a sentence that points back is told with the one before. */
function withFollower(
  reported: ReportedSentence,
  follower: ReportedSentence | undefined,
  place: Place,
): UnscoredCandidate[] {
  if (follower?.source !== reported.source || reported.isLoose || follower.isLoose) return [];
  const second = followerWording(follower.text);
  if (second === null) return [];
  const first = wordingsOf(withoutTie(reported.text)).at(0);
  const text = `${first} ${second}`;
  if (first === undefined || flawOf(text)) return [];
  return [candidate(text, reported, [reported.sentence, follower.sentence], place)];
}

/** A sentence that cannot stand alone for no other reason than that it points back; null otherwise. */
function followerWording(cleaned: string): string | null {
  const flaw = flawOf(cleaned);
  if (flaw !== "points-back" && flaw !== "pronoun") return null;
  return withoutRanges(cleaned, trims(sentenceParts(cleaned)));
}

function candidate(
  text: string,
  { source, position, isLoose }: ReportedSentence,
  sentences: readonly TextRange[],
  place: Place,
): UnscoredCandidate {
  const stems = new Set(contentStems(text));
  return { ...place, source, sentences, position, text, words: blankSeparatedCount(text), stems, isLoose };
}
