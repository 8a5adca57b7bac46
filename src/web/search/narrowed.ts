import type { QuoteHit } from "../../model/quote-hit.ts";
import type { ArticleHeading, QuoteQuery, StoreView } from "../../store/store.ts";
import type { Asking } from "../desk.ts";
import { dayWindow } from "../pages/days.ts";
import type { Asked } from "./asked.ts";

/** Of what a search finds so many of the newest are looked through for those that it was narrowed to. */
export const MOST_SIFTED = 1_000;
const MOST_QUOTES = 400;

/** The question of a search to the quotes. */
export function quoteQuestion(asked: Asked, limit: number, { desk }: Asking): QuoteQuery {
  const { q, speaker, outlet } = asked;
  return {
    words: q,
    ...(speaker === "" ? {} : { speaker }),
    ...(outlet === "" ? {} : { outlet }),
    ...timesOf(asked, desk.timeZone),
    order: "newest",
    limit,
    offset: 0,
  };
}

function timesOf({ since, until }: Asked, timeZone: string): { readonly from?: string; readonly until?: string } {
  const [first, last] = [since, until].map((day) => dayWindow(day, timeZone));
  return { ...(first ? { from: first.from } : {}), ...(last ? { until: last.until } : {}) };
}

/** The quotes of a scope as far as they stand in articles that a search is narrowed to. */
export function quotesWithin(asked: Asked, asking: Asking) {
  const { desk, scope } = asking;
  const view = desk.view(scope);
  if (asked.topic === "" && asked.language === "") return view;
  const sifted = async (ask: StoreView["quotes"], query: QuoteQuery): Promise<readonly QuoteHit[]> => {
    const hits = await ask({ ...query, offset: 0, limit: MOST_QUOTES });
    const within = await narrowed(hits, ({ article }) => article, asked, asking);
    return within.slice(query.offset, query.offset + query.limit);
  };
  return {
    ...view,
    quotes: (query: QuoteQuery) => sifted(view.quotes, query),
    quotesLike: (query: QuoteQuery) => sifted(view.quotesLike, query),
  } satisfies StoreView;
}

/** The newest articles that a search finds, before it is narrowed to a topic, a language or an outlet. */
export async function articlesFound(asked: Asked, asking: Asking): Promise<readonly ArticleHeading[]> {
  const { desk, scope } = asking;
  const view = desk.view(scope);
  if (asked.speaker === "" && asked.q !== "") {
    return view.articleHeadings({ words: asked.q, ...timesOf(asked, desk.timeZone), limit: MOST_SIFTED });
  }
  // Other outlets are counted too; without words or a speaker the outlet is all there is to look for.
  const isByOutlet = asked.q === "" && asked.speaker === "";
  const question = quoteQuestion(isByOutlet ? asked : { ...asked, outlet: "" }, MOST_QUOTES, asking);
  const hits = await view.quotes(question);
  return [...new Map(hits.map(({ article }) => [article.id, article])).values()];
}

/** What stands in articles of the topic, the language and the outlet that a search is narrowed to. */
export async function narrowed<One>(
  all: readonly One[],
  articleOf: (one: One) => ArticleHeading,
  { outlet, topic, language }: Pick<Asked, "outlet" | "topic" | "language">,
  { desk, scope }: Asking,
): Promise<readonly One[]> {
  const topicsOf =
    topic === ""
      ? null
      : await desk.topicsOf(
          all.map((one) => articleOf(one).id),
          scope,
        );
  const [ofOutlet, ofTopic] = [outlet, topic].map((name) => name.toLowerCase());
  return all.filter((one) => {
    const article = articleOf(one);
    return (
      (language === "" || article.language === language) &&
      (outlet === "" || article.outlet?.toLowerCase().includes(ofOutlet ?? "")) &&
      (topicsOf === null || topicsOf.get(article.id)?.some((name) => name.toLowerCase() === ofTopic))
    );
  });
}
