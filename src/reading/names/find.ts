import type { Article, TextRange } from "../../model/article.ts";

/** Names of people and institutions, spelled in full, most mentioned first. */
export function findNames(_article: Article, _sentences: readonly TextRange[]): string[] {
  return [];
}
