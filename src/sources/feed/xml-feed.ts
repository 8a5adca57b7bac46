import { innerBase } from "./base.ts";
import type { Captured } from "./captured.ts";
import { elementNames } from "./element-names.ts";
import { type DecodeText, decodeKnown, entityDecoder } from "./entities.ts";
import { ATOM_AUTHOR, entryOf, type Fields, noFields, noteElement, notePicture, WANTED } from "./entry-fields.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { areDaysFirst } from "./feed-date.ts";
import { type StartTag, scanXml, type XmlHandler } from "./xml-scanner.ts";

const ROOTS = new Set(["rss", "feed", "rdf:rdf", "channel"]);
const ENTRIES = new Set(["item", "entry"]);
/** Elements with titles, links and dates of their own that are not the entry's. */
const STRANGERS = new Set(["image", "textinput", "source", "author", "contributor", "media:thumbnail", "cloud"]);
const MAX_DEPTH = 256;

interface OpenElement {
  readonly name: string | null;
  readonly base: string | null;
}

interface Capture {
  readonly tag: StartTag;
  readonly name: string;
  readonly base: string | null;
  readonly texts: string[];
  /** How many elements of the same name are open within. */
  nested: number;
  markupFrom: number | null;
  textsBeforeMarkup: number;
}

/** What is known half-way through a feed. */
interface Progress {
  readonly source: string;
  readonly url: string | null;
  readonly dayFirst: boolean;
  readonly nameOf: ReturnType<typeof elementNames>;
  readonly feed: Fields;
  readonly entries: FeedEntry[];
  readonly open: OpenElement[];
  decode: DecodeText;
  entry: Fields | null;
  capture: Capture | null;
  isFeed: boolean;
}

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0 of any quality in one pass: elements that are never closed,
 * bare ampersands, undeclared prefixes. Null where no such feed is in the text.
 */
export function readXmlFeed(text: string, url: string | null): Feed | null {
  const progress: Progress = {
    source: text,
    url,
    dayFirst: areDaysFirst(text),
    nameOf: elementNames(),
    feed: noFields(),
    entries: [],
    open: [],
    decode: decodeKnown,
    entry: null,
    capture: null,
    isFeed: false,
  };
  scanXml(text, handlerFor(progress));
  finishCapture(progress, text.length, false);
  finishEntry(progress);
  if (!progress.isFeed) return null;
  const { title, url: page, language } = progress.feed;
  return { title: title?.value ?? null, url: page?.value ?? null, language, entries: progress.entries };
}

function handlerFor(progress: Progress): XmlHandler {
  return {
    onDoctype(declaration) {
      if (!progress.isFeed) progress.decode = entityDecoder(declaration);
    },
    onStart(tag) {
      const name = progress.nameOf(tag.name, tag.attributes);
      if (!progress.capture || !isPartOfCapture(progress, progress.capture, name, tag))
        startElement(progress, name, tag);
    },
    onEnd(written, start) {
      const name = progress.nameOf(written, NO_ATTRIBUTES);
      const { capture } = progress;
      if (capture && written === capture.tag.name) closeCaptured(progress, capture, start);
      else if (!capture || isLandmark(name)) {
        finishCapture(progress, start, false);
        closeElement(progress, name);
      }
    },
    onText(text, literal) {
      progress.capture?.texts.push(literal ? text : progress.decode(text));
    },
  };
}

function startElement(progress: Progress, name: string | null, tag: StartTag): void {
  if (name && ROOTS.has(name)) {
    progress.isFeed = true;
    progress.feed.language ??= tag.attributes.get("xml:lang") ?? null;
  }
  if (name && ENTRIES.has(name) && progress.isFeed) startEntry(progress, tag);
  if (name && progress.entry)
    notePicture(progress.entry, name, tag.attributes, { ...progress, base: baseOf(progress) });
  if (name && progress.isFeed && isWanted(progress, name)) startCapture(progress, toldBy(progress, name), tag);
  else openElement(progress, name, tag);
}

/** A tag within an element that is wanted is part of its content, unless the element cannot hold it. */
function isPartOfCapture(progress: Progress, capture: Capture, name: string | null, tag: StartTag): boolean {
  if (isLandmark(name)) {
    finishCapture(progress, tag.start, false);
    return false;
  }
  if (HOLDERS.has(capture.name)) {
    progress.capture = null;
    progress.open.push({ name: capture.name, base: capture.base });
    return false;
  }
  if (capture.markupFrom === null) {
    capture.markupFrom = tag.start;
    capture.textsBeforeMarkup = capture.texts.length;
  }
  if (tag.name === capture.tag.name && !tag.selfClosing) capture.nested += 1;
  return true;
}

/** An entry or root: no content holds one, so that an element open around it was never closed. */
function isLandmark(name: string | null): boolean {
  return name !== null && (ENTRIES.has(name) || ROOTS.has(name));
}

function baseOf({ open, url }: Progress): string | null {
  return open.at(-1)?.base ?? url;
}

function openElement(progress: Progress, name: string | null, tag: StartTag): void {
  const base = innerBase(tag.attributes.get("xml:base"), baseOf(progress));
  if (progress.open.length < MAX_DEPTH) progress.open.push({ name, base });
  if (tag.selfClosing) closeElement(progress, name);
}

function closeElement(progress: Progress, name: string | null): void {
  const index = progress.open.findLastIndex((element) => element.name === name);
  if (index >= 0) progress.open.length = index;
  if (name && ENTRIES.has(name)) finishEntry(progress);
}

/** An entry stands right in its feed: what is still open between was never closed. */
function startEntry(progress: Progress, tag: StartTag): void {
  finishEntry(progress);
  progress.open.length = progress.open.findLastIndex(({ name }) => name !== null && ROOTS.has(name)) + 1;
  progress.entry = noFields();
  const about = tag.attributes.get("rdf:about");
  if (!about) return;
  const text = progress.decode(about);
  const said = { name: "rdf:about", attributes: NO_ATTRIBUTES, base: baseOf(progress), text, markup: null };
  noteElement(progress.entry, said, progress);
}

/** Atom's authors of the feed are those of the entries that name none. */
function finishEntry(progress: Progress): void {
  const { authors } = progress.feed;
  if (progress.entry)
    progress.entries.push(entryOf(progress.entry, authors?.rank === ATOM_AUTHOR ? authors.value : []));
  progress.entry = null;
}

function startCapture(progress: Progress, name: string, tag: StartTag): void {
  const base = innerBase(tag.attributes.get("xml:base"), baseOf(progress));
  progress.capture = { tag, name, base, texts: [], nested: 0, markupFrom: null, textsBeforeMarkup: 0 };
  if (tag.selfClosing) finishCapture(progress, tag.end, true);
}

function closeCaptured(progress: Progress, capture: Capture, start: number): void {
  if (capture.nested === 0) finishCapture(progress, start, true);
  else capture.nested -= 1;
}

function finishCapture(progress: Progress, end: number, wasClosed: boolean): void {
  const { capture } = progress;
  if (!capture) return;
  progress.capture = null;
  noteElement(progress.entry ?? progress.feed, captured(capture, progress, end, wasClosed), progress);
}

function isWanted(progress: Progress, name: string): boolean {
  const { open, entry } = progress;
  if (toldBy(progress, name) !== name) return !isWithinStranger(open.slice(0, -1));
  return WANTED.has(name) && !isWithinStranger(open) && (name !== "source" || entry !== null);
}

/** Atom's `name` in an `author` is the author, and the `title` in a `source` is the source: RSS writes both as text. */
const HOLDER_OF: ReadonlyMap<string, string> = new Map([
  ["name", "author"],
  ["title", "source"],
]);
const HOLDERS: ReadonlySet<string> = new Set(HOLDER_OF.values());

/** What an element tells: that of its holder where it stands in one. */
function toldBy({ open }: Progress, name: string): string {
  const holder = HOLDER_OF.get(name);
  return holder !== undefined && open.at(-1)?.name === holder ? holder : name;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function isWithinStranger(open: readonly OpenElement[]): boolean {
  return open.some(({ name }) => name === null || STRANGERS.has(name));
}

/** An element that was never closed holds only what stood before the first tag in it. */
function captured(capture: Capture, { source, nameOf }: Progress, end: number, wasClosed: boolean): Captured {
  const { tag, name, base, texts, markupFrom, textsBeforeMarkup } = capture;
  const attributes = tag.attributes;
  if (markupFrom === null) return { name, attributes, base, text: texts.join(""), markup: null };
  if (!wasClosed) return { name, attributes, base, text: texts.slice(0, textsBeforeMarkup).join(""), markup: null };
  const markup = withoutPrefixes(asHtml(source.slice(tag.end, end)), nameOf);
  return { name, attributes, base, text: texts.join(""), markup };
}

/** XML source as HTML source: without CDATA marks, an ampersand always written the same. */
function asHtml(markup: string): string {
  const plain = markup.includes("<![CDATA[") ? markup.replaceAll("<![CDATA[", "").replaceAll("]]>", "") : markup;
  return plain.replace(/&#(?:38|x26);/gi, "&amp;");
}

/** Tags of XHTML without the prefix that the feed gives them: "<xhtml:em>" as "<em>". */
function withoutPrefixes(markup: string, nameOf: Progress["nameOf"]): string {
  return markup.replace(/<(\/?)([\w.-]{1,40}:[\w-]{1,40})/g, (written, slash: string, name: string) => {
    const known = nameOf(name.toLowerCase(), NO_ATTRIBUTES);
    return known?.startsWith("xhtml:") ? `<${slash}${known.slice("xhtml:".length)}` : written;
  });
}
