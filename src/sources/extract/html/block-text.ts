import { hasOwnWords, isElement, isText, type PageElement, type PageNode } from "./dom.ts";

/** One block of a page's text, as a reader sees it: a paragraph, a heading, a list item, a line before a break. */
export interface TextBlock {
  readonly text: string;
  /** Characters of `text` that are links. */
  readonly linked: number;
  /** False where a link in it leads to another site. */
  readonly isWithin: boolean;
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
/** Readings beside Chinese characters and words struck out are no words of the text either. */
const UNSEEN = new Set(
  "script style noscript template title svg math iframe object select textarea button rt rp del".split(" "),
);
/** A link around more than this is a tag that was never closed, or a whole part of the page. */
const LONGEST_LINK = 600;
const BLANKS = /[\s\ufeff]+/g;
/** Where a word may be parted at the end of a line: no reader sees it, and no search finds a word with it. */
const HYPHENATION = /[\u00ad\u200b\u2060]/g;

interface Line {
  readonly blocks: TextBlock[];
  readonly leftOut: ReadonlyMap<PageElement, number>;
  readonly host: string | null;
  text: string;
  isWithin: boolean;
  gap: number;
  linked: number;
  goesOn: boolean;
}

/**
 * The blocks below an element, in order, blanks made single; blocks without text are none. `leftOut` are elements to be
 * passed over, with the letters in each.
 */
export function readBlocks(root: PageElement, leftOut: ReadonlyMap<PageElement, number> = NOTHING): TextBlock[] {
  const line: Line = {
    blocks: [],
    leftOut,
    host: hostOf(root),
    text: "",
    linked: 0,
    isWithin: true,
    goesOn: false,
    gap: 0,
  };
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
  const isBlock = BLOCKS.has(name) || isOwnBlock(element);
  if (isBlock || name === "br") endBlock(line, around, name === "br");
  const letters = line.leftOut.get(element);
  if (letters === undefined) visitInside(line, element, isBlock ? element : around, inLink || isLink(element));
  else line.gap += letters;
}

function visitInside(line: Line, element: PageElement, within: PageElement, inLink: boolean): void {
  if (element.localName === "a") line.isWithin &&= !leadsAway(element, line.host);
  const mark = element.localName === "q" && !OPENED.test(line.text) ? markFor(element) : null;
  line.text += mark?.opening ?? "";
  for (const child of element.childNodes) visit(line, child, within, inLink);
  line.text += mark?.closing ?? "";
  if (within === element) endBlock(line, within, false);
}

/** An element of the page's own kind, as `<news-paragraph>`, is a block where it does not stand within a line. */
function isOwnBlock({ localName, parentElement }: PageElement): boolean {
  return localName.includes("-") && parentElement !== null && !hasOwnWords(parentElement);
}

/** An anchor that leads nowhere is none. */
function isLink(element: PageElement): boolean {
  return (
    element.localName === "a" && element.hasAttribute("href") && (element.textContent ?? "").length <= LONGEST_LINK
  );
}

/** The page has opened a quotation itself. */
const OPENED = /["“„«»‘'「]\s?$/;

/** The marks that a browser shows around a `q`; none where the page has written its own. */
function markFor(element: PageElement): { readonly opening: string; readonly closing: string } | null {
  if (/^\s{0,9}["“”„«»‘’'「]/.test(element.textContent ?? "")) return null;
  const isInner = element.parentElement?.closest("q") !== null;
  return isInner ? { opening: "‘", closing: "’" } : { opening: "“", closing: "”" };
}

function endBlock(line: Line, element: PageElement, isBreak: boolean): void {
  const text = line.text.replace(HYPHENATION, "").replace(BLANKS, " ").trim();
  const capital = takeCapital(line, text);
  if (text) {
    const whole = capital + text;
    line.blocks.push({
      text: whole,
      linked: Math.min(line.linked, whole.length),
      isWithin: line.isWithin,
      element,
      goesOn: line.goesOn,
      gap: line.gap,
    });
    line.goesOn = isBreak;
    line.gap = 0;
  } else line.goesOn &&= isBreak;
  line.text = "";
  line.linked = 0;
  line.isWithin = true;
}

const HOST = /^(?:https?:)?\/\/(?:www\.)?([^/?#]{1,200})/i;

/** The page's own host, where it states its address. */
function hostOf(root: PageElement): string | null {
  const address = root.closest("html")?.querySelector('link[rel="canonical"], meta[property="og:url"]');
  return HOST.exec(address?.getAttribute("href") ?? address?.getAttribute("content") ?? "")?.[1]?.toLowerCase() ?? null;
}

function leadsAway(link: PageElement, host: string | null): boolean {
  const other = HOST.exec(link.getAttribute("href") ?? "")?.[1]?.toLowerCase();
  return other !== undefined && host !== null && !other.endsWith(host) && !host.endsWith(other);
}

/** A large first letter in a block of its own belongs to the word that goes on below it. */
function takeCapital({ blocks }: Line, text: string): string {
  const before = blocks.at(-1);
  if (!before || !/^["“„«‘']?\p{Lu}$/u.test(before.text) || !/^\p{Ll}/u.test(text)) return "";
  blocks.pop();
  return before.text;
}

export function isHeading({ element }: TextBlock): boolean {
  return /^h[1-6]$/.test(element.localName);
}
