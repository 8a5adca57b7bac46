import { contentStems } from "../../language/stems.ts";
import { blankSeparatedCount, wordsOf } from "../../language/words.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoryExcerpt, StoryPoint } from "../../model/story.ts";
import { cleanSentence } from "../../points/clean.ts";
import { withoutTie } from "../../points/opening.ts";
import { wordingsOf } from "../../points/wordings.ts";

export interface PointLimits {
  readonly points: number;
  readonly words: number | null;
}

interface Candidate {
  readonly node: number;
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: number;
  readonly concepts: readonly string[];
}

const MOST_SENTENCES = 60;
const POSITION_SCALE = 6;
const BIGRAM_SHARE = 0.7;
const UNIGRAM_SHARE = 1;
const LENGTH_POWER = 0.4;
const CONSENSUS_POWER = 1.4;
const AGAIN = 0.15;
const POSITION_PRIOR = 0.3;

/** What the articles of a story say together: each point from one article, with the outlets that say the same. */
export function mergePoints(
  articles: readonly ReadArticle[],
  voiceOf: readonly number[],
  limits: PointLimits,
): StoryPoint[] {
  const candidates = articles.flatMap((read, node) => candidatesOf(read, node));
  const weights = conceptWeights(candidates, voiceOf);
  const chosen = choose(candidates, weights, limits);
  return chosen.map((candidate) => pointOf(candidate, articles));
}

function candidatesOf({ article, reading }: ReadArticle, node: number): Candidate[] {
  return reading.sentences.slice(0, MOST_SENTENCES).flatMap(({ start, end }, position) => {
    const cleaned = withoutTie(cleanSentence(article.text.slice(start, end)));
    return wordingsOf(cleaned).map((text) => ({
      node,
      position,
      start,
      end,
      text,
      words: blankSeparatedCount(text),
      concepts: conceptsOf(text),
    }));
  });
}

/** Content stems, and pairs of neighbouring words of which one carries matter. */
function conceptsOf(text: string): string[] {
  const stems = contentStems(text);
  const pairs = stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`);
  return [...new Set([...stems, ...pairs])];
}

function conceptWeights(candidates: readonly Candidate[], voiceOf: readonly number[]): Map<string, number> {
  const byVoice = new Map<string, Map<number, number>>();
  for (const { node, position, concepts } of candidates) {
    const worth = 1 / (1 + position / POSITION_SCALE);
    const voice = voiceOf[node] ?? node;
    for (const concept of concepts) {
      let voices = byVoice.get(concept);
      if (!voices) {
        voices = new Map();
        byVoice.set(concept, voices);
      }
      voices.set(voice, Math.max(voices.get(voice) ?? 0, worth));
    }
  }
  return new Map(
    [...byVoice].map(([concept, voices]) => {
      const sum = [...voices.values()].reduce((total, worth) => total + worth, 0);
      return [concept, sum ** CONSENSUS_POWER * (concept.includes(" ") ? BIGRAM_SHARE : UNIGRAM_SHARE)];
    }),
  );
}

function choose(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
  { points, words }: PointLimits,
): Candidate[] {
  const chosen: Candidate[] = [];
  const told = new Set<string>();
  let left = words ?? Number.POSITIVE_INFINITY;
  while (chosen.length < points) {
    let best: Candidate | null = null;
    let high = 0;
    for (const candidate of candidates) {
      if (candidate.words > left || chosen.some((c) => c.node === candidate.node && c.start === candidate.start))
        continue;
      let gain = 0;
      for (const concept of candidate.concepts) gain += (weights.get(concept) ?? 0) * (told.has(concept) ? AGAIN : 1);
      const prior = 1 + POSITION_PRIOR / (1 + candidate.position);
      const score = (gain * prior) / candidate.words ** LENGTH_POWER;
      if (score > high) [best, high] = [candidate, score];
    }
    if (!best) break;
    chosen.push(best);
    left -= best.words;
    for (const concept of best.concepts) told.add(concept);
  }
  return chosen;
}

function pointOf(candidate: Candidate, articles: readonly ReadArticle[]): StoryPoint {
  const evidence = [excerptOf(candidate, articles[candidate.node])].filter((excerpt) => excerpt !== null);
  return {
    text: candidate.text,
    by: "rules",
    evidence,
    outlets: evidence.flatMap(({ outlet }) => (outlet ? [outlet] : [])),
  };
}

function excerptOf({ start, end }: Candidate, read: ReadArticle | undefined): StoryExcerpt | null {
  if (!read) return null;
  const { id, outlet, url, text } = read.article;
  return { articleId: id, outlet, url, start, end, text: text.slice(start, end) };
}
void wordsOf;
