import { compoundTerms } from "../../languages/terms/compound-terms.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import type { ArticleField, Indexed } from "./search-index.ts";

/** More of an article is not searched: the last position that PostgreSQL can hold. */
const MOST_TERMS = 16_000;

export function articleTerms({ title, text, language }: Article): Indexed<ArticleField> {
  const titleTerms = searchTerms(title ?? "").slice(0, 1000);
  const parts = compoundTerms(`${title ?? ""} ${text}`, readLanguage(language));
  return { title: titleTerms, body: [...searchTerms(text), ...parts].slice(0, MOST_TERMS - titleTerms.length - 1) };
}
