import type { Language } from "../../languages/language.ts";
import { figuresIn } from "../../languages/numbers.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { weekdaysIn } from "../../languages/weekdays.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article, TextRange } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoryExcerpt } from "../../model/story.ts";
import { madeIn } from "../../text/made-in.ts";
import { quotedRegions } from "../../text/quote-marks.ts";
import { touchedBy } from "../../text/touched.ts";
import { comparerOf } from "../statements/account.ts";
import { excerptOf } from "./excerpt.ts";
import { agree, type Facts, factsOf, namesIn } from "./told-abroad.ts";

/** A sentence with this share of a point's content stems says the same. */
const SAME = 0.6;
const FEWEST_STEMS = 4;
/** Of a point with more stems than so many, nearly all must stand in the quoted words that it tells as a fact. */
const SHORT = 6;
const NEARLY_ALL = 0.85;
/** Of what a point says beside its names; a long name alone would fill the share. */
const LEAST_MATTER = 0.3;

/** Finds, for a point of one article, the sentences of other articles that say the same. */
export interface Support {
  /**
   * At most one sentence an article, in the order of the articles; none of the point's own article. `told`: the sentences
   * that the point is cut from, whose brackets may give a name in another script.
   */
  of(point: string, own: Article, told?: string): StoryExcerpt[];
  /**
   * Whether only words in quote marks say, in other articles, what a point states as the reporter's own: then somebody's
   * word would be told as a fact.
   */
  isOnlySaid(point: string, own: Article): boolean;
}

interface Sentence {
  readonly article: number;
  readonly range: TextRange;
  readonly stems: ReadonlySet<string>;
  /** Those that stand outside quote marks. */
  readonly reported: ReadonlySet<string>;
}

/** A sentence, and how much of a point it tells. */
type Counted = Sentence & { readonly count: number };

export function createSupport(articles: readonly ReadArticle[]): Support {
  const sentences = articles.flatMap(sentencesOf);
  const withStem = new Map<string, number[]>();
  for (const [at, { stems }] of sentences.entries()) {
    for (const stem of stems) {
      const list = withStem.get(stem);
      if (list) list.push(at);
      else withStem.set(stem, [at]);
    }
  }
  const textOf = ({ article, range }: Sentence): string =>
    articles[article]?.article.text.slice(range.start, range.end) ?? "";
  const languageIn = ({ article }: Sentence): Language => readLanguage(articles[article]?.article.language ?? null);
  /** The sentences of other articles that have enough of a point's stems, in text order. */
  const likeOnes = (wanted: ReadonlySet<string>, own: Article): Sentence[] =>
    [...commonCounts(wanted, withStem)]
      .filter(([, count]) => count >= SAME * wanted.size)
      .sort(([a], [b]) => a - b)
      .flatMap(([at]) => sentences[at] ?? [])
      .filter(({ article }) => articles[article]?.article.id !== own.id);
  const facts = new Map<Sentence, Facts>();
  const factsIn = (sentence: Sentence): Facts =>
    madeIn(facts, sentence, () => factsOf(textOf(sentence), languageIn(sentence)));
  /** Sentences in other languages with the figures and names of a point. */
  const toldAbroad = (point: string, { language }: Article, from: string): Counted[] => {
    const known = readLanguage(language);
    const abroad = sentences.filter((sentence) => languageIn(sentence) !== known);
    if (language === null || abroad.length === 0) return [];
    const wanted = { figures: figuresIn(point, known), names: namesIn(from, known) };
    return abroad.filter((sentence) => agree(wanted, factsIn(sentence))).map((sentence) => ({ ...sentence, count: 0 }));
  };
  return {
    of(point, own, from = point) {
      const wanted = new Set(contentStems(point, readLanguage(own.language)));
      if (wanted.size < FEWEST_STEMS) return [];
      const matter = wanted.difference(namesOf(point, own.language));
      const isTold = sayingOf(point, own.language);
      const isReported = isReport(point, own.language);
      const told = likeOnes(wanted, own)
        .map((sentence) => counted(sentence, wanted, isReported))
        .filter(({ stems, count }) => count >= SAME * wanted.size && tells(stems, matter))
        .filter((sentence) => isTold(textOf(sentence), languageIn(sentence)));
      return [...Map.groupBy([...told, ...toldAbroad(point, own, from)], ({ article }) => article)]
        .sort(([one], [other]) => one - other)
        .flatMap(([node, each]) => excerptsOf(articles[node], most(each)));
    },
    isOnlySaid(point, article) {
      const wanted = new Set(contentStems(point, readLanguage(article.language)));
      if (wanted.size < FEWEST_STEMS || !isReport(point, article.language)) return false;
      const least = wanted.size <= SHORT ? SAME : NEARLY_ALL;
      const like = likeOnes(wanted, article).filter(
        ({ stems }) => wanted.intersection(stems).size >= least * wanted.size,
      );
      return like.length > 0 && like.every(({ reported }) => wanted.intersection(reported).size < SAME * wanted.size);
    },
  };
}

/** The first of those that count most. */
const most = <T extends { readonly count: number }>(items: readonly T[]): T | undefined =>
  items.reduce<T | undefined>((best, item) => (best && best.count >= item.count ? best : item), undefined);

const excerptsOf = (read: ReadArticle | undefined, sentence: Sentence | undefined): StoryExcerpt[] =>
  read && sentence ? [excerptOf(read.article, sentence.range)] : [];

function sentencesOf({ article, reading }: ReadArticle, node: number): Sentence[] {
  const language = readLanguage(article.language);
  const quotedIn = new Map<TextRange, TextRange[]>();
  for (const { kind, ranges } of reading.quotes) {
    for (const range of kind === "indirect" ? [] : ranges) {
      for (const sentence of touchedBy(reading.sentences, range)) madeIn(quotedIn, sentence, () => []).push(range);
    }
  }
  return reading.sentences.map((range) => {
    const text = article.text.slice(range.start, range.end);
    const quoted = quotedIn.get(range) ?? [];
    const stems = new Set(contentStems(text, language));
    const reported = quoted.length === 0 ? stems : new Set(contentStems(withoutParts(text, range, quoted), language));
    return { article: node, range, stems, reported };
  });
}

const counted = (sentence: Sentence, wanted: ReadonlySet<string>, isReported: boolean): Counted => ({
  ...sentence,
  count: wanted.intersection(isReported ? sentence.reported : sentence.stems).size,
});

const tells = (stems: ReadonlySet<string>, matter: ReadonlySet<string>): boolean =>
  matter.intersection(stems).size >= LEAST_MATTER * matter.size;

/** The stems of a text's names. */
function namesOf(text: string, code: string | null): ReadonlySet<string> {
  const tokens = comparerOf(code)?.account(text).sentence.tokens ?? [];
  const names = tokens.filter(({ tag }) => tag.wordClass === "PROPN").map((token) => token.text);
  return new Set(contentStems(names.join(" "), readLanguage(code)));
}

function withoutParts(text: string, { start }: TextRange, parts: readonly TextRange[]): string {
  let left = text;
  for (const part of parts) {
    const [from, to] = [Math.max(0, part.start - start), Math.max(0, part.end - start)];
    left = left.slice(0, from) + " ".repeat(Math.max(0, Math.min(to, left.length) - from)) + left.slice(to);
  }
  return left;
}

/** Whether a text tells something in its reporter's own words: nobody is quoted and nobody said it. */
function isReport(text: string, language: string | null): boolean {
  if (quotedRegions(text).regions.length > 0) return false;
  return !(
    comparerOf(language)
      ?.account(text)
      .statements.some(({ isReport: isSaid }) => isSaid) ?? true
  );
}

/** Whether a sentence has a point's figures, no other day of the week and nothing in it says otherwise: no denial, no less sure word, nobody else. */
function sayingOf(point: string, language: string | null): (sentence: string, of: Language) => boolean {
  const figures = figuresIn(point, readLanguage(language));
  const days = new Set(weekdaysIn(point, readLanguage(language)));
  const comparer = comparerOf(language);
  return (sentence, of) => {
    const daysThere = new Set(weekdaysIn(sentence, of));
    const isOtherDay = days.size > 0 && daysThere.size > 0 && days.isDisjointFrom(daysThere);
    if (isOtherDay || !figures.isSubsetOf(figuresIn(sentence, of))) return false;
    if (comparer === null) return true;
    const [one, other] = [comparer.account(point), comparer.account(sentence)];
    const { relation } = comparer.verdict(one, other);
    return relation === "same" || (relation === "other" && comparer.haveOneParty(one, other));
  };
}

/** For each sentence, by its place, how many of the wanted stems it has. */
function commonCounts(
  wanted: ReadonlySet<string>,
  withStem: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const common = new Map<number, number>();
  for (const stem of wanted) for (const at of withStem.get(stem) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
  return common;
}
