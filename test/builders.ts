import { languageOf } from "../src/languages/known.ts";
import type { Language } from "../src/languages/language.ts";
import type { Article } from "../src/model/article.ts";
import type { Digest, DigestStory, Receipt } from "../src/model/digest.ts";
import type { ReadArticle, Reading } from "../src/model/reading.ts";
import type {
  Disagreement,
  Saying,
  SayingQuote,
  Story,
  StoryArticle,
  StoryExcerpt,
  StoryPoint,
} from "../src/model/story.ts";
import type { Subscription } from "../src/model/subscription.ts";
import { clocksAt } from "../src/schedule/slots.ts";
import type { TimedSlot } from "../src/store/delivery-store.ts";

/** Small fictional things, complete and valid; a test says only what matters to it. */

export const ENGLISH = languageOf("en") as Language;

const TEXT = "The harbour bridge in Port Ellery reopened on Tuesday. Engineers replaced 214 bolts.";

export function anArticle(of: Partial<Article> = {}): Article {
  const text = of.text ?? TEXT;
  const url = of.url === undefined ? "https://ellery-courier.example/bridge" : of.url;
  return {
    id: url ?? "article-without-address",
    url,
    title: "Harbour bridge reopens",
    outlet: "Ellery Courier",
    author: null,
    agencies: [],
    publishedAt: "2025-02-12T18:00:00.000Z",
    publishedPrecision: "minute",
    language: "en",
    blocks: [{ start: 0, end: text.length, role: "body" }],
    ...of,
    text,
  };
}

export function aReading(of: Partial<Reading> = {}): Reading {
  return {
    articleId: "https://ellery-courier.example/bridge",
    by: "rules",
    sentences: [],
    keyPoints: [],
    quotes: [],
    names: [],
    refusal: null,
    ...of,
  };
}

/** An article with a reading whose one key point is its text up to the first full stop. */
export function aReadArticle(of: Partial<Article> = {}, reading: Partial<Reading> = {}): ReadArticle {
  const article = anArticle(of);
  const sentence = { start: 0, end: article.text.indexOf(".") + 1 };
  return {
    article,
    reading: aReading({
      articleId: article.id,
      sentences: [sentence],
      keyPoints: [{ text: article.text.slice(sentence.start, sentence.end), evidence: [sentence], by: "rules" }],
      ...reading,
    }),
  };
}

export function aStoryArticle(of: Partial<StoryArticle> = {}): StoryArticle {
  return {
    id: "courier-bridge",
    title: "Harbour bridge reopens",
    outlet: "Ellery Courier",
    url: "https://ellery-courier.example/bridge",
    publishedAt: "2025-02-12T18:00:00.000Z",
    agencies: [],
    ...of,
  };
}

export function anExcerpt(text: string, of: Partial<StoryExcerpt> = {}): StoryExcerpt {
  return {
    articleId: "courier-bridge",
    outlet: "Ellery Courier",
    url: "https://ellery-courier.example/bridge",
    start: 0,
    end: text.length,
    ...of,
    text,
  };
}

export function aPoint(text: string, of: Partial<StoryPoint> = {}): StoryPoint {
  return { by: "rules", evidence: [anExcerpt(text)], outlets: ["Ellery Courier"], ...of, text };
}

export function aSayingQuote(text: string, of: Partial<SayingQuote> = {}): SayingQuote {
  return { ...anExcerpt(text), kind: "direct", ...of };
}

export function aSaying(text: string, of: Partial<Saying> = {}): Saying {
  return { speaker: { name: "Mara Lindqvist", role: "harbour master" }, quotes: [aSayingQuote(text)], ...of };
}

export function aDisagreement(
  slot: string,
  sides: readonly (readonly [value: string, outlet: string])[],
): Disagreement {
  return {
    kind: "figure",
    slot,
    isUpdate: false,
    sides: sides.map(([value, outlet]) => ({
      value,
      outlets: [outlet],
      excerpt: anExcerpt(`The ${slot} stood at ${value}.`, { outlet, articleId: outlet }),
    })),
  };
}

export function aStory(of: Partial<Story> = {}): Story {
  return {
    id: "bridge",
    headline: "Harbour bridge reopens after 214 bolts are replaced",
    articles: [aStoryArticle()],
    copies: [],
    independentOutlets: 1,
    keyPoints: [aPoint("The harbour bridge in Port Ellery reopened on Tuesday.")],
    sayings: [],
    disagreements: [],
    followsUp: null,
    ...of,
  };
}

export function aReceipt(of: Partial<Receipt> = {}): Receipt {
  return { sourcesRead: 4, sourcesFailed: [], articles: 6, by: { rules: 6 }, ...of };
}

export function aDigestStory(of: Partial<DigestStory> = {}): DigestStory {
  return { ...aStory(of), earlier: null, newPoints: [], by: ["rules"], ...of };
}

export function aDigest(of: Partial<Digest> = {}): Digest {
  return {
    id: "0123456789abcdef",
    name: "morning",
    title: "Morning digest",
    window: { from: "2025-02-12T06:00:00.000Z", until: "2025-02-13T06:00:00.000Z" },
    timeZone: "Europe/Stockholm",
    topics: [],
    stories: [aDigestStory()],
    leftOut: [],
    receipt: aReceipt(),
    ...of,
  };
}

export function aSlot(subscriptionId: string, dueAt: string): TimedSlot {
  return { subscriptionId, dueAt, shown: clocksAt(dueAt, "UTC") };
}

export function aSubscription(of: Partial<Subscription> = {}): Subscription {
  return {
    id: "harbour-channel",
    chat: "discord",
    workspace: "guild-1",
    place: "channel-1",
    name: "morning",
    topics: ["harbour"],
    cron: "0 8 * * 1-5",
    timeZone: "Europe/Stockholm",
    quietDays: [],
    state: "active",
    pausedBecause: null,
    createdBy: "user-1",
    createdAt: "2025-02-12T06:00:00.000Z",
    ...of,
  };
}
