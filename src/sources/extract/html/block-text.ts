import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

/** One block of a page's text, as a reader sees it: a paragraph, a heading, a list item, a line before a break. */
export interface TextBlock {
  readonly text: string;
  /** Characters of `text` that are links. */
  readonly linked: number;
  readonly isHeading: boolean;
  readonly isListItem: boolean;
}

const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 " +
    "h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th " +
    "thead tr ul"
  ).split(" "),
);
const UNSEEN = new Set("script style noscript template head svg math iframe object select textarea button".split(" "));
const BLANKS = /[\s\u200b\ufeff]+/g;

interface Line {
  readonly blocks: TextBlock[];
  text: string;
  linked: number;
}

/** The blocks below an element, in order, blanks made single; those without text are left out. */
export function readBlocks(root: PageElement): TextBlock[] {
  const line: Line = { blocks: [], text: "", linked: 0 };
  visit(line, root, root.localName, false);
  endBlock(line, root.localName);
  return line.blocks;
}

function visit(line: Line, node: PageNode, around: string, inLink: boolean): void {
  if (isElement(node)) visitElement(line, node, around, inLink);
  else if (isText(node)) {
    const text = node.textContent ?? "";
    line.text += text;
    if (inLink) line.linked += text.trim().length;
  }
}

function visitElement(line: Line, element: PageElement, around: string, inLink: boolean): void {
  if (UNSEEN.has(element.localName)) return;
  const isBlock = BLOCKS.has(element.localName);
  if (isBlock || element.localName === "br") endBlock(line, around);
  const within = isBlock ? element.localName : around;
  for (const child of element.childNodes) visit(line, child, within, inLink || element.localName === "a");
  if (isBlock) endBlock(line, within);
}

function endBlock(line: Line, name: string): void {
  const text = line.text.replace(BLANKS, " ").trim();
  const linked = Math.min(line.linked, text.length);
  if (text) line.blocks.push({ text, linked, isHeading: HEADING.test(name), isListItem: name === "li" });
  line.text = "";
  line.linked = 0;
}

const HEADING = /^h[1-6]$/;
