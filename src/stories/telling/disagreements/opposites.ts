import { contentStems } from "../../../languages/terms/stems.ts";
import type { Article, TextRange } from "../../../model/article.ts";
import type { ReadArticle } from "../../../model/reading.ts";
import type { Disagreement } from "../../../model/story.ts";
import { type Comparer, comparerOf, type SentenceAccount, type Verdict } from "../../statements/account.ts";
import { excerptOf } from "../excerpt.ts";

/** What comes later in a report is rarely what outlets disagree on. */
const MOST_SENTENCES = 25;
const MOST_VOICES = 12;
/** Two sentences of one event have so many content stems in common, and this share of the shorter one's. */
const COMMON = { stems: 2, share: 0.4 };
/** What was not so this many hours before may have come about. */
const SAME_TIME_HOURS = 4;
const HOUR = 3_600_000;

interface Told {
  readonly article: Article;
  readonly range: TextRange;
  readonly account: SentenceAccount;
  readonly stems: ReadonlySet<string>;
}

/** What one outlet reports and another one denies, or tells the other way round; each pair of sentences once. */
export function oppositesOf(voices: readonly ReadArticle[]): Disagreement[] {
  if (voices.some(({ article }) => article.publishedAt === null)) return [];
  const comparer = comparerOf(voices[0]?.article.language ?? null);
  if (comparer === null) return [];
  const told = voices.slice(0, MOST_VOICES).map(({ article, reading }) =>
    reading.sentences.slice(0, MOST_SENTENCES).flatMap((range): Told[] => {
      const text = article.text.slice(range.start, range.end);
      if (/["“”«»„]/u.test(text)) return [];
      const account = comparer.account(text);
      return [{ article, range, account, stems: new Set(contentStems(text, account.sentence.language)) }];
    }),
  );
  const found: Disagreement[] = [];
  for (const [at, own] of told.entries()) {
    for (const others of told.slice(at + 1)) found.push(...oppositesIn(own, others, comparer));
  }
  return [...new Map(found.map((one) => [one.slot, one])).values()];
}

function oppositesIn(own: readonly Told[], others: readonly Told[], comparer: Comparer): Disagreement[] {
  return own.flatMap((one) =>
    others.flatMap((other) => {
      if (!areNear(one, other)) return [];
      const verdict = comparer.verdict(one.account, other.account);
      if (verdict.relation !== "contradicts" || isLater(one, other, verdict)) return [];
      const isToldByBoth = tellsToo(own, other, comparer) || tellsToo(others, one, comparer);
      return isToldByBoth || verdict.statements === null ? [] : [disagreement(one, other, verdict.statements[0].act)];
    }),
  );
}

function areNear(one: Told, other: Told): boolean {
  const common = one.stems.intersection(other.stems).size;
  return common >= COMMON.stems && common >= COMMON.share * Math.min(one.stems.size, other.stems.size);
}

/** What had not happened yet in the earlier report has in the later. */
function isLater(one: Told, other: Told, { statements }: Verdict): boolean {
  const hours = (Date.parse(other.article.publishedAt ?? "") - Date.parse(one.article.publishedAt ?? "")) / HOUR;
  if (!(Math.abs(hours) > SAME_TIME_HOURS)) return false;
  const earlier = hours > 0 ? statements?.[0] : statements?.[1];
  return earlier?.isNegated === true;
}

/** Whether the other sentence's own claim is told by this outlet too: then it gives both. */
const tellsToo = (sentences: readonly Told[], other: Told, comparer: Comparer): boolean =>
  sentences.some((one) => areNear(one, other) && comparer.verdict(other.account, one.account).relation === "same");

function disagreement(one: Told, other: Told, act: string): Disagreement {
  return {
    kind: "event",
    slot: act,
    isUpdate: false,
    sides: [one, other].map(({ article, range }) => ({
      value: article.text.slice(range.start, range.end),
      outlets: article.outlet === null ? [] : [article.outlet],
      excerpt: excerptOf(article, range),
    })),
  };
}
