import { languageOf } from "../../../src/languages/known.ts";
import type { Article } from "../../../src/model/article.ts";
import type { Quote } from "../../../src/model/reading.ts";
import { discourseOf } from "../../../src/reading/quotes/resolve/discourse.ts";
import * as read from "../../../src/reading/read.ts";

/** The quotes of an article in a language that is read; none of another. */
export function quotesIn(article: Article): Quote[] {
  const language = languageOf(article.language);
  return language ? read.quotesIn(article, discourseOf(article, language)) : [];
}
