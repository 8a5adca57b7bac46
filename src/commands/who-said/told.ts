import type { Article } from "../../model/article.ts";
import type { Saying, SayingQuote } from "../../model/story.ts";
import type { QuoteHit, StoreView } from "../../store/store.ts";
import { inParts } from "../../stories/telling/sayings/in-parts.ts";
import { sayingsOf } from "../../stories/telling/sayings/sayings.ts";
import { madeIn } from "../../text/made-in.ts";
import { bestPart } from "./verdict.ts";

type StoryStore = Pick<StoreView, "readArticlesOf">;

/** A report of an utterance: the quoted words in an article, in parts where a report stands between them. */
export type Report = Pick<QuoteHit, "article" | "kind" | "parts">;

/** What stories tell as said, as a digest tells it. */
export interface Told {
  /** Whether the sayings of the story that a quote is in were looked up. */
  knows(hit: QuoteHit): boolean;
  /** The saying that a quote reports with the part that answers best; null where no saying has it. */
  sayingOf(hit: QuoteHit): Saying | null;
  /** All reports of a saying, the fullest first. */
  reportsOf(saying: Saying): readonly Report[];
}

/** The sayings of some stories, told anew from all their articles, by the very rules of a digest. */
export async function toldIn(store: StoryStore, asked: string, storyIds: readonly string[]): Promise<Told> {
  const stories = new Map<string, readonly Saying[]>();
  const articles = new Map<string, Article>();
  for (const id of storyIds) {
    const members = (await store.readArticlesOf([id])).filter(({ reading }) => reading.refusal === null);
    for (const { article } of members) articles.set(article.id, article);
    stories.set(id, sayingsOf(members));
  }
  const found = new Map<QuoteHit, Saying | null>();
  return {
    knows: ({ storyId }) => storyId !== null && stories.has(storyId),
    sayingOf: (hit) =>
      madeIn(found, hit, () => {
        const { start } = bestPart(asked, hit);
        const sayings = stories.get(hit.storyId ?? "") ?? [];
        return sayings.find(({ quotes }) => quotes.some((quote) => isThere(quote, hit.article.id, start))) ?? null;
      }),
    reportsOf: ({ quotes }) =>
      inParts(quotes).flatMap((parts): Report[] => {
        const [first] = parts;
        const article = articles.get(first?.articleId ?? "");
        return first && article ? [{ article, kind: first.kind, parts }] : [];
      }),
  };
}

const isThere = ({ articleId, start, end }: SayingQuote, article: string, at: number): boolean =>
  articleId === article && start <= at && at < end;
