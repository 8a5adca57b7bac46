import type { ReadArticle } from "../../model/reading.ts";

/** Articles as they are told where the operator wants no pictures. */
export function withoutPictures(articles: readonly ReadArticle[]): ReadArticle[] {
  return articles.map(({ article: { picture: _, ...article }, reading }) => ({ article, reading }));
}
