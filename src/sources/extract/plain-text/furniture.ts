import { isLowerAt, isUpperAt } from "../../../text/characters.ts";
import { once } from "../../../text/once.ts";
import { anyOf, pageWords } from "../words.ts";

const LONGEST_FURNITURE_WORDS = 45;

/** Words of a notice that stand together in no report: "cookie … settings". */
const noticePairs = once(() => [...pageWords("notice-pair")].map((pair) => pair.split(" … ")));

const shapes = once(() => [
  new RegExp(`^(?:\\d{1,3}|${anyOf("reading-number")}) ?${anyOf("reading-unit")}(?!\\p{L}).{0,60}$`, "iu"),
  new RegExp(`^${anyOf("reading-label")}(?!\\p{L})`, "iu"),
  new RegExp(`^follow .{2,80} (?:on ${anyOf("network")}|@\\w{2,40})(?!\\p{L})`, "iu"),
  new RegExp(`^[\\d,.]{1,9}k? ${anyOf("counted")}$`, "i"),
]);
const BARE_ADDRESS = /^[<(]?https?:\/\/\S{3,600}$/i;

/** Whether a line, as plain words, belongs to the page and not to the article. */
export function isFurniture(words: string, wordCount: number): boolean {
  if (words === "" || wordCount > LONGEST_FURNITURE_WORDS) return false;
  const lower = words.toLowerCase().replaceAll("’", "'");
  const bare = withoutEdges(lower);
  if (bare === "" || pageWords("whole-line").has(bare) || pageWords("link-list-head").has(bare)) return true;
  if (isLabelled(lower, words)) return true;
  if (wordCount <= 30 && startsAsFurniture(lower, words)) return true;
  return isNotice(lower) || hasFurnitureShape(words);
}

/** Whether a line heads a list of other articles: "Related articles", "Most read". */
export const headsLinkList = (words: string): boolean =>
  words.length <= 40 && pageWords("link-list-head").has(withoutEdges(words.toLowerCase().replaceAll("’", "'")));

const hasFurnitureShape = (words: string): boolean =>
  BARE_ADDRESS.test(words) || shapes().some((shape) => shape.test(words));

/** A line that starts as furniture; where the words could start a sentence too, it must look like no sentence. */
function startsAsFurniture(lower: string, words: string): boolean {
  return isUpperAt(words, 0) || lower.startsWith("©") || lower.startsWith("(c)")
    ? (startsByLetter().get(lower.charCodeAt(0)) ?? []).some((start) => lower.startsWith(start))
    : false;
}

const startsByLetter = once(() => Map.groupBy(pageWords("line-start"), (start) => start.charCodeAt(0)));

const isNotice = (lower: string): boolean => noticePairs().some((parts) => parts.every((part) => lower.includes(part)));

/** "Related: …", "READ MORE | …", "Watch – …", "Lees ook: …", "【関連】…". */
function isLabelled(lower: string, words: string): boolean {
  const found = labelOf(lower);
  if (!found || isLowerAt(words, 0)) return false;
  const { label, bracketed } = found;
  if (pageWords("labelled").has(label)) return !/[“"]\s*$/.test(words);
  return (
    pageWords("pointer").has(label) || ((bracketed || label.includes(" ")) && pageWords("last-section").has(label))
  );
}

/** Where, in a line that is furniture, another article's headline begins behind a label: "Read also: …"; -1 where none does. */
export function pointedFrom(line: string): number {
  const found = labelOf(line.toLowerCase().replaceAll("’", "'"));
  if (!found || !pageWords("pointer").has(found.label)) return -1;
  const behind = line.slice(found.end).search(/\S/);
  return behind < 0 ? -1 : found.end + behind;
}

/** The words before the mark that parts a label from what it names; null where a line has none. */
function labelOf(lower: string): { readonly label: string; readonly bracketed: boolean; readonly end: number } | null {
  const bracketed = /^[【［〔]/.test(lower);
  const colon = lower.slice(0, LONGEST_LABEL).search(/[:|»>：】］〕]/);
  return colon < 2 ? null : { label: lower.slice(bracketed ? 1 : 0, colon).trim(), bracketed, end: colon + 1 };
}

const LONGEST_LABEL = 30;

/** Without the marks and signs that stand around the words of a button or label. */
function withoutEdges(lower: string): string {
  const inner = lower.replace(/^[^\p{L}\p{N}]{1,20}/u, "");
  // A pattern that ends in "$" is tried at every sign of a line: only the end is given to it.
  return inner.slice(0, -LONGEST_EDGE) + inner.slice(-LONGEST_EDGE).replace(/[^\p{L}\p{N}]{1,20}$/u, "");
}

/** Twenty characters of two code units each, and one more. */
const LONGEST_EDGE = 41;
