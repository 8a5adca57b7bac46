import type { Article } from "../../model/article.ts";
import type { Uttered } from "../../model/follow.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { Saying, SayingQuote } from "../../model/story.ts";
import type { StoreView } from "../../store/store.ts";
import { inParts } from "../../stories/telling/sayings/in-parts.ts";
import { sayingsOf } from "../../stories/telling/sayings/sayings.ts";
import { madeIn } from "../../text/made-in.ts";
import { bestPart } from "./verdict.ts";

type StoryStore = Pick<StoreView, "readArticlesOf">;

/** A report of an utterance: the quoted words in an article, in parts where a report stands between them. */
export type Report = Pick<Uttered, "article" | "kind" | "parts">;

/** What stories tell as said, as a digest tells it. */
export interface Told {
  /** Whether the sayings of the story that a quote is in were looked up. */
  knows(hit: QuoteHit): boolean;
  /** The saying that a quote reports with the part that answers best; null where no saying has it. */
  sayingOf(hit: QuoteHit): Saying | null;
  /** All reports of a saying, the fullest first. */
  reportsOf(saying: Saying): readonly Report[];
}

/** Looks up the sayings of stories, told anew from all their articles, by the very rules of a digest. */
export interface Teller extends Told {
  tell(storyIds: Iterable<string>): Promise<void>;
}

export function createTeller(store: StoryStore, asked: string): Teller {
  const stories = new Map<string, readonly Saying[]>();
  const articles = new Map<string, Article>();
  const found = new Map<QuoteHit, Saying | null>();
  const sayingWith = (hit: QuoteHit, sayings: readonly Saying[]): Saying | null => {
    const { start } = bestPart(asked, hit);
    return sayings.find(({ quotes }) => quotes.some((quote) => isThere(quote, hit.article.id, start))) ?? null;
  };
  return {
    async tell(storyIds) {
      for (const id of new Set(storyIds)) {
        if (stories.has(id)) continue;
        const members = (await store.readArticlesOf([id])).filter(({ reading }) => reading.refusal === null);
        for (const { article } of members) articles.set(article.id, article);
        stories.set(id, sayingsOf(members));
      }
    },
    knows: ({ storyId }) => storyId !== null && stories.has(storyId),
    sayingOf(hit) {
      const sayings = stories.get(hit.storyId ?? "");
      return sayings ? madeIn(found, hit, () => sayingWith(hit, sayings)) : null;
    },
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
