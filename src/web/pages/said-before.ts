import { html } from "hono/html";
import { quotedWords } from "../../commands/who-said/present.ts";
import { longDate } from "../../digest/present/dates.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import { quoteAnchor } from "../../text/anchors.ts";
import type { Visit } from "../reader.ts";
import { inLanguage, type Markup, shown } from "../text.ts";

/** What a speaker said before, beside what they say now. */
export function saidBeforeAside(earlier: QuoteHit, { desk, reader: { words, paths } }: Visit): Markup {
  const { article } = earlier;
  const when =
    article.publishedAt === null ? words.say("room.noDay") : longDate(article.publishedAt, desk.timeZone, words);
  return html`<aside class="before"><h3>${words.say("who.before")}</h3>
<figure><blockquote dir="auto"${inLanguage(article.language)}>${shown(quotedWords(earlier))}</blockquote>
<figcaption dir="auto"><a href="${paths.article(article.id, quoteAnchor(earlier))}">${when}${article.outlet === null ? "" : ` · ${shown(article.outlet)}`}</a></figcaption></figure></aside>`;
}
