import type { Refusal } from "../../model/reading.ts";
import { blankSeparatedCount, wordsOf } from "../../text/words.ts";

const list = (phrases: string): string[] => phrases.split(",").map((phrase) => phrase.trim());

/** A text of so few words with a single phrase of a notice is one. */
const FEW_WORDS = 110;
/** No notice is longer, in UTF-16 code units. */
const LONGEST = 3000;
/** One of more than a few words has two phrases, and speaks to its visitor in a large part. */
const LARGE_PART = 0.4;

const BLOCKED = list(`access denied, access to this page has been denied, you don't have permission to access,
  are you a robot, verify you are human, verify you are a human, verifying you are human, checking your browser,
  enable javascript, javascript is disabled, javascript is required, please enable cookies, page not found,
  404 not found, 403 forbidden, error 404, the page you requested, the page you are looking for,
  this page does not exist, this page is no longer available, service unavailable, bad gateway, too many requests,
  unusual traffic, complete the captcha, attention required, not available in your, you have been blocked,
  been blocked, you are unable to access, security service to protect itself, ray id, triggered the security,
  something went wrong, internal server error, encountered an internal error, unavailable due to legal reasons,
  access cannot be granted, to view this page, enter your date of birth, performing some maintenance,
  be back soon, your session has expired, your browser is not supported, does not support cookies`);
const COOKIES =
  list(`we use cookies, this site uses cookies, this website uses cookies, uses cookies to, accept all cookies,
  manage cookies, cookie preferences, your privacy choices, consent to the use of cookies, we and our,
  process personal data, processing of your personal data, personalised ads, personalized ads,
  access information on a device, we value your privacy, accept all, reject all, refuse to consent`);
const PAYWALL = list(`subscribe to continue, subscribe to read, to continue reading, subscribers only, for subscribers,
  subscriber-only, already a subscriber, start your free trial, register to read, sign in to read, log in to read,
  sign in to continue, log in to continue, create a free account, you have reached your limit, free articles remaining,
  this article is for, unlock this article, subscribe now, to read the full story, try unlimited access, cancel anytime,
  cancel any time, on any device, pay a year upfront, subscribe to unlock,
  last free article, to keep reading`);

const NOTICES: readonly { readonly phrases: readonly string[]; readonly reason: string }[] = [
  { phrases: BLOCKED, reason: "a page that asks for something before it shows an article" },
  { phrases: COOKIES, reason: "a notice about cookies" },
  { phrases: PAYWALL, reason: "the stub before a paywall" },
];

/** Whether a page speaks to its visitor and not of the news: blocked, missing, a cookie wall, the stub before a paywall. */
export function noticeOf(lines: readonly string[]): Refusal | null {
  if (lines.reduce((total, line) => total + line.length, 0) > LONGEST) return null;
  const words = wordsIn(lines);
  const pieces = lines.flatMap(piecesOf);
  const addressing = pieces.filter(addressesVisitor);
  const found = NOTICES.map((notice) => ({ ...notice, count: countOf(notice.phrases, addressing) }));
  const phrases = found.reduce((total, { count }) => total + count, 0);
  const isLargely = wordsIn(addressing) >= LARGE_PART * wordsIn(pieces);
  if (phrases === 0 || (words > FEW_WORDS && (phrases < 2 || !isLargely))) return null;
  const [first] = found.toSorted((a, b) => b.count - a.count);
  return first ? { code: "not-an-article", reason: first.reason } : null;
}

/** The sentences of a line, in small letters with their end marks. */
const piecesOf = (line: string): string[] =>
  (
    line
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[^.!?]+[.!?]*/g) ?? []
  ).map((piece) => piece.trim());

const SECOND_PERSON = new Set("you your you're you've yours please click".split(" "));
/** A label or an order to the visitor is short; a report of one is not. */
const MOST_WORDS_OF_A_LABEL = 12;

function addressesVisitor(piece: string): boolean {
  const words = wordsOf(piece);
  if (words.some(({ lower }) => SECOND_PERSON.has(lower))) return true;
  return words.length <= MOST_WORDS_OF_A_LABEL && (!piece.endsWith(".") || countOf(ALL, [piece]) > 0);
}

const ALL = NOTICES.flatMap(({ phrases }) => phrases);

const countOf = (phrases: readonly string[], pieces: readonly string[]): number =>
  phrases.filter((phrase) => pieces.some((piece) => piece.includes(phrase))).length;

const wordsIn = (pieces: readonly string[]): number =>
  pieces.reduce((total, piece) => total + blankSeparatedCount(piece), 0);
