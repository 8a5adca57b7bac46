import type { Language } from "../../languages/language.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoryExcerpt, StoryPoint } from "../../model/story.ts";
import type { Candidate } from "../../points/candidates.ts";
import { type PublishedSource, soundCandidates } from "../../points/choices.ts";
import { blankSeparatedCount } from "../../text/words.ts";
import { type Choice, chooseClear, type Room } from "./choose.ts";
import { conceptsOf, conceptWeights, type VoicedSentence } from "./concepts.ts";
import { excerptOf } from "./excerpt.ts";
import { bestHeadline, oldAmong } from "./headline.ts";
import { inLanguage, languageTold } from "./language-told.ts";
import { overtakenIn } from "./overtaken.ts";
import { strangersAmong } from "./strangers.ts";
import { createSupport, type Support } from "./support.ts";
import { type Repetition, repetitionAmong } from "./told-again.ts";
import { firstUnexplained } from "./unexplained.ts";

export interface PointLimits {
  readonly points: number;
  /** At most this many words over all points; null for no limit. */
  readonly words: number | null;
  /** See `StoryLimits`. */
  readonly languages?: readonly string[] | undefined;
}

/** Of a story told by very many, so many voices are heard. */
const MOST_VOICES = 30;
const MOST_SENTENCES = 80;
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

/** `voiceOf`: see `voicesOf`. `toldIn`: the language of the points. `candidatesOf`: the candidates of the story's voices. */
export function pointMaker(
  articles: readonly ReadArticle[],
  voiceOf: readonly number[],
  toldIn: string | null,
  candidatesOf: (sources: PointMaker["sources"]) => readonly Candidate[] = (each) => soundCandidates(each),
): PointMaker {
  const strangers = strangersAmong(articles);
  const own = articles.filter(({ article }, node) => voiceOf[node] === node && !strangers.has(article.id));
  const voices = inLanguage(own, toldIn).slice(0, MOST_VOICES);
  const sources = voices.map(({ article, reading: { sentences } }) => ({ ...article, sentences }));
  const isOvertaken = overtakenIn(articles);
  const support = createSupport(articles);
  const isTold = ({ source, text, position }: Candidate): boolean => {
    const own = voices[source];
    if (own === undefined) return true;
    return !isOvertaken(text, own.article) && (position === 0 || !support.isOnlySaid(text, own.article));
  };
  const candidates = candidatesOf(sources).filter(isTold);
  const repetition = repetitionAmong(sources);
  const pointsOf = (chosen: readonly ToldCandidate[]) => sidesTogether(inOrder(chosen, voices, support), repetition);
  return {
    sources,
    candidates,
    within: ({ points, words }) => ({ points, words: roomFor(voices, words).words }),
    byRules: ({ points, words }) => {
      const known = bestHeadline(voices) ?? "";
      const firstUnclear = (chosen: readonly Candidate[]): Candidate | null => {
        const inTurn = pointsOf(chosen.map((candidate) => ({ candidate, by: "" }))).map(({ candidate }) => candidate);
        return firstUnexplained(inTurn, known, sources);
      };
      const choices = candidates.map((candidate): Choice => {
        const language = readLanguage(sources[candidate.source]?.language ?? null);
        return { candidate, concepts: conceptsOf({ text: candidate.text, language }) };
      });
      const weights = conceptWeights(voicedSentences(voices), voices.length);
      const room = { ...roomFor(voices, words), points };
      return chooseClear(choices, { weights, room, repetition, firstUnclear });
    },
    told: (chosen) => pointsOf(chosen).map(({ point }) => point),
  };
}

/** What the articles of a story say together: each point from one article, with the outlets that say the same. */
export function mergePoints(
  articles: readonly ReadArticle[],
  voiceOf: readonly number[],
  limits: PointLimits,
): StoryPoint[] {
  const maker = pointMaker(articles, voiceOf, languageTold(articles, limits.languages));
  return maker.told(maker.byRules(limits).map((candidate) => ({ candidate, by: "rules" })));
}

/** Every sentence counts, also those that cannot stand alone. */
function* voicedSentences(voices: readonly ReadArticle[]): Generator<VoicedSentence> {
  for (const [voice, { article, reading }] of voices.entries()) {
    const language = readLanguage(article.language);
    for (const [position, { start, end }] of reading.sentences.slice(0, MOST_SENTENCES).entries()) {
      yield { voice, position, text: article.text.slice(start, end), language };
    }
  }
}

function roomFor(voices: readonly ReadArticle[], limit: number | null): Room {
  const lengths = voices.map(({ article }) => blankSeparatedCount(article.text));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const most = Math.ceil((MOST_OF_AN_ARTICLE * total) / Math.max(1, voices.length));
  const words = Math.min(most, limit ?? most);
  return { words, mostWords: limit ?? Number.POSITIVE_INFINITY, share: words / Math.max(1, total) };
}

interface Placed {
  readonly candidate: Candidate;
  readonly point: StoryPoint;
  readonly depth: number;
  /** Its place in the choice, from 0. */
  readonly rank: number;
}

/** As the reports go: what stands early in one of those that tell it comes first. The sort is stable. */
function inOrder(chosen: readonly ToldCandidate[], voices: readonly ReadArticle[], support: Support): Placed[] {
  const placed = chosen.flatMap((each, rank): Placed[] => {
    const read = voices[each.candidate.source];
    if (!read) return [];
    const point = pointOf(each, read, support);
    const own = each.candidate.position / Math.max(1, read.reading.sentences.length);
    const others = point.evidence
      .filter(({ text }) => isMostlyTold(text, point.text, readLanguage(read.article.language)))
      .map(depthIn(voices));
    return [{ candidate: each.candidate, point, depth: Math.min(own, ...others), rank }];
  });
  const ordered = newsFirst(placed.sort((one, other) => one.depth - other.depth));
  return freshFirst(ordered, voices);
}

/** A first point that was chosen so late may only set a scene: then the point that tells most comes first. */
const SETS_SCENE = 2;

function newsFirst(placed: readonly Placed[]): Placed[] {
  const news = placed.find(({ rank }) => rank === 0);
  const [first] = placed;
  if (!news || !first || first.rank < SETS_SCENE || first.candidate.source === news.candidate.source)
    return [...placed];
  return [news, ...placed.filter((point) => point !== news)];
}

/** Nobody opens with what was news before the latest reports, where one of those opens with something too. */
function freshFirst(placed: readonly Placed[], voices: readonly ReadArticle[]): Placed[] {
  const isOld = oldAmong(voices);
  const [first] = placed;
  const isOldPoint = ({ candidate }: Placed): boolean => isOld(voices[candidate.source]?.article ?? null);
  const fresh = placed.find((point) => !isOldPoint(point) && point.depth <= OPENS);
  if (!first || !fresh || !isOldPoint(first)) return [...placed];
  return [fresh, ...placed.filter((point) => point !== fresh)];
}

/** What stands so far down in its report still opens it. */
const OPENS = 0.1;

/** What is told otherwise stands right behind what it disputes: behind the one that was chosen first. */
function sidesTogether(placed: readonly Placed[], repetition: Repetition): Placed[] {
  const ordered = [...placed];
  for (const one of placed.toSorted((first, second) => first.rank - second.rank)) {
    for (const other of placed.filter(({ rank }) => rank > one.rank)) {
      if (repetition(other.candidate, one.candidate) !== "disputes") continue;
      ordered.splice(ordered.indexOf(other), 1);
      ordered.splice(ordered.indexOf(one) + 1, 0, other);
    }
  }
  return ordered;
}

/** Whether a point tells a good part of what a sentence says, so that it stands for it. */
function isMostlyTold(sentence: string, point: string, language: Language): boolean {
  const stems = new Set(contentStems(sentence, language));
  return stems.intersection(new Set(contentStems(point, language))).size >= MOSTLY * stems.size;
}

const MOSTLY = 0.3;

/** How far down in its article an excerpt stands, from 0 to 1. */
const depthIn =
  (voices: readonly ReadArticle[]) =>
  ({ articleId, start }: StoryExcerpt): number => {
    const sentences = voices.find(({ article }) => article.id === articleId)?.reading.sentences ?? [];
    const at = sentences.findIndex((sentence) => sentence.start === start);
    return at < 0 ? 1 : at / sentences.length;
  };

function pointOf({ candidate, ...chosen }: ToldCandidate, read: ReadArticle, support: Support): StoryPoint {
  const own = candidate.sentences.map((sentence) => excerptOf(read.article, sentence));
  const others = support.of(candidate.text, read.article, own.map(({ text }) => text).join(" "));
  const outlets = [...own, ...others].flatMap(({ outlet }) => (outlet === null ? [] : [outlet]));
  return { text: candidate.text, ...chosen, evidence: [...own, ...others], outlets: [...new Set(outlets)] };
}
