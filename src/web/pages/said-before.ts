import { html } from "hono/html";
import { isQuotation } from "../../commands/who-said/asked.ts";
import { quotedWords } from "../../commands/who-said/present.ts";
import type { Utterance } from "../../commands/who-said/utterances.ts";
import { longDate } from "../../digest/present/dates.ts";
import { contentTerms } from "../../languages/terms/search-terms.ts";
import type { QuoteHit } from "../../store/store.ts";
import { quoteAnchor } from "../../text/anchors.ts";
import type { Visit } from "../reader.ts";
import { inLanguage, type Markup, shown } from "../text.ts";

/** What comes within this time reports the same utterance. */
const REPORTED_WITHIN = 4 * 86_400_000;
const COMPARED = 5;
/** So many content words, and so much of the shorter one's, two quotations on one thing share. */
const FEWEST_SHARED = 3;
const SHARE = 0.5;

/** What a speaker said earlier that comes near to what they say now: quoted beside it, and not judged. */
export async function saidBefore({ hit, speaker }: Utterance, { desk, reader }: Visit): Promise<Markup> {
  const { words, paths } = reader;
  const earlier = speaker === null ? null : await earlierQuote(hit, speaker.name, { desk, reader });
  if (earlier === null) return html``;
  const { article } = earlier;
  const when =
    article.publishedAt === null ? words.say("room.noDay") : longDate(article.publishedAt, desk.timeZone, words);
  return html`<aside class="before"><h3>${words.say("room.saidBefore")}</h3>
<figure><blockquote dir="auto"${inLanguage(article.language)}>${shown(quotedWords(earlier))}</blockquote>
<figcaption dir="auto"><a href="${paths.article(article.id, quoteAnchor(earlier))}">${when}${article.outlet === null ? "" : ` · ${shown(article.outlet)}`}</a></figcaption></figure></aside>`;
}

async function earlierQuote(hit: QuoteHit, speaker: string, { desk, reader }: Visit): Promise<QuoteHit | null> {
  const words = wordsOf(hit);
  const at = Date.parse(hit.article.publishedAt ?? "");
  if (Number.isNaN(at) || !isQuotation(words)) return null;
  const until = new Date(at - REPORTED_WITHIN).toISOString();
  const like = { words, speaker, until, order: "newest", limit: COMPARED, offset: 0 } as const;
  const found = await desk.view(reader.scope).quotesLike(like);
  const isTheirs = (one: QuoteHit) => one.speaker?.name === hit.speaker?.name;
  return found.find((one) => isTheirs(one) && isNear(words, wordsOf(one))) ?? null;
}

const wordsOf = ({ parts }: QuoteHit): string => parts.map(({ text }) => text).join(" ");

function isNear(one: string, other: string): boolean {
  const [first, second] = [new Set(contentTerms(one)), new Set(contentTerms(other))];
  const shared = first.intersection(second).size;
  return shared >= FEWEST_SHARED && shared >= SHARE * Math.min(first.size, second.size);
}
