import type { WeightTable } from "../../src/languages/analysis/weights.ts";
import { type Candidate, candidatesFor, saysClause } from "../../src/reading/quotes/attribution/candidates.ts";
import { quotePlaces } from "../../src/reading/quotes/attribution/choose.ts";
import {
  candidateFeatures,
  nobodyFeatures,
  quoteTraits,
  unnamedFeatures,
} from "../../src/reading/quotes/attribution/features.ts";
import { type AnnotatedQuote, overlap, type ReadAnnotated, speakerTest, trimmedRange, withOwn } from "./annotated.ts";
import { type Choice, countFeatures, learnRounds, Ranking } from "./ranking.ts";

/** Nobody's words that are given to somebody are dearer than a speaker missed. */

const COST = { wrongSpeaker: 8, wrongCue: 1, unnamed: 8, missed: 6, nobodys: 20, nobodysInExamples: 13 };
/** A candidate by the annotated cue is the better one of those with the right speaker. */
const ALIKE = 0.5;

/** What people say of a quotation: whose it is, or that it is nobody's; undefined where they say nothing. */
type Verdict = AnnotatedQuote | "nobody" | undefined;

interface AnnotatedPlace {
  readonly place: ReturnType<typeof quotePlaces> extends Generator<infer P> ? P : never;
  readonly verdict: Verdict;
}

/** Learns which of the ways to attribute a quotation is right, or that it is nobody's. */
export function learnAttributions(articles: readonly ReadAnnotated[]): WeightTable {
  const marked = articles.map((article) => ({ article, places: placesOf(article) }));
  const ranking = new Ranking(countFeatures(allFeatures(marked)));
  learnRounds(ranking, marked, ({ article, places }) => learnArticle(ranking, article, places));
  return ranking.table("attributed");
}

function placesOf(read: ReadAnnotated): AnnotatedPlace[] {
  const { text, quotes, nonSpeech } = read.article;
  const spoken = quotes
    .filter(({ type, nested }) => type !== "indirect" && !nested)
    .flatMap((quote) => quote.quoted.map(([start, end]) => ({ quote, range: trimmedRange(text, { start, end }) })));
  const nobodys = nonSpeech.map(([start, end]) => trimmedRange(text, { start, end }));
  return [...quotePlaces(read.reader)].map((place) => {
    const range = trimmedRange(text, place.token.region);
    const [best] = spoken.toSorted((a, b) => overlap(b.range, range) - overlap(a.range, range));
    if (best && overlap(best.range, range) >= ALIKE) return { place, verdict: best.quote };
    const isNobodys = nobodys.some((other) => overlap(other, range) >= ALIKE);
    return { place, verdict: isNobodys ? "nobody" : undefined };
  });
}

function* allFeatures(
  marked: readonly { article: ReadAnnotated; places: readonly AnnotatedPlace[] }[],
): Generator<readonly number[]> {
  for (const { article, places } of marked) {
    let previous: Candidate | null = null;
    for (const { place, verdict } of places) {
      const traits = quoteTraits(article.reader, place);
      yield withOwn(article, nobodyFeatures(traits));
      yield withOwn(article, unnamedFeatures(traits));
      const candidates = candidatesFor(article.reader, place, previous);
      for (const candidate of candidates)
        yield withOwn(article, candidateFeatures(article.reader, place, traits, candidate));
      previous = rightOne(article, verdict, candidates) ?? previous;
    }
  }
}

function rightOne(article: ReadAnnotated, verdict: Verdict, candidates: readonly Candidate[]): Candidate | null {
  if (verdict === undefined || verdict === "nobody") return null;
  const isSpeaker = speakerTest(article, verdict);
  const right = candidates.filter(({ block, phrase }) => isSpeaker(block, phrase.head));
  return right.find((candidate) => hasCue(article, verdict, candidate)) ?? right[0] ?? null;
}

function hasCue({ reader }: ReadAnnotated, { cueSpan }: AnnotatedQuote, { block, cue }: Candidate): boolean {
  const token = reader.paragraphs[block]?.tokens[cue.from];
  return token !== undefined && !!cueSpan && token.start >= cueSpan[0] && token.start < cueSpan[1];
}

function learnArticle(ranking: Ranking, article: ReadAnnotated, places: readonly AnnotatedPlace[]): void {
  let previous: Candidate | null = null;
  for (const { place, verdict } of places) {
    const candidates = candidatesFor(article.reader, place, previous);
    const right = rightOne(article, verdict, candidates);
    if (verdict && (verdict === "nobody" || right || !verdict.speakerSpan))
      ranking.learn(choicesOf(article, place, verdict, candidates));
    previous = right ?? previous;
  }
}

/** All that may be said of a quotation: that it is nobody's, that nobody is named, and each candidate. */
function choicesOf(
  article: ReadAnnotated,
  place: AnnotatedPlace["place"],
  verdict: AnnotatedQuote | "nobody",
  candidates: readonly Candidate[],
): Choice[] {
  const traits = quoteTraits(article.reader, place);
  const isNobodys = verdict === "nobody";
  const wrong = isNobodys ? costOfNobodys(article) : COST.wrongSpeaker;
  const choice = (features: number[], isRight: boolean, cost: number): Choice => ({
    features: withOwn(article, features),
    isRight,
    cost,
  });
  const isUnnamed = verdict !== "nobody" && !verdict.speakerSpan;
  const unnamed = choice(unnamedFeatures(traits), isUnnamed, isNobodys ? wrong : COST.unnamed);
  const costs = isNobodys ? candidates.map(() => wrong) : costsOf(article, verdict, candidates);
  return [
    choice(nobodyFeatures(traits), isNobodys, COST.missed),
    ...(saysClause(place) ? [unnamed] : []),
    ...candidates.map((candidate, index) =>
      choice(candidateFeatures(article.reader, place, traits, candidate), costs[index] === 0, costs[index] ?? wrong),
    ),
  ];
}

/** What it costs to take each candidate: nothing where the speaker is right, and the cue where one of these has it. */
function costsOf(article: ReadAnnotated, verdict: AnnotatedQuote, candidates: readonly Candidate[]): number[] {
  const isSpeaker = speakerTest(article, verdict);
  const named = candidates.map(({ block, phrase }) => isSpeaker(block, phrase.head));
  const cued = candidates.map((candidate, index) => named[index] === true && hasCue(article, verdict, candidate));
  const anyCued = cued.includes(true);
  return candidates.map((_, index) => {
    if (!named[index]) return COST.wrongSpeaker;
    return anyCued && !cued[index] ? COST.wrongCue : 0;
  });
}

const costOfNobodys = ({ marksThoughts }: ReadAnnotated): number =>
  marksThoughts ? COST.nobodys : COST.nobodysInExamples;
