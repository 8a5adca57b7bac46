import type { ReadArticle } from "../../model/reading.ts";
import type { Saying, SayingQuote } from "../../model/story.ts";
import type { QuoteHit, StoreView } from "../../store/store.ts";
import { sayingsOf } from "../../stories/telling/sayings/sayings.ts";

type StoryStore = Pick<StoreView, "readArticlesOf">;

/** A report of an utterance: the quoted words in an article, in parts where a report stands between them. */
export type Report = Pick<QuoteHit, "article" | "kind" | "parts">;

/** What stories tell as said, as a digest tells it. */
export interface Told {
  /** Whether the sayings of the story that a quote is in were looked up. */
  knows(hit: QuoteHit): boolean;
  /** The saying that one of a quote's parts (the place of its first character) reports; null where no saying has it. */
  sayingAt(hit: QuoteHit, start: number): Saying | null;
  /** All reports of a saying, the fullest first. */
  reportsOf(saying: Saying): readonly Report[];
}

export const NOTHING_TOLD: Told = { knows: () => false, sayingAt: () => null, reportsOf: () => [] };

/** The sayings of some stories, told anew from all their articles, by the very rules of a digest. */
export async function toldIn(store: StoryStore, storyIds: readonly string[]): Promise<Told> {
  const stories = new Map<string, readonly Saying[]>();
  const articles = new Map<string, ReadArticle["article"]>();
  for (const id of new Set(storyIds)) {
    const members = (await store.readArticlesOf([id])).filter(({ reading }) => reading.refusal === null);
    for (const { article } of members) articles.set(article.id, article);
    stories.set(id, sayingsOf(members));
  }
  return {
    knows: ({ storyId }) => storyId !== null && stories.has(storyId),
    sayingAt: ({ storyId, article }, start) =>
      stories.get(storyId ?? "")?.find(({ quotes }) => quotes.some((quote) => isThere(quote, article.id, start))) ??
      null,
    reportsOf: ({ quotes }) =>
      inReports(quotes).flatMap((parts): Report[] => {
        const [first] = parts;
        const article = articles.get(first?.articleId ?? "");
        return first && article ? [{ article, kind: first.kind, parts }] : [];
      }),
  };
}

const isThere = ({ articleId, start, end }: SayingQuote, article: string, at: number): boolean =>
  articleId === article && start <= at && at < end;

/** A quote with those that go on with it is one report. */
function inReports(quotes: readonly SayingQuote[]): SayingQuote[][] {
  const reports: SayingQuote[][] = [];
  for (const quote of quotes) {
    const last = reports.at(-1);
    if (quote.continues && last) last.push(quote);
    else reports.push([quote]);
  }
  return reports;
}
