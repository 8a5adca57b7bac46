import { withoutQuoted } from "../language/quote-marks.ts";
import { blankSeparatedCount, wordsOf } from "../language/words.ts";
import type { Article, TextRange } from "../model/article.ts";
import type { Refusal } from "../model/reading.ts";

const list = (phrases: string): string[] => phrases.trim().split(/\s*,\s*/);

/** Pages of more words than this are no notices and no stubs, whatever phrases stand in them. */
const MOST_NOTICE_WORDS = 80;
const MOST_STUB_WORDS = 110;
const FEWEST_WORDS = 8;

const BLOCKED = list(`access denied, access to this page has been denied, you don't have permission to access,
  are you a robot, verify you are human, verifying you are human, checking your browser, enable javascript,
  javascript is disabled, javascript is required, please enable cookies, page not found, 404 not found, 403 forbidden,
  error 404, the page you requested, this page does not exist, this page is no longer available, service unavailable,
  bad gateway, too many requests, unusual traffic, complete the captcha, attention required, site is not available in your`);
const COOKIES =
  list(`we use cookies, this site uses cookies, this website uses cookies, uses cookies to, accept all cookies,
  manage cookies, cookie preferences, your privacy choices, consent to the use of cookies, we and our partners`);
const PAYWALL = list(`subscribe to continue, subscribe to read, to continue reading, subscribers only, for subscribers,
  subscriber-only, already a subscriber, start your free trial, register to read, sign in to read, log in to read,
  sign in to continue, log in to continue, create a free account, you have reached your limit, free articles remaining,
  this article is for, unlock this article, subscribe now`);

/**
 * Why an article is no news to be told in points; null where it is. It errs on the side of news: what has sentences of a
 * report is told, whatever stands around it.
 */
export function refusalOf(article: Article, sentences: readonly TextRange[]): Refusal | null {
  const words = blankSeparatedCount(article.text);
  const report = sentences.map(({ start, end }) => article.text.slice(start, end));
  return noticeOf(article.text, words) ?? shapeOf(article, report, words) ?? lengthOf(report);
}

function noticeOf(text: string, words: number): Refusal | null {
  if (words > MOST_STUB_WORDS) return null;
  const lower = text.toLowerCase().replaceAll("’", "'");
  const has = (phrases: readonly string[]): boolean => phrases.some((phrase) => lower.includes(phrase));
  if (words <= MOST_NOTICE_WORDS && has(BLOCKED))
    return { code: "not-an-article", reason: "a page that asks for something before it shows an article" };
  if (words <= MOST_NOTICE_WORDS && has(COOKIES)) return { code: "not-an-article", reason: "a notice about cookies" };
  if (has(PAYWALL)) return { code: "not-an-article", reason: "the stub before a paywall" };
  return null;
}

function lengthOf(report: readonly string[]): Refusal | null {
  let words = 0;
  for (const sentence of report) {
    if (isFinished(sentence)) words += blankSeparatedCount(sentence);
    if (words >= FEWEST_WORDS) return null;
  }
  return { code: "too-short", reason: "too short to be told in points" };
}

const isFinished = (sentence: string): boolean =>
  /[.!?…]["'”’)\]]{0,3}$/.test(sentence.trimEnd().slice(-4)) && wordsOf(sentence).length > 4;

const MANY_LINES = 8;
const MOST = 0.6;

function shapeOf(article: Article, report: readonly string[], words: number): Refusal | null {
  const lines = article.text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  if (lines.length < MANY_LINES) return null;
  const share = (test: (line: string) => boolean): number => lines.filter(test).length / lines.length;
  if (share(isTableRow) >= MOST) return { code: "table", reason: "a table" };
  if (share(isTimed) >= LIVE && report.length > 3) return { code: "live-blog", reason: "a live blog" };
  if (share(isTurn) >= MOST) return { code: "transcript", reason: "a transcript" };
  if (share(isQuestion) >= ASKED && isAnswered(lines))
    return { code: "interview", reason: "an interview in questions and answers" };
  const finished = () => report.filter(isFinished).join(" ");
  const isListed = share(isListItem) >= MOST && blankSeparatedCount(finished()) < words / 2;
  return isListed ? { code: "list", reason: "a list" } : null;
}

const LIVE = 0.2;
const ASKED = 0.3;

/** "Lyon | 3 | 1.5", "Lyon	3	12": cells, most of them numbers or single words. */
const isTableRow = (line: string): boolean => {
  if (!/[\t|;]| {3}/.test(line)) return false;
  const cells = line.split(/\t|\||;| {3,}/).filter((cell) => cell.trim() !== "");
  return cells.length >= 3 && cells.every((cell) => blankSeparatedCount(cell) <= 4);
};

/** "14:32", "2.05pm BST": a line that starts with the time of an entry. */
const isTimed = (line: string): boolean => /^\[?\d{1,2}[:.h]\d{2}\]?(?:\s?[ap]\.?m\b\.?)?/i.test(line);

/** "BERG: Thank you.", "Q: Why?": a speaker's turn. */
const isTurn = (line: string): boolean => /^(?:\p{Lu}[\p{Lu}.'’ -]{1,30}|[QA]\d{0,2})[:.]\s/u.test(line);

const isQuestion = (line: string): boolean =>
  line.length < 300 && line.includes("?") && withoutQuoted(line).trimEnd().endsWith("?");

/** Questions that stand on lines of their own, each before a longer answer. */
const isAnswered = (lines: readonly string[]): boolean =>
  lines.filter((line, index) => isQuestion(line) && (lines[index + 1]?.length ?? 0) > line.length).length >= 3;

const isListItem = (line: string): boolean =>
  /^(?:[-–—•·*▪●]|\(?\d{1,3}[.):])\s?\S/.test(line) || blankSeparatedCount(line) <= 6;
