/** The attributes that reading an article looks at; every other one would cost a node. */
const KEPT = new Set(
  (
    "class id itemprop itemscope itemtype property name content datetime pubdate title rel href type lang xml:lang role " +
    "hidden aria-hidden http-equiv data-component colspan rowspan"
  ).split(" "),
);
/** Elements that are left out with all they hold; what they hold is no HTML to begin with, or only drawing. */
const DROPPED = new Set(["style", "svg", "canvas", "math", "select", "iframe", "object", "video", "audio"]);
/** Tags without text of their own that tell nothing of the article. */
const EMPTY = new Set("source track input param embed area col wbr".split(" "));
/** The frame of a page, which sloppy pages open twice, late or never: one is put around all. */
const FRAME = new Set(["html", "head", "body"]);
/** Elements whose content is text up to their own end tag. */
const RAW = new Set(["script", "style", "textarea", "title", "xmp"]);
/** Blanks beside these are none of the text, and would cost a node each. */
const BLOCKS = new Set(
  (
    "html head body title meta link script style div p ul ol li dl dt dd table thead tbody tfoot tr td th section article " +
    "header footer nav aside main figure figcaption form fieldset h1 h2 h3 h4 h5 h6 hr br blockquote center noscript"
  ).split(" "),
);
const BLANK = /^\s*$/;
/** These go on up to their end tag, as browsers have it, whatever their start tag says. */
const NEVER_SELF_CLOSED = new Set(["script", "style"]);
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option".split(" "),
);
/** More than twice what pages made in earnest have. Walks through the tree take up to the cube of its depth. */
const DEPTH_KEPT = 128;
/** Tags that are never closed add up in sloppy pages; what is nested deeper than this is made to do harm. */
const MAX_DEPTH = 512;
const MAX_CHARACTERS = 10_000_000;

const TAG_NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})/y;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]{1,100})(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/y;

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isSelfClosed: boolean;
  /** The attributes that are kept, and the tag with them. */
  readonly attributes: string;
  readonly written: string;
  readonly end: number;
}

/** A page as it is parsed. */
export interface SlimPage {
  /** Its root element's attributes, as they are written. */
  readonly root: string;
  /** All that stands in its head and body. */
  readonly content: string;
}

/**
 * A page without comments, styles, scripts (but for linked data), drawings and the attributes that nobody looks at, in
 * one pass over it. Of what is nested deep only the text stays. Null for a page nested far too deep or too long: parsing
 * such takes time out of all proportion.
 */
export function slimHtml(html: string): SlimPage | null {
  if (html.length > MAX_CHARACTERS) return null;
  const slimming: Slimming = { kept: [], root: null, depth: 0, isByBlock: true };
  let position = 0;
  for (let open = html.indexOf("<"); open >= 0; open = html.indexOf("<", position)) {
    const tag = readTag(html, open);
    copyText(html.slice(position, open), tag, slimming);
    position = copyMarkup(html, open, tag, slimming);
    if (slimming.depth > MAX_DEPTH) return null;
  }
  slimming.kept.push(html.slice(position));
  return { root: slimming.root ?? "", content: slimming.kept.join("") };
}

/** A page half-way through. */
interface Slimming {
  readonly kept: string[];
  root: string | null;
  depth: number;
  /** Whether a block begins or ends where we are, with nothing but blanks behind it. */
  isByBlock: boolean;
}

/** Blanks beside a block are left out. */
function copyText(text: string, next: Tag | null, slimming: Slimming): void {
  const isBlank = BLANK.test(text);
  const isBlock = next !== null && BLOCKS.has(next.name);
  if (!isBlank || !(slimming.isByBlock || isBlock)) slimming.kept.push(text);
  slimming.isByBlock = isBlock || (isBlank && slimming.isByBlock);
}

function copyMarkup(html: string, open: number, tag: Tag | null, slimming: Slimming): number {
  if (tag === null) return passOver(html, open, slimming.kept);
  if (FRAME.has(tag.name)) {
    if (tag.name === "html" && !tag.isEnd) slimming.root ??= tag.attributes;
    return tag.end;
  }
  const step = stepOf(tag);
  const isTooDeep = step !== 0 && slimming.depth + Math.max(0, step) > DEPTH_KEPT;
  slimming.depth = Math.max(0, slimming.depth + step);
  return copyElement(html, tag, slimming.kept, isTooDeep);
}

/** How much deeper the page is after a tag. */
function stepOf({ name, isEnd, isSelfClosed }: Tag): number {
  if (VOID.has(name) || RAW.has(name) || isSelfClosed) return 0;
  return isEnd ? -1 : 1;
}

/** Comments and declarations go; a mark that begins nothing is text. */
function passOver(html: string, open: number, kept: string[]): number {
  if (html[open + 1] === "!" || html[open + 1] === "?") return endOfDeclaration(html, open);
  kept.push("&lt;");
  return open + 1;
}

/** Keeps what of the tag, and of the text up to its end tag, is to be kept; answers where to go on. */
function copyElement(html: string, tag: Tag, kept: string[], isTooDeep: boolean): number {
  const isWhole = !tag.isEnd && !tag.isSelfClosed && (RAW.has(tag.name) || DROPPED.has(tag.name));
  const end = isWhole ? endOfElement(html, tag) : tag.end;
  const isDropped =
    DROPPED.has(tag.name) || EMPTY.has(tag.name) || (tag.name === "script" && !tag.written.includes("ld+json"));
  if (!isDropped) kept.push(isTooDeep ? " " : tag.written, html.slice(tag.end, end));
  return end;
}

function endOfElement(html: string, { name, end }: Tag): number {
  const endTag = new RegExp(`</${name}[^>]{0,200}>`, "gi");
  endTag.lastIndex = end;
  return endTag.exec(html) ? endTag.lastIndex : html.length;
}

function endOfDeclaration(html: string, open: number): number {
  const mark = html.startsWith("<!--", open) ? "-->" : ">";
  const found = html.indexOf(mark, open + 2);
  return found < 0 ? html.length : found + mark.length;
}

function readTag(html: string, open: number): Tag | null {
  TAG_NAME.lastIndex = open;
  const [start, slash, tagName] = TAG_NAME.exec(html) ?? [];
  if (start === undefined || tagName === undefined) return null;
  const name = tagName.toLowerCase();
  const attributes: string[] = [];
  let position = open + start.length;
  for (let match = nextAttribute(html, position); match; match = nextAttribute(html, position)) {
    position += match[0].length;
    const attribute = keptAttribute(name, match[1] ?? "", match[2]);
    if (attribute !== null) attributes.push(attribute);
  }
  const close = html.indexOf(">", position);
  const end = close < 0 ? html.length : close + 1;
  const isSelfClosed = html[end - 2] === "/" && !NEVER_SELF_CLOSED.has(name);
  const kept = attributes.join("");
  const written = `<${slash}${name}${kept}${isSelfClosed ? "/" : ""}>`;
  return { name, isEnd: slash === "/", isSelfClosed, attributes: kept, written, end };
}

function nextAttribute(html: string, position: number): RegExpExecArray | null {
  ATTRIBUTE.lastIndex = position;
  return ATTRIBUTE.exec(html);
}

function keptAttribute(tag: string, attribute: string, value: string | undefined): string | null {
  const name = attribute.toLowerCase();
  if (name === "style")
    return value && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(value) ? ' hidden=""' : null;
  if (!KEPT.has(name) || (name === "href" && tag === "a" && value === undefined)) return null;
  if (value === undefined) return ` ${name}=""`;
  return ` ${name}=${/^["']/.test(value) ? value : `"${value}"`}`;
}
