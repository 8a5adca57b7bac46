import type { Language } from "../languages/language.ts";
import type { ShownText } from "../model/choice.ts";
import { addressesReader, isInstruction } from "./addressing.ts";
import { type Candidate, type CandidateOptions, candidatesOf } from "./candidates.ts";
import { saySame, sharesSentence } from "./overlap.ts";
import type { PointSource } from "./point-source.ts";
import { isSupported } from "./support/support.ts";

/** A source of which is known who published it. */
export interface PublishedSource extends PointSource {
  readonly outlet: string | null;
}

/** So many are shown to a model: about a thousand tokens. */
const MOST_SHOWN = 40;

/** The candidates of sources that are cut from their sentences and say what these say; none tells its reader what to do. */
export const soundCandidates = (sources: readonly PointSource[], options?: CandidateOptions): Candidate[] =>
  candidatesOf(sources, options).filter((candidate) => {
    const text = sources[candidate.source]?.text ?? "";
    return (
      isSupported({ text: candidate.text, evidence: candidate.sentences }, text, candidate.language) &&
      !says(candidate, text, isInstruction)
    );
  });

/** The sound candidates for a model's choice: none speaks to its reader, who may be the model. */
export const choosableCandidates = (sources: readonly PointSource[]): Candidate[] =>
  soundCandidates(sources).filter(
    (candidate) => !says(candidate, sources[candidate.source]?.text ?? "", addressesReader),
  );

const says = (
  { sentences, language }: Candidate,
  text: string,
  test: (sentence: string, language: Language) => boolean,
): boolean => sentences.some(({ start, end }) => test(text.slice(start, end), language));

/**
 * Of candidates those that a model is shown, the rules' best first: of each sentence its fullest telling, its shortest one
 * and the one with the sentence that follows it, as far as there are such; of sentences that say the same the best one.
 */
export function shownAmong(candidates: readonly Candidate[]): Candidate[] {
  const bySentence = Map.groupBy(candidates, ({ index }) => index);
  const shown: Candidate[] = [];
  for (const candidate of [...bySentence.values()].flatMap(fewTellings).sort((one, other) => other.score - one.score)) {
    if (shown.length >= MOST_SHOWN) break;
    const isNew = shown.every((other) => sharesSentence(candidate, other) || !saySame(candidate, other));
    if (isNew) shown.push(candidate);
  }
  return shown;
}

/** A candidate as a model is shown it. */
export function shownOf({ text, source }: Candidate, sources: readonly PublishedSource[]): ShownText {
  const { outlet = null, publishedAt = null } = sources[source] ?? {};
  return { text, outlet, day: publishedAt?.slice(0, "YYYY-MM-DD".length) ?? null };
}

function fewTellings(tellings: readonly Candidate[]): Candidate[] {
  const alone = tellings.filter(({ sentences }) => sentences.length === 1);
  const [fullest] = alone;
  const shortest = alone.reduce<Candidate | undefined>(
    (least, each) => (least && least.words <= each.words ? least : each),
    undefined,
  );
  const few = [fullest, shortest, ...tellings.filter(({ sentences }) => sentences.length > 1)];
  return [...new Set(few.filter((telling) => telling !== undefined))];
}
