import type { Excerpt } from "../../model/reading.ts";
import type { Database } from "../database.ts";
import { articleFrom, currentVersions, parseStored } from "../questions/article-rows.ts";
import { quoteTerms } from "./quote-terms.ts";
import type { Indexed, QuoteField } from "./search-index.ts";

/** Every quote with what its terms are made of. */
export const quotesWithWords = (db: Database) =>
  currentVersions(db, "everything")
    .innerJoin("quotes", "quotes.articleKey", "articles.key")
    .select(["quotes.key", "parts", "contextStart", "contextEnd", "speaker", "role", "quotes.outlet"])
    .select(["articles.id", "text", "details"]);

type QuoteRow = Awaited<ReturnType<ReturnType<typeof quotesWithWords>["execute"]>>[number];

/** The terms by which a kept quote is found. */
export function keptTerms(row: QuoteRow): Indexed<QuoteField> {
  const { parts, contextStart, contextEnd, speaker, role, outlet, ...article } = row;
  const words = parseStored<readonly Excerpt[]>(parts, `a quote of ${article.id}`);
  return quoteTerms({
    words: words.map(({ text }) => text).join(" "),
    speaker: speaker === null ? null : { name: speaker, role },
    context: article.text.slice(contextStart, contextEnd),
    outlet,
    language: articleFrom(article).language,
  });
}
