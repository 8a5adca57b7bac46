import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 " +
    "h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th " +
    "thead tr ul"
  ).split(" "),
);
const UNSEEN = new Set("script style noscript template head svg math iframe object select textarea button".split(" "));

/** The text of each block below an element, in order, blanks made single; blocks without text are left out. */
export function blockTexts(root: PageElement): string[] {
  const lines: string[] = [];
  let line = "";
  const endLine = () => {
    const text = line.replace(/[\s\u200b\ufeff]+/g, " ").trim();
    if (text) lines.push(text);
    line = "";
  };
  const visit = (node: PageNode): void => {
    if (isText(node)) line += node.textContent ?? "";
    if (!isElement(node) || UNSEEN.has(node.localName)) return;
    const isBlock = BLOCKS.has(node.localName);
    if (isBlock || node.localName === "br") endLine();
    for (const child of node.childNodes) visit(child);
    if (isBlock) endLine();
  };
  visit(root);
  endLine();
  return lines;
}
