import type { WeightTable } from "../../src/languages/analysis/weights.ts";
import type { CueSource } from "../../src/reading/quotes/attribution/candidates.ts";
import { cuesOf } from "../../src/reading/quotes/attribution/cues.ts";
import {
  type ContentCandidate,
  contentCandidates,
  reportingSources,
} from "../../src/reading/quotes/indirect/candidates.ts";
import { isClause } from "../../src/reading/quotes/indirect/clause.ts";
import { contentFeatures, nothingReportedFeatures } from "../../src/reading/quotes/indirect/features.ts";
import type { TokenSpan } from "../../src/reading/quotes/view.ts";
import { type AnnotatedQuote, overlap, type ReadAnnotated, speakerTest, trimmedRange, withOwn } from "./annotated.ts";
import { type Choice, countFeatures, learnRounds, Ranking } from "./ranking.ts";

const COST = { wrongContent: 8, missed: 10, nothingSaid: 4 };
const ALIKE = 0.85;

/** What each cue of an article may report, with what is right. */
type CueChoices = readonly Choice[];

/** Learns what a cue reports without quote marks, or that it reports nothing. */
export function learnContents(articles: readonly ReadAnnotated[]): WeightTable {
  const items = articles.map(choicesOf);
  const ranking = new Ranking(countFeatures(items.flat(2).map(({ features }) => features)));
  learnRounds(ranking, items, (cues) => {
    for (const choices of cues) ranking.learn(choices);
  });
  return ranking.table("reported");
}

function choicesOf(article: ReadAnnotated): CueChoices[] {
  const { reader } = article;
  const reported = article.article.quotes.filter(
    (quote) => quote.type === "indirect" && !quote.nested && isSpeech(article, quote),
  );
  return reader.paragraphs.flatMap(({ sentences }, block) =>
    sentences.flatMap((_, sentence) => {
      const byCue = Map.groupBy(reportingSources(reader, block, sentence), ({ cue }) => cue);
      return [...byCue.values()].map((sources) => choicesOfCue(article, reported, sources));
    }),
  );
}

/** Whether a cue plainly reports words. Where the annotators marked reports of every kind, only those are learnt from. */
function isSpeech({ reader, marksThoughts }: ReadAnnotated, { cueSpan }: AnnotatedQuote): boolean {
  if (!cueSpan || !marksThoughts) return true;
  const [start, end] = cueSpan;
  const { tokens = [] } =
    reader.paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end) ?? {};
  const from = tokens.findIndex((token) => token.start >= start);
  const to = tokens.findLastIndex((token) => token.start < end) + 1;
  return cuesOf(reader.language, { from, to, tokens, phrases: [], subjectOf: () => null }).some(
    ({ kind, verb }) => kind === "phrase" || verb?.isPlain,
  );
}

function choicesOfCue(
  article: ReadAnnotated,
  reported: readonly AnnotatedQuote[],
  sources: readonly CueSource[],
): CueChoices {
  const { language } = article.reader;
  const candidates = sources.flatMap((source) => contentCandidates(language, source));
  const right = candidates.map((candidate) => isRight(article, reported, candidate));
  const isAny = right.includes(true);
  const nothing: Choice = {
    features: withOwn(article, nothingReportedFeatures(language, sources[0] as CueSource)),
    isRight: !isAny,
    cost: COST.missed,
  };
  const cost = isAny ? COST.wrongContent : COST.nothingSaid;
  const contents = candidates.map(
    (candidate, index): Choice => ({
      features: withOwn(article, contentFeatures(language, candidate)),
      isRight: right[index] === true,
      cost,
    }),
  );
  return [nothing, ...contents];
}

function isRight(article: ReadAnnotated, reported: readonly AnnotatedQuote[], candidate: ContentCandidate): boolean {
  const { text } = article.article;
  const { tokens } = candidate.source.sentence;
  const isReported = ({ from, to }: TokenSpan): boolean => {
    const range = trimmedRange(text, { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
    return reported.some((quote) => {
      const [start, end] = quote.contentSpan;
      if (overlap(trimmedRange(text, { start, end }), range) < ALIKE) return false;
      return speakerTest(article, quote)(candidate.source.block, candidate.source.phrase.head);
    });
  };
  const { spans } = candidate;
  if (spans.every(isReported)) return true;
  // Some annotators mark a predicate without the subject that the attribution parts from it.
  const [subject, predicate] = spans as readonly [TokenSpan, TokenSpan?];
  return predicate !== undefined && !isClause(tokens, subject) && isReported(predicate);
}
