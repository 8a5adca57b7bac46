import type { Language } from "../../../languages/language.ts";
import { sentencesOf } from "../../../languages/sentences/split.ts";
import { wordsOfKind } from "../../../languages/word-kinds.ts";
import { WORDLESS } from "../../../languages/wordless.ts";
import type { Block, BlockRole, TextRange } from "../../../model/article.ts";
import { isLowerAt, isUpperAt } from "../../../text/characters.ts";
import { pointsAtPicture } from "./captions.ts";
import { isContribution, isCredit } from "./credits.ts";
import { findDateline } from "./dateline.ts";
import { isFurniture } from "./furniture.ts";
import { runningHeadEnd } from "./running-head.ts";

const LONGEST_STRAY = 160;
const MOST_HEADING_WORDS = 8;
const pointsBack = wordsOfKind("function-words", "points-back");

/** What a paragraph of body holds: its dateline, the body, and furniture that scraping ran into it. */
export function blocksWithin(
  text: string,
  paragraph: TextRange,
  isFirst: boolean,
  isLast: boolean,
  language: Language | null,
): Block[] {
  const blocks: Block[] = [];
  let { start } = paragraph;
  const head = isFirst ? runningHeadEnd(text, start, paragraph.end) : start;
  if (head > start) {
    blocks.push({ start, end: trimEnd(text, start, head), role: "byline" });
    start = head;
  }
  const dateline = isFirst ? findDateline(text, start, paragraph.end) : null;
  if (dateline) {
    blocks.push({ start, end: dateline.end, role: "dateline" });
    start = dateline.end;
  }
  return [...blocks, ...bodyBlocks(text, { start, end: paragraph.end }, isLast, language)];
}

function bodyBlocks(text: string, range: TextRange, isLast: boolean, language: Language | null): Block[] {
  const stray = text.slice(range.start, range.end).includes(" .") || isLast;
  const sentences = stray ? sentencesOf(text, range.start, range.end, language) : [];
  if (sentences.length < 2) return nonEmpty(text, range);
  const roles = sentences.map((sentence, i) => strayRole(text, sentence, sentences[i + 1], language ?? WORDLESS));
  if (isLast) markClosing(text, sentences, roles);
  return merged(sentences, roles);
}

function nonEmpty(text: string, { start, end }: TextRange): Block[] {
  let from = start;
  while (from < end && text.charAt(from).trim() === "") from++;
  return from < end ? [{ start: from, end, role: "body" }] : [];
}

/** The role of a line that lost its line break: it ends with a blank before its full stop. */
function strayRole(
  text: string,
  { start, end }: TextRange,
  next: TextRange | undefined,
  language: Language,
): BlockRole {
  if (!text.startsWith(" .", end - 2) || end - start > LONGEST_STRAY) return "body";
  const words = text.slice(start, end - 2).trim();
  const count = words.split(/\s+/).length;
  if (isFurniture(words, count)) return "boilerplate";
  if (pointsAtPicture(words)) return "caption";
  const alone =
    !pointsBack(language).has(firstWord(words)) &&
    isUpperAt(words.replace(/^["'“‘]/, ""), 0) &&
    !(next && isLowerAt(text, next.start));
  return alone && count <= MOST_HEADING_WORDS ? "subheading" : "body";
}

const firstWord = (words: string): string => /^\p{L}+/u.exec(words)?.[0].toLowerCase() ?? "";

/** The last sentences of an article that credit its writers or speak for the page. */
function markClosing(text: string, sentences: readonly TextRange[], roles: BlockRole[]): void {
  for (let i = sentences.length - 1; i > 0; i--) {
    const sentence = sentences[i];
    const words = sentence ? text.slice(sentence.start, sentence.end).replace(/ \.$/, "") : "";
    if (roles[i] === "body" && (isContribution(words) || isCredit(words))) roles[i] = "credit";
    else if (roles[i] === "body" && isFurniture(words, words.split(/\s+/).length)) roles[i] = "boilerplate";
    else if (roles[i] === "body") break;
  }
}

/** One block for each run of sentences in one role. */
function merged(sentences: readonly TextRange[], roles: readonly BlockRole[]): Block[] {
  const blocks: Block[] = [];
  for (const [i, { start, end }] of sentences.entries()) {
    const role = roles[i] ?? "body";
    const last = blocks.at(-1);
    if (last?.role === role) blocks[blocks.length - 1] = { ...last, end };
    else blocks.push({ start, end, role });
  }
  return blocks;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charAt(at - 1).trim() === "") at--;
  return at;
}
