import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

/** One block of a page's text, as a reader sees it: a paragraph, a heading, a list item, a line before a break. */
export interface TextBlock {
  readonly text: string;
  /** Characters of `text` that are links. */
  readonly linked: number;
  /** The innermost element that makes a block of it. */
  readonly element: PageElement;
  /** True where a line break, and no block, stands between it and the block before. */
  readonly goesOn: boolean;
  /** Letters that were left out between it and the block before. */
  readonly gap: number;
}

const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 " +
    "h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th " +
    "thead tr ul"
  ).split(" "),
);
const UNSEEN = new Set(
  "script style noscript template title svg math iframe object select textarea button".split(" "),
);
const BLANKS = /[\s\ufeff]+/g;
/** Where a word may be parted at the end of a line: no reader sees it, and no search finds a word with it. */
const HYPHENATION = /[\u00ad\u200b\u2060]/g;

interface Line {
  readonly blocks: TextBlock[];
  readonly leftOut: ReadonlyMap<PageElement, number>;
  text: string;
  gap: number;
  linked: number;
  goesOn: boolean;
}

/**
 * The blocks below an element, in order, blanks made single; blocks without text are none. `leftOut` are elements to be
 * passed over, with the letters in each.
 */
export function readBlocks(root: PageElement, leftOut: ReadonlyMap<PageElement, number> = NOTHING): TextBlock[] {
  const line: Line = { blocks: [], leftOut, text: "", linked: 0, goesOn: false, gap: 0 };
  visit(line, root, root, false);
  endBlock(line, root, false);
  return line.blocks;
}

const NOTHING: ReadonlyMap<PageElement, number> = new Map();

function visit(line: Line, node: PageNode, around: PageElement, inLink: boolean): void {
  if (isElement(node)) visitElement(line, node, around, inLink);
  else if (isText(node)) {
    const text = node.textContent ?? "";
    line.text += text;
    if (inLink) line.linked += text.trim().length;
  }
}

function visitElement(line: Line, element: PageElement, around: PageElement, inLink: boolean): void {
  const name = element.localName;
  if (UNSEEN.has(name)) return;
  const isBlock = BLOCKS.has(name);
  if (isBlock || name === "br") endBlock(line, around, name === "br");
  const letters = line.leftOut.get(element);
  if (letters !== undefined) {
    line.gap += letters;
    return;
  }
  const within = isBlock ? element : around;
  if (name === "q") line.text += "“";
  for (const child of element.childNodes) visit(line, child, within, inLink || name === "a");
  if (name === "q") line.text += "”";
  if (isBlock) endBlock(line, within, false);
}

function endBlock(line: Line, element: PageElement, isBreak: boolean): void {
  const text = line.text.replace(HYPHENATION, "").replace(BLANKS, " ").trim();
  if (text) {
    line.blocks.push({ text, linked: Math.min(line.linked, text.length), element, goesOn: line.goesOn, gap: line.gap });
    line.gap = 0;
    line.goesOn = isBreak;
  } else line.goesOn &&= isBreak;
  line.text = "";
  line.linked = 0;
}

export function isHeading({ element }: TextBlock): boolean {
  return /^h[1-6]$/.test(element.localName);
}
