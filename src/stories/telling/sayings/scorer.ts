import { languageOf } from "../../../languages/known.ts";
import type { Language } from "../../../languages/language.ts";
import { sentencesOf } from "../../../languages/sentences/split.ts";
import { readLanguage, WORDLESS } from "../../../languages/wordless.ts";
import { isNearSpelling } from "../../../text/near-spelling.ts";
import type { Kinship } from "../../lexicon/kinship.ts";
import type { Draft } from "./drafts.ts";
import { type Alike, areTwins } from "./same-wording.ts";
import type { Topic } from "./topic.ts";
import { haveEnough, isReworded, translationScore } from "./translation.ts";
import { type Utterance, utteranceOf } from "./utterance.ts";

/** How likely two of a speaker's utterances are one in other words. */
export interface Scorer {
  /** Log odds; null where they cannot be one. */
  score(one: number, other: number): number | null;
  /** Whether most of their very words are the same. */
  isReworded(one: number, other: number): boolean;
  /** Whether they say different things in the same words otherwise. */
  areTwins(one: number, other: number): boolean;
}

/** Part of a longer quote is a little less likely meant than all of it. */
const PART = 0.5;
const FEWEST_PART_WORDS = 6;
const MOST_SENTENCES = 4;
/** Words in marks inside a report are often a turn of phrase that fits several sentences. */
const FRAGMENT = 0.7;
/** A word that stands in two of a speaker's sentences in one article tells little which of them is meant, in three less. */
const COMMON_POWER = 2;

export function createScorer(drafts: readonly Draft[], kinship: Kinship, topic: Topic): Scorer {
  const texts = drafts.map(({ reports }) => reports[0]?.text ?? "");
  const counts = countsByTerm(drafts, kinship);
  const languages = drafts.map(({ reports }) => languageOf(reports[0]?.article.language ?? null));
  const utterance = (text: string, language: Language | null): Utterance =>
    weighed(utteranceOf(text, language ?? WORDLESS, kinship), counts, topic);
  const whole = texts.map((text, place) => utterance(text, languages[place] ?? null));
  const parts = texts.map((text, place) =>
    partsOf(text, languages[place] ?? null)
      .map((part) => utterance(part, languages[place] ?? null))
      .filter(({ words }) => words >= FEWEST_PART_WORDS),
  );
  const at = (place: number): Utterance => whole[place] ?? utterance("", null);
  return {
    score(one, other) {
      if (!haveEnough(at(one), at(other), kinship)) return null;
      const scores = [
        translationScore(at(one), at(other), kinship),
        ...(parts[one] ?? []).map((part) => ofPart(translationScore(part, at(other), kinship))),
        ...(parts[other] ?? []).map((part) => ofPart(translationScore(at(one), part, kinship))),
      ].filter((score) => score !== null);
      const isWhole = [one, other].every((place) => drafts[place]?.reports[0]?.quote.kind === "direct");
      return scores.length === 0 ? null : Math.max(...scores) - (isWhole ? 0 : FRAGMENT);
    },
    isReworded: (one, other) => isReworded(at(one), at(other), kinship),
    areTwins(one, other) {
      const [wording, next] = [drafts[one]?.reports[0]?.wording, drafts[other]?.reports[0]?.wording];
      const isAlike: Alike = (term, like) => isNearSpelling(term, like) || kinship.likeness(term, like) > 0;
      return wording !== undefined && next !== undefined && areTwins(wording, next, isAlike);
    },
  };
}

const ofPart = (score: number | null): number | null => (score === null ? null : score - PART);

/** The runs of sentences of a text that has several, the whole left out. */
function partsOf(text: string, language: Language | null): string[] {
  const sentences = sentencesOf(text, 0, text.length, language).slice(0, MOST_SENTENCES);
  return sentences.flatMap((first, from) =>
    sentences.slice(from).flatMap((last, more) => {
      return more + 1 === sentences.length ? [] : [text.slice(first.start, last.end)];
    }),
  );
}

/** For each term, how many of the speaker's utterances in one article have it: in the article in which most have. */
function countsByTerm(drafts: readonly Draft[], kinship: Kinship): ReadonlyMap<string, number> {
  const byArticle = new Map<string, Map<string, number>>();
  for (const { reports } of drafts) {
    for (const [id, own] of Map.groupBy(reports, ({ article }) => article.id)) {
      const counts = byArticle.get(id) ?? new Map<string, number>();
      byArticle.set(id, counts);
      const matter = own.flatMap(
        ({ article, text }) => utteranceOf(text, readLanguage(article.language), kinship).matter,
      );
      const terms = new Set(matter.map(({ term }) => term));
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const most = new Map<string, number>();
  for (const counts of byArticle.values()) {
    for (const [term, count] of counts) most.set(term, Math.max(count, most.get(term) ?? 0));
  }
  return most;
}

const weighed = (utterance: Utterance, counts: ReadonlyMap<string, number>, topic: Topic): Utterance => ({
  ...utterance,
  matter: utterance.matter.map((word) => {
    const often = Math.max(1, counts.get(word.term) ?? 1) ** COMMON_POWER * Math.sqrt(1 + topic(word.term));
    return { ...word, weight: word.weight / often };
  }),
});
