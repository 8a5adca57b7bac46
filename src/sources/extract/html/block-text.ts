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

/** The blocks below an element, in order, blanks made single; those without text are left out. */
export function readBlocks(root: PageElement): TextBlock[] {
  const blocks: TextBlock[] = [];
  let [line, linked] = ["", 0];

  const endBlock = (name: string): void => {
    const text = line.replace(BLANKS, " ").trim();
    if (text)
      blocks.push({
        text,
        linked: Math.min(linked, text.length),
        isHeading: HEADING.test(name),
        isListItem: name === "li",
      });
    [line, linked] = ["", 0];
  };
  const visit = (node: PageNode, around: string, inLink: boolean): void => {
    if (isText(node)) {
      line += node.textContent ?? "";
      if (inLink) linked += (node.textContent ?? "").trim().length;
    }
    if (!isElement(node) || UNSEEN.has(node.localName)) return;
    const isBlock = BLOCKS.has(node.localName);
    if (isBlock || node.localName === "br") endBlock(around);
    const within = isBlock ? node.localName : around;
    for (const child of node.childNodes) visit(child, within, inLink || node.localName === "a");
    if (isBlock) endBlock(within);
  };
  visit(root, root.localName, false);
  endBlock(root.localName);
  return blocks;
}

const HEADING = /^h[1-6]$/;
