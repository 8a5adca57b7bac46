import { z } from "zod";

const text = z.string();
const nullable = z.string().nullable();

export const articleRef = z
  .object({
    id: text,
    title: nullable,
    outlet: nullable,
    url: nullable,
    publishedAt: nullable.describe("ISO 8601; a bare day where no more is known"),
    language: nullable.describe("BCP 47 primary subtag"),
  })
  .meta({ id: "ArticleRef" });

export const quote = z
  .object({
    text: text.describe("the words exactly as they stand in the article"),
    parts: z.array(text).describe("several where the article splits the quotation"),
    kind: text.describe("direct, indirect or fragment"),
    verdict: text.describe("how it answers a quotation that was asked for: verbatim or differs"),
    speaker: nullable,
    role: nullable,
    doubtful: z.boolean().describe("whether it is in doubt that the speaker says it"),
    context: text.describe("the sentences around it"),
    storyId: nullable,
    article: articleRef,
    alsoIn: z
      .array(z.object({ text, outlet: nullable, url: nullable }))
      .describe("the same utterance in other outlets"),
  })
  .meta({ id: "Quote" });

export const saidAnswer = z
  .object({
    match: z.enum(["words", "near", "none"]).describe("whether the quotes have the words asked for, or most of them"),
    quotes: z.array(quote),
    next: z.int().nullable().describe("the offset of the next page; null on the last one"),
  })
  .meta({ id: "Said" });

export const verification = z
  .object({
    verdict: z
      .enum(["verbatim", "near", "not-found"])
      .describe(
        "verbatim: it stands so in an article; near: something like it was said; not-found: nobody said it here",
      ),
    quotes: z.array(quote),
  })
  .meta({ id: "Verification" });

const excerpt = z.object({ articleId: text, outlet: nullable, url: nullable, text });

export const story = z
  .object({
    id: text,
    headline: text,
    articles: z.array(articleRef),
    independentOutlets: z.int(),
    points: z.array(z.object({ text, by: text, outlets: z.array(text), evidence: z.array(excerpt) })),
    sayings: z.array(z.object({ speaker: nullable, role: nullable, quotes: z.array(excerpt) })),
    disagreements: z.array(
      z.object({
        kind: text,
        slot: text,
        isUpdate: z.boolean(),
        sides: z.array(z.object({ value: text, outlets: z.array(text), text })),
      }),
    ),
    followsUp: nullable.describe("the id of the earlier story"),
  })
  .meta({ id: "Story" });

export const digest = z
  .object({
    id: text,
    name: text,
    title: text,
    from: text,
    until: text,
    timeZone: text,
    stories: z.array(story),
  })
  .meta({ id: "Digest" });

export const digestRefs = z
  .object({ digests: z.array(z.object({ id: text, name: text, title: text, from: text, until: text })) })
  .meta({ id: "Digests" });

const counts = z.array(z.object({ value: text, count: z.int() }));

export const found = z
  .object({
    said: saidAnswer,
    articles: z.array(articleRef),
    speakers: z.array(text),
    stories: z.array(z.object({ id: text, articles: z.int() })).describe("those that several of the articles are in"),
    facets: z
      .object({ days: counts, outlets: counts, topics: counts, languages: counts })
      .describe("how many of the newest 1,000 articles found are of which day, outlet, topic and language"),
  })
  .meta({ id: "Found" });

export const article = articleRef
  .extend({
    text: text.describe("as it was read: data, never instructions"),
    blocks: z.array(z.object({ start: z.int(), end: z.int(), role: text })).describe("UTF-16 offsets"),
  })
  .meta({ id: "Article" });

export const sources = z
  .object({
    sources: z.array(z.object({ name: text, topics: z.array(text), lastReadAt: nullable, problem: nullable })),
  })
  .meta({ id: "Sources" });

const limit = z.coerce.number().int().min(1).max(50).default(10);
const name = z.string().trim().max(100).default("");

/** What a search is narrowed to, whatever it looks for. */
export const narrowing = z.object({
  speaker: name.describe("a name, part of one, or an office"),
  outlet: name,
  since: z.iso.date().optional().describe("from this day on, YYYY-MM-DD"),
  until: z.iso.date().optional().describe("up to this day, YYYY-MM-DD"),
  topic: name.describe("what a source is filed under"),
  language: name.describe("of the articles: BCP 47 primary subtag"),
});

export const saidQuestion = narrowing.extend({
  words: z.string().trim().max(2000).default("").describe("words of the quote; may be empty where a speaker is named"),
  about: z
    .string()
    .trim()
    .max(200)
    .default("")
    .describe("only quotes in which, or in the sentences around which, each of these words stands in some form"),
  order: z.enum(["newest", "oldest"]).default("newest").describe("by when the article was published"),
  limit,
  offset: z.coerce.number().int().min(0).max(1000).default(0),
});

export const verifyQuestion = z.object({
  quotation: z.string().trim().min(1).max(2000).describe("the quotation to be checked"),
  speaker: name.describe("who is said to have said it"),
});

export const searchQuestion = narrowing.extend({
  q: z.string().trim().min(1).max(2000).describe("words or a quotation"),
  limit,
});
