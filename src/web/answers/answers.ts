import type { z } from "zod";
import { safeLink } from "../../chat/links.ts";
import { askWhoSaid } from "../../commands/who-said/ask.ts";
import type { Utterance } from "../../commands/who-said/utterances.ts";
import type { Digest } from "../../model/digest.ts";
import type { Story, StoryExcerpt } from "../../model/story.ts";
import type { Scope } from "../../model/tenant.ts";
import type { ArticleHeading } from "../../store/store.ts";
import type { Asking, RoomDesk } from "../desk.ts";
import { dayWindow, windowToday } from "../pages/days.ts";
import { type Asked, NOTHING } from "../search/asked.ts";
import { foundArticles } from "../search/facets.ts";
import { quoteQuestion, quotesWithin } from "../search/narrowed.ts";
import type * as schemas from "./schemas.ts";

type Said = z.infer<typeof schemas.saidAnswer>;
type Quote = z.infer<typeof schemas.quote>;
type ArticleRef = z.infer<typeof schemas.articleRef>;

/** The first page of whatever was said, the newest first. */
const FROM_THE_NEWEST = { about: "", order: "newest", offset: 0 } as const;

/** Who said something, in the exact words of the articles. */
export async function whoSaid(asking: Asking, question: z.output<typeof schemas.saidQuestion>): Promise<Said> {
  const { words, about, order, limit, offset } = question;
  const asked = askedIn(question, words);
  const narrowedTo = { ...(about === "" ? {} : { about }), order, offset };
  const answer = await askWhoSaid(quotesWithin(asked, asking), {
    ...quoteQuestion(asked, limit, asking),
    ...narrowedTo,
  });
  // Quotes that only have the words around them say nothing of who said these.
  const { utterances, match, next } = answer.match === "around" ? { ...answer, utterances: [] } : answer;
  const kind = utterances.length === 0 || match === "around" ? "none" : match;
  return { match: kind, quotes: utterances.map(quoteOf), next: utterances.length === 0 ? null : next };
}

/** Whether a quotation stands so in an article. */
export async function verifyQuote(
  asking: Asking,
  { quotation, speaker }: z.output<typeof schemas.verifyQuestion>,
): Promise<z.infer<typeof schemas.verification>> {
  const { quotes } = await whoSaid(asking, { ...NOTHING, ...FROM_THE_NEWEST, words: quotation, speaker, limit: 5 });
  const isVerbatim = quotes.some((one) => one.verdict === "verbatim");
  return { verdict: isVerbatim ? "verbatim" : quotes.length > 0 ? "near" : "not-found", quotes };
}

/** Quotes, articles, speakers and stories for some words. */
export async function search(
  asking: Asking,
  question: z.output<typeof schemas.searchQuestion>,
): Promise<z.infer<typeof schemas.found>> {
  const { q, limit } = question;
  const view = asking.desk.view(asking.scope);
  const [said, found, speakers] = await Promise.all([
    whoSaid(asking, { ...question, ...FROM_THE_NEWEST, words: q }),
    foundArticles(askedIn(question, q), asking),
    view.suggest("speaker", q.slice(0, 100), 8),
  ]);
  const articles = found.articles.slice(0, limit);
  const placed = await view.placements(articles.map(({ id }) => id));
  const stories = [...Map.groupBy(placed, ({ storyId }) => storyId)]
    .map(([id, { length }]) => ({ id, articles: length }))
    .filter((one) => one.articles > 1);
  const { days, outlets, topics, languages } = found.facets;
  const facets = { days: [...days], outlets: [...outlets], topics: [...topics], languages: [...languages] };
  return { said, articles: articles.map(articleRef), speakers: [...speakers], stories, facets };
}

function askedIn(question: z.output<typeof schemas.narrowing>, q: string): Asked {
  const { speaker, outlet, since = "", until = "", topic, language } = question;
  return { q, speaker, outlet, since, until, topic, language };
}

function quoteOf({ hit, speaker, text, verdict, variants }: Utterance): Quote {
  return {
    text,
    parts: hit.parts.map((part) => part.text),
    kind: hit.kind,
    verdict,
    speaker: speaker?.name ?? null,
    role: speaker?.role ?? null,
    doubtful: speaker?.doubtful === true,
    context: hit.context,
    storyId: hit.storyId,
    article: articleRef(hit.article),
    alsoIn: variants.map(({ parts, article: { outlet, url } }) => ({
      ...{ text: parts[0]?.text ?? "", outlet },
      url: addressOf(url),
    })),
  };
}

export const articleRef = (
  article: Omit<ArticleHeading, "language"> & { readonly language?: string | null },
): ArticleRef => {
  const { id, title, outlet, url, publishedAt, language = null } = article;
  return { id, title, outlet, url: addressOf(url), publishedAt, language };
};

/** An address as a program may follow it; null where it may not. */
const addressOf = (url: string | null): string | null => safeLink(url ?? undefined);

export function storyAnswer(story: Story): z.infer<typeof schemas.story> {
  const { id, headline, articles, independentOutlets, keyPoints, sayings, disagreements, followsUp } = story;
  return {
    ...{ id, headline, independentOutlets, followsUp },
    articles: articles.map(articleRef),
    points: keyPoints.map(({ text, by, outlets, evidence }) => ({
      ...{ text, by, outlets: [...outlets] },
      evidence: evidence.map(excerptOf),
    })),
    sayings: sayings.map(({ speaker, quotes }) => ({
      ...{ speaker: speaker?.name ?? null, role: speaker?.role ?? null },
      quotes: quotes.map(excerptOf),
    })),
    disagreements: disagreements.map(({ kind, slot, isUpdate, sides }) => ({
      ...{ kind, slot, isUpdate },
      sides: sides.map(({ value, outlets, excerpt }) => ({ value, outlets: [...outlets], text: excerpt.text })),
    })),
  };
}

const excerptOf = ({ articleId, outlet, url, text }: StoryExcerpt) => ({
  articleId,
  outlet,
  url: addressOf(url),
  text,
});

export function digestAnswer(digest: Digest): z.infer<typeof schemas.digest> {
  return { ...digestRef(digest), timeZone: digest.timeZone, stories: digest.stories.map(storyAnswer) };
}

/** What is told of one day, or of the last hours; null where it is no day. */
export async function toldDigest(
  desk: RoomDesk,
  scope: Scope,
  day?: string,
): Promise<z.infer<typeof schemas.digest> | null> {
  const window = day === undefined ? windowToday(desk) : dayWindow(day, desk.timeZone);
  return window && digestAnswer(await desk.digest(window, day ?? "Today", scope));
}

export const digestRef = ({ id, name, title, window: { from, until } }: Digest) => ({ id, name, title, from, until });
