import { quantitiesIn } from "../../languages/numbers.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import type { Article, TextRange } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoryExcerpt } from "../../model/story.ts";
import { comparerOf } from "../statements/account.ts";
import { excerptOf } from "./excerpt.ts";

/** A sentence with this share of a point's content stems says the same. */
const SAME = 0.6;
const FEWEST_STEMS = 4;

/** Finds, for a point of one article, the sentences of other articles that say the same. */
export interface Support {
  /** At most one sentence an article, in the order of the articles; none of the point's own article. */
  of(point: string, own: Article): StoryExcerpt[];
}

interface Sentence {
  readonly article: number;
  readonly range: TextRange;
  readonly stems: ReadonlySet<string>;
}

export function createSupport(articles: readonly ReadArticle[]): Support {
  const sentences: Sentence[] = articles.flatMap(({ article, reading }, node) =>
    reading.sentences.map((range) => ({
      article: node,
      range,
      stems: new Set(contentStems(article.text.slice(range.start, range.end))),
    })),
  );
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
  return {
    of(point, own) {
      const wanted = new Set(contentStems(point));
      if (wanted.size < FEWEST_STEMS) return [];
      const best = new Map<number, Sentence & { readonly count: number }>();
      const isTold = sayingOf(point, own.language);
      for (const [at, count] of [...commonCounts(wanted, withStem)].sort(([a], [b]) => a - b)) {
        const sentence = sentences[at];
        const isMore = sentence && count >= SAME * wanted.size && count > (best.get(sentence.article)?.count ?? 0);
        const isOther = isMore && articles[sentence.article]?.article.id !== own.id;
        if (isOther && isTold(textOf(sentence))) best.set(sentence.article, { ...sentence, count });
      }
      return [...best.values()]
        .sort((one, other) => one.article - other.article)
        .flatMap(({ article: node, range }) => (articles[node] ? [excerptOf(articles[node].article, range)] : []));
    },
  };
}

/** Whether a sentence has a point's figures and nothing in it says otherwise: no denial, no less sure word, nobody else. */
function sayingOf(point: string, language: string | null): (sentence: string) => boolean {
  const figures = figuresOf(point);
  const comparer = comparerOf(language);
  return (sentence) => {
    if (!hasFiguresOf(figures, sentence)) return false;
    if (comparer === null) return true;
    const { relation } = comparer.verdict(comparer.account(point), comparer.account(sentence));
    return relation === "same" || relation === "other";
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

/** Every figure of the point must stand in the sentence, in figures or words. */
function hasFiguresOf(point: ReadonlySet<number>, sentence: string): boolean {
  const own = figuresOf(sentence);
  return [...point].every((value) => own.has(value));
}

const figuresOf = (text: string): Set<number> =>
  new Set(quantitiesIn(text).flatMap(({ value, isWeak }) => (isWeak ? [] : [value])));
