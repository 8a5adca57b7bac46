import { beginnings, pageWords } from "../words.ts";
import { isByLine } from "./author-names.ts";
import { isHeading, type TextBlock } from "./block-text.ts";
import { isDay } from "./date-line.ts";
import { detailLabelOf, isFurnitureLine } from "./line-rules.ts";
import { isProse } from "./prose.ts";
import { isSameTitle } from "./title.ts";

const lastSectionOf = beginnings(pageWords("last-section"));

/** Blocks at either end that may still be headline, date, by-line or what follows an article. */
const HEAD_BLOCKS = 8;
const TAIL_BLOCKS = 5;
const LONGEST_SECTION_HEADING = 60;
/** So often a label of the page does not stand. */
const MOST_LABELS = 3;

/** The blocks that are the article's own text: without headline, dates, by-lines, links to other articles, notices. */
export function articleBlocks(blocks: readonly TextBlock[], title: string | null): TextBlock[] {
  const told = withoutLastSection(blocks);
  const labels = labelsOf(told);
  const kept = told.filter(
    (block, i) =>
      !isFurnitureLine(block) &&
      !isDetail(block, labels) &&
      !(i < HEAD_BLOCKS && isHeadLine(block, title)) &&
      !(i >= told.length - TAIL_BLOCKS && isContactLine(block.text)),
  );
  return withoutRepeats(withoutDanglingLabels(withoutLastSection(withoutLinkRuns(kept))));
}

/** How often each label stands before a colon: what is told under one again and again is the article's own. */
function labelsOf(blocks: readonly TextBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of blocks) {
    const label = detailLabelOf(text);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

function isDetail({ text }: TextBlock, labels: ReadonlyMap<string, number>): boolean {
  const label = detailLabelOf(text);
  return label !== null && (labels.get(label) ?? 0) < MOST_LABELS;
}

/** Nothing but an e-mail address, a handle or an address of the web, with a word or two around. */
function isContactLine(text: string): boolean {
  if (text.length > 120) return false;
  const words = text.split(" ");
  const contacts = words.filter((word) => /^@\w|\w@\w|^https?:\/\/|^(?:www|twitter|facebook|instagram)\./.test(word));
  return contacts.length > 0 && words.length - contacts.length <= 4 * contacts.length && words.length <= 12;
}

function isHeadLine(block: TextBlock, title: string | null): boolean {
  const { text } = block;
  if (title && isSameTitle(text, title)) return true;
  return isDay(text) || (!isHeading(block) && isByLine(text));
}

/** Drops what follows an article under a heading of its own, unless the article goes on behind it. */
function withoutLastSection(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const lastProse = blocks.findLastIndex(({ text, linked }) => isProse(text, 2 * linked));
  const start = blocks.findIndex(
    ({ text }, i) =>
      i > lastProse &&
      i > 0 &&
      text.length < LONGEST_SECTION_HEADING &&
      !/[.,;]$/.test(text) &&
      lastSectionOf(text.toLowerCase()) !== null,
  );
  return start < 0 ? blocks : blocks.slice(0, start);
}

/** Drops two and more blocks in a row that are links, as lists of other articles are. */
function withoutLinkRuns(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const isLink = (block: TextBlock | undefined) =>
    block !== undefined && block.text.length < 200 && block.linked > 0.8 * block.text.length;
  return blocks.filter((block, i) => !isLink(block) || !(isLink(blocks[i - 1]) || isLink(blocks[i + 1])));
}

/** Drops headings and "…:" lines that have nothing below them any more. */
function withoutDanglingLabels(blocks: readonly TextBlock[]): TextBlock[] {
  let end = blocks.length;
  while (isLabel(blocks[end - 1])) end -= 1;
  return blocks.slice(0, end);
}

function isLabel(block: TextBlock | undefined): boolean {
  return block !== undefined && (isHeading(block) || (block.text.endsWith(":") && block.text.length < 120));
}

/** Drops longer blocks told before, as captions shown twice. */
function withoutRepeats(blocks: readonly TextBlock[]): TextBlock[] {
  const seen = new Set<string>();
  return blocks.filter(({ text }) => {
    if (text.length < 40) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
