import { isUpperAt } from "../../../text/characters.ts";
import { LABELS, LINE_STARTS, LINK_LIST_HEADS, WHOLE_LINES } from "./furniture-words.ts";

const LONGEST_FURNITURE_WORDS = 45;

const SHARED_NOTICES: readonly (readonly [string, string])[] = [
  ["cookie", "polic"],
  ["cookie", "setting"],
  ["cookie", "consent"],
  ["cookie", "browser"],
  ["cookie", "accept"],
  ["cookie", "your"],
  ["privacy policy", "terms"],
  ["privacy", "statement"],
  ["rights reserved", ""],
  ["automatically", "translat"],
  ["not responsible for", "translat"],
  ["newsletter", "inbox"],
  ["newsletter", "subscri"],
  ["newsletter", "sign up"],
  ["may not be published, broadcast", ""],
  ["story continues below", ""],
  ["article continues", "below"],
];

const READING_TIME = /^(?:\d{1,3}|one|two|three|four|five) ?(?:min|mins|minute|minutes)(?: read| to read)?\b.{0,60}$/i;
const READING_TIME_LABEL = /^(?:reading time|estimated reading|read time)\b/i;
const FOLLOW_ON =
  /^follow .{2,80} (?:on (?:twitter|facebook|instagram|x|threads|bluesky|linkedin|youtube)|@\w{2,40})\b/i;
const COUNT_LINE = /^[\d,.]{1,9}k? (?:shares?|comments?|views?|likes?|retweets?|replies)$/i;
const BARE_ADDRESS = /^[<(]?https?:\/\/\S{3,600}$/i;

/** Whether a line, as plain words, belongs to the page and not to the article. */
export function isFurniture(words: string, wordCount: number): boolean {
  if (words === "" || wordCount > LONGEST_FURNITURE_WORDS) return false;
  const lower = words.toLowerCase().replaceAll("’", "'");
  const bare = withoutEdges(lower);
  if (bare === "" || WHOLE_LINES.has(bare) || LINK_LIST_HEADS.has(bare)) return true;
  if (isLabelled(words, lower)) return true;
  if (wordCount <= 30 && startsAsFurniture(lower, words)) return true;
  return isNotice(lower) || hasFurnitureShape(words);
}

/** Whether a line heads a list of other articles: "Related articles", "Most read". */
export const headsLinkList = (words: string): boolean =>
  words.length <= 40 && LINK_LIST_HEADS.has(withoutEdges(words.toLowerCase().replaceAll("’", "'")));

const hasFurnitureShape = (words: string): boolean =>
  READING_TIME.test(words) ||
  READING_TIME_LABEL.test(words) ||
  FOLLOW_ON.test(words) ||
  COUNT_LINE.test(words) ||
  BARE_ADDRESS.test(words);

/** A line that starts as furniture; where the words could start a sentence too, it must look like no sentence. */
function startsAsFurniture(lower: string, words: string): boolean {
  return isUpperAt(words, 0) || lower.startsWith("©") || lower.startsWith("(c)")
    ? (STARTS_BY_LETTER.get(lower.charCodeAt(0)) ?? []).some((start) => lower.startsWith(start))
    : false;
}

const STARTS_BY_LETTER = Map.groupBy(LINE_STARTS, (start) => start.charCodeAt(0));

const NOTICE = /cookie|privacy|rights reserved|translat|newsletter|published, broadcast|continues/;

const isNotice = (lower: string): boolean =>
  NOTICE.test(lower) && SHARED_NOTICES.some(([first, second]) => lower.includes(first) && lower.includes(second));

/** "Related: …", "READ MORE | …", "Watch – …". */
function isLabelled(words: string, lower: string): boolean {
  const colon = lower.slice(0, 30).search(/[:|»>]/);
  return colon > 1 && LABELS.has(lower.slice(0, colon).trim()) && isUpperAt(words, 0) && !/[“"]\s*$/.test(words);
}

/** Without the marks and signs that stand around the words of a button or label. */
function withoutEdges(lower: string): string {
  const inner = lower.replace(/^[^\p{L}\p{N}]{1,20}/u, "");
  // A pattern that ends in "$" is tried at every sign of a line: only the end is given to it.
  return inner.slice(0, -LONGEST_EDGE) + inner.slice(-LONGEST_EDGE).replace(/[^\p{L}\p{N}]{1,20}$/u, "");
}

/** Twenty characters of two code units each, and one more. */
const LONGEST_EDGE = 41;
