import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoryPoint } from "../../model/story.ts";
import type { Candidate } from "../../points/candidates.ts";
import { type PublishedSource, soundCandidates } from "../../points/choices.ts";
import { sharesSentence } from "../../points/overlap.ts";
import { blankSeparatedCount } from "../../text/words.ts";
import { conceptsOf, conceptWeights, type VoicedSentence } from "./concepts.ts";
import { excerptOf } from "./excerpt.ts";
import { overtakenIn } from "./overtaken.ts";
import { createSupport } from "./support.ts";
import { type ToldAgain, toldAgain } from "./told-again.ts";

export interface PointLimits {
  readonly points: number;
  /** At most this many words over all points; null for no limit. */
  readonly words: number | null;
}

/** One way to tell one sentence, with the concepts that it tells. */
interface Choice {
  readonly candidate: Candidate;
  readonly concepts: readonly string[];
}

/** Of a story told by very many, so many voices are heard. */
const MOST_VOICES = 30;
const MOST_SENTENCES = 80;
/** What a concept that was told before still counts. */
const TOLD_AGAIN = 0.1;
/** How much the length of a point counts against it: more where the points take up much of what there is to tell. */
const LENGTH_POWER = 0.1;
/** The points of a story are hardly longer than its articles are on average. */
const MOST_OF_AN_ARTICLE = 1.15;

/** A candidate that is told, and who chose it. */
export interface ToldCandidate extends Pick<StoryPoint, "by" | "outcome"> {
  readonly candidate: Candidate;
}

/** Makes the points of one story. */
export interface PointMaker {
  /** Each voice of the story once. */
  readonly sources: readonly (PublishedSource & Article)[];
  readonly candidates: readonly Candidate[];
  /** The limits, and what the articles' own length allows. */
  within(limits: PointLimits): PointLimits;
  /** What the rules choose within limits. */
  byRules(limits: PointLimits): Candidate[];
  /** Candidates as points, with the outlets that say the same, in the order of the reports. */
  told(chosen: readonly ToldCandidate[]): StoryPoint[];
}

/** `voiceOf`: see `voicesOf`. `candidatesOf`: the candidates of the story's voices. */
export function pointMaker(
  articles: readonly ReadArticle[],
  voiceOf: readonly number[],
  candidatesOf: (sources: PointMaker["sources"]) => readonly Candidate[] = (each) => soundCandidates(each),
): PointMaker {
  const voices = articles.filter((_, node) => voiceOf[node] === node).slice(0, MOST_VOICES);
  const sources = voices.map(({ article, reading: { sentences } }) => ({ ...article, sentences }));
  const isOvertaken = overtakenIn(articles);
  const candidates = candidatesOf(sources).filter(({ source, text }) => {
    const own = sources[source];
    return own === undefined || !isOvertaken(text, own);
  });
  const lengths = voices.map(({ reading }) => reading.sentences.length);
  const support = createSupport(articles);
  return {
    sources,
    candidates,
    within: ({ points, words }) => ({ points, words: roomFor(voices, words).words }),
    byRules: ({ points, words }) => {
      const choices = candidates.map((candidate) => ({ candidate, concepts: conceptsOf(candidate.text) }));
      const weights = conceptWeights(voicedSentences(voices), voices.length);
      return choose(choices, weights, points, roomFor(voices, words), toldAgain(sources)).map(
        ({ candidate }) => candidate,
      );
    },
    told: (chosen) =>
      inOrder(chosen, lengths).flatMap((each) => {
        const read = voices[each.candidate.source];
        return read ? [pointOf(each, read, support)] : [];
      }),
  };
}

/** What the articles of a story say together: each point from one article, with the outlets that say the same. */
export function mergePoints(
  articles: readonly ReadArticle[],
  voiceOf: readonly number[],
  limits: PointLimits,
): StoryPoint[] {
  const maker = pointMaker(articles, voiceOf);
  return maker.told(maker.byRules(limits).map((candidate) => ({ candidate, by: "rules" })));
}

/** Every sentence counts, also those that cannot stand alone. */
function* voicedSentences(voices: readonly ReadArticle[]): Generator<VoicedSentence> {
  for (const [voice, { article, reading }] of voices.entries()) {
    for (const [position, { start, end }] of reading.sentences.slice(0, MOST_SENTENCES).entries()) {
      yield { voice, position, text: article.text.slice(start, end) };
    }
  }
}

interface Room {
  readonly words: number;
  /** Of all words of the articles, the share that the points may take. */
  readonly share: number;
}

function roomFor(voices: readonly ReadArticle[], limit: number | null): Room {
  const lengths = voices.map(({ article }) => blankSeparatedCount(article.text));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const most = Math.ceil((MOST_OF_AN_ARTICLE * total) / Math.max(1, voices.length));
  const words = Math.min(most, limit ?? most);
  return { words, share: words / Math.max(1, total) };
}

/** Greedily the choice that tells most that is new: maximal coverage of weighted concepts. */
function choose(
  choices: readonly Choice[],
  weights: ReadonlyMap<string, number>,
  most: number,
  { words, share }: Room,
  isToldAgain: ToldAgain,
): Choice[] {
  const chosen: Choice[] = [];
  const told = new Set<string>();
  const power = LENGTH_POWER + share;
  let left = words;
  const open = new Set(choices);
  const worth = ({ candidate, concepts }: Choice): number => {
    if (candidate.words > left || chosen.some((other) => sharesSentence(other.candidate, candidate))) return 0;
    const gain = concepts.reduce(
      (sum, concept) => sum + (weights.get(concept) ?? 0) * (told.has(concept) ? TOLD_AGAIN : 1),
      0,
    );
    return gain / candidate.words ** power;
  };
  while (chosen.length < most) {
    const best = highest([...open], worth);
    if (best === null) break;
    chosen.push(best);
    left -= best.candidate.words;
    for (const concept of best.concepts) told.add(concept);
    for (const choice of open) if (isToldAgain(choice.candidate, best.candidate)) open.delete(choice);
  }
  return chosen;
}

function highest(choices: readonly Choice[], worth: (choice: Choice) => number): Choice | null {
  let best: Choice | null = null;
  let most = 0;
  for (const choice of choices) {
    const value = worth(choice);
    if (value > most) [best, most] = [choice, value];
  }
  return best;
}

/** As the reports go: what stands early comes first. The sort is stable. */
function inOrder(chosen: readonly ToldCandidate[], lengths: readonly number[]): ToldCandidate[] {
  const depth = ({ candidate }: ToldCandidate) => candidate.position / Math.max(1, lengths[candidate.source] ?? 1);
  return [...chosen].sort((one, other) => depth(one) - depth(other));
}

function pointOf(
  { candidate, ...chosen }: ToldCandidate,
  read: ReadArticle,
  support: ReturnType<typeof createSupport>,
): StoryPoint {
  const own = candidate.sentences.map((sentence) => excerptOf(read.article, sentence));
  const others = support.of(candidate.text, read.article);
  const outlets = [...own, ...others].flatMap(({ outlet }) => (outlet === null ? [] : [outlet]));
  return { text: candidate.text, ...chosen, evidence: [...own, ...others], outlets: [...new Set(outlets)] };
}
