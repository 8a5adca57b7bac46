import { contentStems } from "../../languages/terms/stems.ts";
import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { type Comparer, comparerOf, type SentenceAccount } from "../statements/account.ts";
import type { Certainty, Statement } from "../statements/statement.ts";

/** What comes later in a report rarely tells its news. */
const MOST_SENTENCES = 12;
const MOST_ARTICLES = 12;
const FEWEST_COMMON = 2;

/** Whether a text expects what a later report of the story tells as done: "is set to vote" beside "voted". */
export type Overtaken = (text: string, own: Article) => boolean;

const EXPECTED: ReadonlySet<Certainty> = new Set(["will", "plans", "may"]);

interface Outcome {
  readonly time: number;
  readonly account: SentenceAccount;
  readonly stems: ReadonlySet<string>;
}

export function overtakenIn(articles: readonly ReadArticle[]): Overtaken {
  let outcomes: readonly Outcome[] | null = null;
  return (text, own) => {
    const comparer = comparerOf(own.language);
    const time = Date.parse(own.publishedAt ?? "");
    if (comparer === null || Number.isNaN(time)) return false;
    const expected = comparer.account(text).statements.filter(isExpected);
    if (expected.length === 0) return false;
    outcomes ??= outcomesOf(articles, comparer);
    const stems = new Set(contentStems(text));
    const later = outcomes.filter((one) => one.time > time && one.stems.intersection(stems).size >= FEWEST_COMMON);
    return expected.some((one) =>
      later.some(({ account }) => account.statements.some((other) => hasCome(one, other, comparer))),
    );
  };
}

const isExpected = ({ certainty, isReport }: Statement): boolean => !isReport && EXPECTED.has(certainty);

/** The same act of the same, done; also where it came out the other way. */
function hasCome(expected: Statement, other: Statement, comparer: Comparer): boolean {
  if (other.isReport || other.certainty !== "did") return false;
  return comparer.relation({ ...expected, certainty: "did", isNegated: other.isNegated }, other) === "same";
}

const outcomesOf = (articles: readonly ReadArticle[], comparer: Comparer): Outcome[] =>
  articles.slice(-MOST_ARTICLES).flatMap(({ article, reading }) => {
    const time = Date.parse(article.publishedAt ?? "");
    if (Number.isNaN(time)) return [];
    return reading.sentences.slice(0, MOST_SENTENCES).map(({ start, end }) => {
      const text = article.text.slice(start, end);
      return { time, account: comparer.account(text), stems: new Set(contentStems(text)) };
    });
  });
