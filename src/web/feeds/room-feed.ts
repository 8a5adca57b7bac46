import { askWhoSaid } from "../../commands/who-said/ask.ts";
import { presentUtterance } from "../../commands/who-said/present.ts";
import type { Utterance } from "../../commands/who-said/utterances.ts";
import { lastMoment, longDate } from "../../digest/present/dates.ts";
import { storyBlocks } from "../../digest/present/story.ts";
import type { Digest, DigestStory } from "../../model/digest.ts";
import type { MessageBlock } from "../../model/message.ts";
import type { ArticleHeading } from "../../store/store.ts";
import { quoteAnchor } from "../../text/anchors.ts";
import { storiesUnder } from "../pages/topic.ts";
import type { Visit } from "../reader.ts";
import { type Asked, isNothing } from "../search/asked.ts";
import { foundArticles } from "../search/facets.ts";
import { quoteQuestion, quotesWithin } from "../search/narrowed.ts";
import { blocksOf, languageTag, shown } from "../text.ts";
import { entryId, type FeedEntry, feedTime, type RoomFeed } from "./feed.ts";

/** What a feed is asked for: a search, a topic alone, or a briefing; with neither, every briefing's digests. */
export interface FeedAsked extends Asked {
  /** File-name-safe name of a briefing. */
  readonly briefing: string;
}

const DIGESTS = 20;
const FOUND = 20;

/** Null for a speaker of whom nothing is known there: such a feed would only say what was asked. */
export async function roomFeed(asked: FeedAsked, visit: Visit): Promise<RoomFeed | null> {
  if (!isNothing(asked)) return searchFeed(asked, visit);
  return asked.topic === "" ? briefingFeed(asked.briefing, visit) : topicFeed(asked.topic, visit);
}

async function briefingFeed(name: string, visit: Visit): Promise<RoomFeed> {
  const { desk, reader } = visit;
  const view = desk.view(reader.scope);
  const until = new Date(desk.now().getTime() + 86_400_000).toISOString();
  const digests = await (name === ""
    ? view.digestsIn({ from: new Date(0).toISOString(), until }, DIGESTS)
    : view.digestsBefore(name, until, DIGESTS));
  const title = digests[0] && name !== "" ? shown(digests[0].title) : reader.words.say("room.briefings");
  const entries = await Promise.all(digests.map((digest) => digestEntry(digest, visit)));
  return { title: `${title} · Soundbite`, path: reader.paths.archive, entries };
}

async function digestEntry(digest: Digest, visit: Visit): Promise<FeedEntry> {
  const { words, paths } = visit.reader;
  const told = digest.stories.flatMap((story) => storyBlocks(story, digest.timeZone, { words }));
  return {
    id: entryId("digest", digest.id),
    title: `${shown(digest.title)}, ${longDate(lastMoment(digest), digest.timeZone, words)}`,
    path: paths.digest(digest.id),
    at: feedTime(digest.window.until),
    language: null,
    html: await markup(told, visit),
  };
}

async function topicFeed(topic: string, visit: Visit): Promise<RoomFeed> {
  const stories = await storiesUnder(topic, visit);
  const entries = await Promise.all(stories.map((story) => storyEntry(story, visit)));
  return { title: `${shown(topic)} · Soundbite`, path: visit.reader.paths.topic(topic), entries: newestFirst(entries) };
}

async function storyEntry(story: DigestStory, visit: Visit): Promise<FeedEntry> {
  const { desk, reader } = visit;
  const times = story.articles.flatMap(({ publishedAt }) => feedTime(publishedAt) ?? []);
  return {
    id: entryId("story", story.id),
    title: shown(story.headline),
    path: reader.paths.story(story.id),
    at: times.sort().at(-1) ?? null,
    language: null,
    html: await markup(storyBlocks(story, desk.timeZone, { words: reader.words }), visit),
  };
}

/** What was said, and the articles, that a search finds. */
async function searchFeed(asked: Asked, visit: Visit): Promise<RoomFeed | null> {
  const { desk, reader } = visit;
  const asking = { desk, scope: reader.scope };
  const { utterances } = await askWhoSaid(quotesWithin(asked, asking), quoteQuestion(asked, FOUND, asking));
  const articles = asked.speaker === "" && asked.q !== "" ? (await foundArticles(asked, asking)).articles : [];
  const quotes = await Promise.all(utterances.map((utterance) => quoteEntry(utterance, visit)));
  const { q, speaker, outlet, since, until, topic, language } = asked;
  // A name that nobody seen bears is not told back.
  if ((speaker !== "" || (outlet !== "" && q === "")) && quotes.length === 0) return null;
  const isSpeaker = [q, outlet, since, until, topic, language].every((one) => one === "");
  return {
    title: `${[q, speaker, outlet]
      .filter((part) => part !== "")
      .map(shown)
      .join(" · ")} · Soundbite`,
    path: isSpeaker
      ? reader.paths.speaker(speaker)
      : reader.paths.search({ q, speaker, outlet, since, until, topic, language }),
    entries: newestFirst([...quotes, ...articles.slice(0, FOUND).map((article) => articleEntry(article, visit))]),
  };
}

async function quoteEntry(utterance: Utterance, visit: Visit): Promise<FeedEntry> {
  const { desk, reader } = visit;
  const { words, paths } = reader;
  const { hit, speaker, text } = utterance;
  const who = [speaker?.name, hit.article.outlet].flatMap((name) => (name ? [shown(name)] : []));
  return {
    id: entryId("quote", `${hit.article.id} ${hit.start}`),
    title: `${who.length > 0 ? `${who.join(", ")}: ` : ""}${shown(text.slice(0, 200))}`,
    path: paths.article(hit.article.id, quoteAnchor(hit)),
    at: feedTime(hit.article.publishedAt),
    language: languageTag(hit.article.language),
    html: await markup(presentUtterance(utterance, { timeZone: desk.timeZone, words }), visit),
  };
}

function articleEntry(article: ArticleHeading, { reader: { words, paths } }: Visit): FeedEntry {
  const title = shown(article.title ?? words.say("story.untitled"));
  return {
    id: entryId("article", article.id),
    title: article.outlet === null ? title : `${title} (${shown(article.outlet)})`,
    path: paths.article(article.id),
    at: feedTime(article.publishedAt),
    language: languageTag(article.language),
    html: "",
  };
}

const markup = async (blocks: readonly MessageBlock[], { reader }: Visit): Promise<string> =>
  String(await blocksOf(blocks, reader.words));

const newestFirst = (entries: readonly FeedEntry[]): FeedEntry[] =>
  entries.toSorted((one, other) => (other.at ?? "").localeCompare(one.at ?? ""));
