import { cleanLines } from "../../../src/chat/clean.ts";
import { escapeText as discordEscaped } from "../../../src/chat/discord/escape.ts";
import { escapeText as slackEscaped } from "../../../src/chat/slack/render.ts";
import { languageOf } from "../../../src/languages/known.ts";
import type { Language } from "../../../src/languages/language.ts";
import { sentencesOf } from "../../../src/languages/sentences/split.ts";
import { searchTerms } from "../../../src/languages/terms/search-terms.ts";
import { findQuotes } from "../../../src/reading/quotes/find-quotes.ts";
import { discourseOf } from "../../../src/reading/quotes/resolve/discourse.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import { readEntry, readPage } from "../../../src/sources/extract/html/page.ts";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { readFeed } from "../../../src/sources/feed/read.ts";
import { choiceOf } from "../../../src/summarize/ollama/parse-choice.ts";
import { shownQuestion } from "../../../src/summarize/ollama/shown.ts";
import { rulesSummarizer } from "../../../src/summarize/rules/rules.ts";

const ENGLISH = languageOf("en") as Language;
const ADDRESS = "https://courier.example/a";
const rules = rulesSummarizer();
const NEVER = new AbortController().signal;
const article = (text: string) => articleFromText(text, { id: "a", url: null, title: "A title" });

const CANDIDATES = ["It rained.", "It snowed."].map((text) => ({ text, outlet: null, day: null }));
const QUESTION = { candidates: CANDIDATES, headlines: [], quotes: [], points: 1, language: null };
const SHOWN = shownQuestion(QUESTION, 1_000, 1);

/** Everything that reads texts from outside, each from such a text to what it makes of it. */
export const SCANNERS: Readonly<Record<string, (text: string) => unknown>> = {
  feed: (text) => readFeed(Buffer.from(`<rss><channel><item><title>a</title>${text}`), ADDRESS, null),
  "feed, in a title": (text) => readFeed(Buffer.from(`<rss><channel><item><title>${text}`), ADDRESS, null),
  "JSON feed": (text) => readFeed(Buffer.from(`{"items":[{"title":${JSON.stringify(text)}}]}`), ADDRESS, null),
  page: (text) => readPage(`<html><body><article><p>${text}`, ADDRESS),
  "page, in its head": (text) => readPage(`<html><head><meta name="author" content="${text}">`, ADDRESS),
  "feed entry": (text) => readEntry(text, ADDRESS, "A title"),
  "plain text": article,
  sentences: (text) => sentencesOf(text, 0, text.length, ENGLISH),
  quotes: (text) => {
    const read = article(text);
    return findQuotes(read, discourseOf(read, ENGLISH));
  },
  "key points": (text) => {
    const read = article(text);
    const sentences = splitSentences(read.text, read.blocks, ENGLISH);
    return rules.summarize({ article: read, sentences, quotes: [] }, { points: 3, words: null }, NEVER);
  },
  "search terms": (text) => searchTerms(text),
  "clean lines": (text) => cleanLines(text),
  "escaped for Discord": (text) => discordEscaped(text),
  "escaped for Slack": (text) => slackEscaped(text),
  "a model's answer": (text) => [choiceOf(`{"points":[${text}`, SHOWN), choiceOf(text, SHOWN)],
};
