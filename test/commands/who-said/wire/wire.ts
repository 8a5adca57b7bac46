import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { placeArticles } from "../../../../src/digest/collect/place-articles.ts";
import { readArticle } from "../../../../src/reading/read.ts";
import { articleFromText } from "../../../../src/sources/extract/plain-text/article.ts";
import { openSqlite } from "../../../../src/store/sqlite/open.ts";
import type { Store } from "../../../../src/store/store.ts";
import { rulesSummarizer } from "../../../../src/summarize/rules/rules.ts";

/** `nobody`: the words are no one's; `reported`: told as somebody's, without quote marks. */
type Kind = "verbatim" | "differs" | "reported" | "nobody";

export interface WireQuestion {
  readonly kind: Kind;
  readonly words: string;
  /** A part of the name of whoever said it. */
  readonly speaker: string | null;
  /** For words that are not quite what was said: the words on record. */
  readonly onRecord: string | null;
}

const text = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const LIMITS = { points: 5, words: null };
const READ_AT = new Date("2025-04-03T08:00:00Z");

/** What a newsroom of our own wrote in a month, read and sorted as the bot does. */
export async function aWire(): Promise<Store> {
  const store = await openSqlite(":memory:");
  const articles = text("articles.txt")
    .split(/^=== /m)
    .slice(1)
    .map((entry) => {
      const [head = "", ...lines] = entry.split("\n");
      const [id = "", outlet, publishedAt, title] = head.split(" | ");
      return articleFromText(lines.join("\n").trim(), {
        id,
        outlet,
        publishedAt,
        title,
        url: `https://wire.example/${id}`,
      });
    });
  const seenAt = READ_AT.toISOString();
  await store.keepArticles(
    articles.map((article) => ({ article, sourceId: "wire", leadKey: article.id, seenAt, tenant: "" })),
  );
  const { signal } = new AbortController();
  for (const article of articles) {
    await store.keepReading({ article, reading: await readArticle(article, rulesSummarizer(), LIMITS, signal) });
  }
  await placeArticles(store, READ_AT, 60);
  return store;
}

/** The questions, with who said it or that nobody did. */
export function wireQuestions(): WireQuestion[] {
  return text("questions.txt")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [kind, words = "", speaker = null, onRecord = null] = line.split(" | ");
      return { kind: kind as Kind, words, speaker, onRecord };
    });
}

/** A third of the questions is never looked at while the rules are worked on. */
export const isKeptAside = ({ words }: WireQuestion): boolean =>
  (createHash("sha256").update(words).digest()[0] ?? 0) % 3 === 0;
