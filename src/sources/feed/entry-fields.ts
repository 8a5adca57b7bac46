import type { Picture } from "../../model/picture.ts";
import { contentHash } from "../content-hash.ts";
import { pictureAt } from "../picture.ts";
import { absoluteAddress, withAbsoluteAddresses } from "./base.ts";
import { authorOf, type Captured, htmlOf, titleOf } from "./captured.ts";
import type { FeedEntry, FeedOutlet } from "./feed.ts";
import { readFeedDate } from "./feed-date.ts";
import { plainTitle } from "./plain-title.ts";

/** How much each element is worth where several tell the same; the higher one wins. */
const TITLES: Ranks = { title: 3, "dc:title": 2, "itunes:title": 2, "media:title": 1 };
const DATES: Ranks = {
  published: 6,
  pubdate: 6,
  issued: 5,
  "dcterms:issued": 5,
  "dc:date": 4,
  date: 4,
  "dcterms:date": 4,
  created: 3,
  "dcterms:created": 3,
  updated: 2,
  modified: 2,
  "dcterms:modified": 2,
  lastbuilddate: 1,
};
export const ATOM_AUTHOR = 4;
const AUTHORS: Ranks = { author: ATOM_AUTHOR, "dc:creator": 3, "dc:author": 3, "itunes:author": 2, "media:credit": 1 };
const IDS: Ranks = { guid: 3, id: 3, "dc:identifier": 2, "rdf:about": 1 };
const CAPTION = 1;
const BODIES: Ranks = {
  "content:encoded": 5,
  content: 5,
  fullitem: 5,
  body: 5,
  "xhtml:body": 5,
  "xhtml:div": 4,
  description: 4,
  summary: 4,
  "dc:description": 3,
  "dcterms:abstract": 3,
  abstract: 3,
  "itunes:summary": 2,
  "media:description": CAPTION,
};

/** An id that is an address leads to the article where nothing else does, whatever it claims to be. */
const LAST_RESORT = 0.25;

type Ranks = Readonly<Record<string, number>>;

export interface Ranked<T> {
  readonly rank: number;
  readonly value: T;
}

/** What was read of one entry, or of the feed itself, so far. */
export interface Fields {
  title: Ranked<string> | null;
  url: Ranked<string> | null;
  id: Ranked<string> | null;
  publishedAt: Ranked<string> | null;
  authors: Ranked<readonly string[]> | null;
  html: Ranked<string> | null;
  picture: Ranked<Picture> | null;
  outlet: FeedOutlet | null;
  language: string | null;
}

/** Elements whose content is wanted; all others are passed over. */
export const WANTED: ReadonlySet<string> = new Set([
  ...[TITLES, DATES, AUTHORS, IDS, BODIES].flatMap((ranks) => Object.keys(ranks)),
  "link",
  "language",
  "dc:language",
  "feedburner:origlink",
  "source",
]);

export function noFields(): Fields {
  return {
    title: null,
    url: null,
    id: null,
    publishedAt: null,
    authors: null,
    html: null,
    picture: null,
    outlet: null,
    language: null,
  };
}

/** How the texts and dates of a feed are written. */
export interface Reading {
  readonly decode: (text: string) => string;
  readonly dayFirst: boolean;
}

/** Notes what one element tells. */
export function noteElement(fields: Fields, captured: Captured, { decode, dayFirst }: Reading): void {
  const { name, text } = captured;
  if (name in TITLES) fields.title = better(fields.title, TITLES[name], titleOf(captured));
  else if (name in DATES) fields.publishedAt = latest(fields.publishedAt, DATES[name], readFeedDate(text, dayFirst));
  else if (name in AUTHORS) noteAuthor(fields, captured);
  else if (name in IDS) noteId(fields, captured);
  else if (name in BODIES) noteBody(fields, captured, decode);
  else if (name === "link" || name === "feedburner:origlink") noteLink(fields, captured, decode);
  else if (name === "source") fields.outlet ??= outletOf(captured);
  else fields.language ??= text.trim() || null;
}

export function entryOf(fields: Fields, feedAuthors: readonly string[]): FeedEntry {
  const title = fields.title?.value ?? null;
  const url = fields.url?.value ?? null;
  const html = fields.html?.value ?? null;
  const publishedAt = fields.publishedAt?.value ?? null;
  const authors = fields.authors?.value ?? feedAuthors;
  const id = fields.id?.value || url || contentHash([title, publishedAt, html]);
  const { outlet } = fields;
  const picture = fields.picture?.value;
  const more = { ...(picture ? { picture } : {}), ...(outlet ? { outlet } : {}) };
  return { id, title, url, publishedAt, author: authors.join("; ") || null, html, ...more };
}

function outletOf(captured: Captured): FeedOutlet | null {
  const name = titleOf(captured);
  return name === null ? null : { name: plainTitle(name), url: captured.attributes.get("url") ?? null };
}

const PICTURES: Ranks = { "media:content": 3, enclosure: 2, "media:thumbnail": 1 };

/** Notes the picture that an element's attributes name, whatever it holds. The first of the best kind counts. */
export function notePicture(
  fields: Fields,
  name: string,
  attributes: ReadonlyMap<string, string>,
  { base, decode }: Pick<Reading, "decode"> & { readonly base: string | null },
): void {
  const rank = PICTURES[name] ?? 0;
  const address = attributes.get("url");
  if (rank <= (fields.picture?.rank ?? 0) || address === undefined) return;
  const isPicture = attributes.get("medium") === "image" || attributes.get("type")?.startsWith("image/") === true;
  const value = name === "media:thumbnail" || isPicture ? pictureAt(decode(address), base) : null;
  if (value) fields.picture = { rank, value };
}

function noteAuthor(fields: Fields, captured: Captured): void {
  if (captured.name === "media:credit" && captured.attributes.get("role") !== "author") return;
  const rank = AUTHORS[captured.name] ?? 0;
  const author = authorOf(captured);
  if (!author || rank < (fields.authors?.rank ?? 0)) return;
  const others = fields.authors?.rank === rank ? fields.authors.value : [];
  if (!others.includes(author)) fields.authors = { rank, value: [...others, author] };
}

function noteId(fields: Fields, { name, text, attributes, base }: Captured): void {
  const id = text.trim();
  if (!id) return;
  fields.id = better(fields.id, IDS[name], id.startsWith("/") ? (absoluteAddress(id, base) ?? id) : id);
  if (!/^https?:/i.test(id)) return;
  const isAddress = name === "guid" ? attributes.get("ispermalink")?.toLowerCase() !== "false" : name === "rdf:about";
  fields.url = better(fields.url, isAddress ? 1 : LAST_RESORT, absoluteAddress(unescaped(id), base));
}

function noteBody(fields: Fields, captured: Captured, decode: (text: string) => string): void {
  const rank = BODIES[captured.name] ?? 0;
  const html = htmlOf(captured, decode);
  if (html && isMore(html, rank, fields.html))
    fields.html = { rank, value: withAbsoluteAddresses(html, captured.base) };
}

/** The longer one counts; but what describes a picture is no text of the entry where there is any, however short. */
function isMore(html: string, rank: number, known: Ranked<string> | null): boolean {
  if (known === null) return true;
  const isCaption = rank === CAPTION;
  return isCaption === (known.rank === CAPTION) ? html.length > known.value.length : !isCaption;
}

function noteLink(fields: Fields, captured: Captured, decode: (text: string) => string): void {
  const rank = linkRank(captured);
  const written = captured.attributes.get("href") ?? null;
  const address = absoluteAddress(
    unescaped((written === null ? captured.text : decode(written)).trim()),
    captured.base,
  );
  if (rank > 0) fields.url = better(fields.url, rank, address);
}

/** An ampersand that was escaped once too often, as in CDATA. */
const unescaped = (address: string): string => address.replace(/&(?:amp|#38|#x26);/gi, "&");

/** A page before another format, the feed's own address last; enclosures and the like are no page. */
function linkRank({ name, attributes }: Captured): number {
  if (name === "feedburner:origlink") return 6;
  const rel = attributes.get("rel")?.toLowerCase() ?? "alternate";
  const type = attributes.get("type")?.toLowerCase() ?? "html";
  if (rel === "self") return 0.5;
  if (rel !== "alternate" && !rel.endsWith("/alternate")) return 0;
  return type.includes("html") ? 5 : 4;
}

/** The first value of the highest rank. */
function better(known: Ranked<string> | null, rank = 0, value: string | null): Ranked<string> | null {
  return value && rank > (known?.rank ?? 0) ? { rank, value } : known;
}

/** The last value of the highest rank: a feed that tells a date twice has corrected it. */
function latest(known: Ranked<string> | null, rank = 0, value: string | null): Ranked<string> | null {
  return value && rank >= (known?.rank ?? 0) ? { rank, value } : known;
}
