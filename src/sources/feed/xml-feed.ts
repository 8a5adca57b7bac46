import { innerBase } from "./base.ts";
import type { Captured } from "./captured.ts";
import { elementNames } from "./element-names.ts";
import { type DecodeText, decodeKnown, entityDecoder } from "./entities.ts";
import { entryOf, type Fields, noFields, noteElement, WANTED } from "./entry-fields.ts";
import type { Feed, FeedEntry } from "./feed.ts";
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

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0 of any quality in one pass: elements that are never closed,
 * bare ampersands, undeclared prefixes. Null where no such feed is in the text.
 */
export function readXmlFeed(text: string, url: string | null): Feed | null {
  const reader = feedReader(text, url);
  scanXml(text, reader);
  return reader.finish();
}

function feedReader(source: string, url: string | null): XmlHandler & { finish(): Feed | null } {
  const nameOf = elementNames();
  const feed = noFields();
  const entries: FeedEntry[] = [];
  const open: OpenElement[] = [];
  let decode: DecodeText = decodeKnown;
  let entry: Fields | null = null;
  let capture: Capture | null = null;
  let isFeed = false;

  const base = () => open.at(-1)?.base ?? url;

  function openElement(name: string | null, tag: StartTag): void {
    const element = { name, base: innerBase(tag.attributes.get("xml:base"), base()) };
    if (open.length < MAX_DEPTH) open.push(element);
    if (tag.selfClosing) closeElement(name);
  }

  function closeElement(name: string | null): void {
    const index = open.findLastIndex((element) => element.name === name);
    if (index >= 0) open.length = index;
    if (name && ENTRIES.has(name)) finishEntry();
  }

  function startEntry(tag: StartTag): void {
    finishEntry();
    entry = noFields();
    const about = tag.attributes.get("rdf:about");
    if (about) noteElement(entry, { ...NOTHING, name: "rdf:about", text: decode(about), base: base() }, decode);
  }

  function finishEntry(): void {
    if (entry) entries.push(entryOf(entry, feed.authors?.rank === 4 ? feed.authors.value : []));
    entry = null;
  }

  function startCapture(name: string, tag: StartTag): void {
    const inner = innerBase(tag.attributes.get("xml:base"), base());
    capture = { tag, name, base: inner, texts: [], nested: 0, markupFrom: null, textsBeforeMarkup: 0 };
    if (tag.selfClosing) finishCapture(tag.end, true);
  }

  function finishCapture(end: number, wasClosed: boolean): void {
    if (!capture) return;
    const done = captured(capture, source, end, wasClosed);
    capture = null;
    noteElement(entry ?? feed, done, decode);
  }

  function startInCapture(held: Capture, name: string | null, tag: StartTag): boolean {
    if (name && (ENTRIES.has(name) || ROOTS.has(name))) finishCapture(tag.start, false);
    else if (held.name === "author") {
      capture = null;
      open.push({ name: "author", base: held.base });
    } else {
      held.markupFrom ??= tag.start;
      if (held.markupFrom === tag.start) held.textsBeforeMarkup = held.texts.length;
      if (tag.name === held.tag.name && !tag.selfClosing) held.nested += 1;
      return true;
    }
    return false;
  }

  function isWanted(name: string): boolean {
    if (name === "name" && open.at(-1)?.name === "author") return !isWithinStranger(open.slice(0, -1));
    return WANTED.has(name) && !isWithinStranger(open);
  }

  return {
    onDoctype(declaration) {
      if (!isFeed) decode = entityDecoder(declaration);
    },
    onStart(tag) {
      const name = nameOf(tag.name, tag.attributes);
      if (capture && startInCapture(capture, name, tag)) return;
      if (name && ROOTS.has(name)) {
        isFeed = true;
        feed.language ??= tag.attributes.get("xml:lang") ?? null;
      }
      if (name && ENTRIES.has(name) && isFeed) {
        closeElement(name);
        startEntry(tag);
      }
      if (isFeed && name && isWanted(name)) startCapture(name === "name" ? "author" : name, tag);
      else openElement(name, tag);
    },
    onEnd(written, start, end) {
      const name = nameOf(written, NO_ATTRIBUTES);
      if (capture && written === capture.tag.name) {
        if (capture.nested === 0) finishCapture(start, true);
        else capture.nested -= 1;
        return;
      }
      if (capture && !(name && (ENTRIES.has(name) || ROOTS.has(name)))) return;
      finishCapture(start, false);
      closeElement(name);
    },
    onText(text, literal) {
      capture?.texts.push(literal ? text : decode(text));
    },
    finish() {
      finishCapture(source.length, false);
      finishEntry();
      if (!isFeed) return null;
      const { title, language } = feed;
      return { title: title?.value ?? null, url: feed.url?.value ?? null, language, entries };
    },
  };
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NOTHING = { attributes: NO_ATTRIBUTES, markup: null };

function isWithinStranger(open: readonly OpenElement[]): boolean {
  return open.some(({ name }) => name === null || STRANGERS.has(name));
}

/** An element that was never closed holds only what stood before the first tag in it. */
function captured(capture: Capture, source: string, end: number, wasClosed: boolean): Captured {
  const { tag, name, base, texts, markupFrom, textsBeforeMarkup } = capture;
  const attributes = tag.attributes;
  if (markupFrom === null) return { name, attributes, base, text: texts.join(""), markup: null };
  if (!wasClosed) return { name, attributes, base, text: texts.slice(0, textsBeforeMarkup).join(""), markup: null };
  const markup = asHtml(source.slice(tag.end, end));
  return { name, attributes, base, text: texts.join(""), markup };
}

/** XML source as HTML source: without CDATA marks, an ampersand always written the same. */
function asHtml(markup: string): string {
  const plain = markup.includes("<![CDATA[") ? markup.replaceAll("<![CDATA[", "").replaceAll("]]>", "") : markup;
  return plain.replace(/&#(?:38|x26);/gi, "&amp;");
}
