import type { Picture } from "../../../model/picture.ts";
import { absoluteAddress } from "../../feed/base.ts";
import { plainTitle } from "../../feed/plain-title.ts";
import { pictureAt } from "../../picture.ts";
import { isSameSite } from "../../same-site.ts";
import { pageAuthors } from "./authors.ts";
import { isHeading } from "./block-text.ts";
import { bodyOf, type PageDocument, type PageElement } from "./dom.ts";
import { type FoundArticle, findArticle } from "./find-article.ts";
import { isNode, linkedNodes, texts, typesOf } from "./linked-data.ts";
import { type Metas, readMetas } from "./metas.ts";
import { type PageDate, pageDate } from "./page-date.ts";
import type { PageSources, PageStatements } from "./page-sources.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";
import { isSiteName, oneLine, withoutOutlet } from "./title.ts";

/** What a page tells of its article, beside the text. */
export interface PageFacts {
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  /** Names, joined by "; ". */
  readonly author: string | null;
  readonly published: PageDate | null;
  readonly language: string | null;
  readonly picture: Picture | null;
}

/** What was found out of a page before its text is put together. */
export interface PageReading {
  readonly facts: PageFacts;
  readonly article: FoundArticle;
  /** The text that the page states for programs. */
  readonly statedText: string | null;
}

/** What a page tells of its article, and where in the page that stands. */
export function readPageFacts(document: PageDocument, url: string | null): PageReading {
  const metas = readMetas(document);
  const language = languageOf(document, metas);
  const statements: PageStatements = { document, metas, nodes: linkedNodes(document, url), url, language };
  const outlet = outletOf(statements);
  const { title, article, around } = placed(bodyOf(document), titleOf(statements, outlet), outlet);
  const sources: PageSources = { ...statements, article, around };
  const facts = {
    url: canonicalOf(statements),
    title,
    outlet,
    author: pageAuthors(sources, outlet),
    published: pageDate(sources),
    language: language?.toLowerCase().split(/[-_]/)[0] ?? null,
    picture: pagePicture(statements),
  };
  return { facts, article, statedText: statements.nodes.flatMap((node) => texts(node["articleBody"]))[0] ?? null };
}

interface Placed {
  readonly title: string | null;
  readonly article: FoundArticle;
  readonly around: Surroundings;
}

/** The article by its title; where the page gives its own name in place of one, by the heading right above the text. */
function placed(body: PageElement, title: string | null, outlet: string | null): Placed {
  const article = findArticle(body, title);
  const around = surroundingsOf(body, article);
  if (title !== null && (article.headline !== null || !isSiteName(title, outlet))) return { title, article, around };
  const heading = around.above.findLast((line) => isHeading(line) && line.text.length >= LEAST_TITLE)?.text;
  if (heading === undefined) return { title, article, around };
  const again = findArticle(body, heading);
  return { title: heading, article: again, around: surroundingsOf(body, again) };
}

const LEAST_TITLE = 12;

function titleOf({ document, metas, nodes }: PageStatements, outlet: string | null): string | null {
  const headings = [...document.querySelectorAll("h1")].filter((heading) => !isWayHome(heading));
  const only = headings.length === 1 ? oneLine(headings[0]?.textContent ?? "") : "";
  const named = [
    nodes.flatMap((node) => texts(node["headline"]))[0],
    metas.first("og:title", "twitter:title", "dc.title"),
    only,
    document.querySelector("title")?.textContent,
  ];
  const title = named.map((candidate) => plainTitle(candidate ?? "")).find((candidate) => candidate.length > 2);
  return title ? withoutOutlet(whole(title, only), outlet, only) : null;
}

/** Whether a heading leads to the front page: the name of the site rather than a headline. */
const isWayHome = (heading: PageElement): boolean =>
  [...heading.querySelectorAll("a[href]"), heading.parentElement].some((link) =>
    /^(?:https?:\/\/[^/]{1,100})?\/?$/.test(link?.getAttribute("href") ?? "none"),
  );

/** A title as the heading gives it in full, where it was cut off. */
function whole(title: string, heading: string): string {
  const start = /^(.{12,})(?:\u2026|\.{3})$/u.exec(title)?.[1]?.trimEnd();
  return start !== undefined && heading.length > start.length && heading.startsWith(start) ? heading : title;
}

function outletOf({ metas, nodes, url }: PageStatements): string | null {
  const site = metas.first("og:site_name", "application-name", "al:android:app_name", "dc.publisher");
  const publisher = nodes.flatMap((node) => texts(node["publisher"]))[0];
  const website = nodes.filter((node) => typesOf(node).includes("website")).flatMap((node) => texts(node["name"]))[0];
  const named = [site, publisher, website].find((name) => name && name.length <= 60 && !/^https?:/.test(name));
  return named ? oneLine(named) : url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
}

/** The page's own word for its address where it is of the same site; else the one that it was read at. */
function canonicalOf({ document, metas, url }: PageStatements): string | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? metas.first("og:url");
  const canonical = link ? absoluteAddress(link, url) : null;
  if (!canonical || !url || !URL.canParse(url)) return url ?? canonical;
  const isOwn = isSameSite(canonical, url) && (new URL(canonical).pathname !== "/" || new URL(url).pathname === "/");
  return isOwn ? canonical : url;
}

function languageOf(document: PageDocument, metas: Metas): string | null {
  const html = document.documentElement;
  const written =
    html?.getAttribute("lang") ??
    html?.getAttribute("xml:lang") ??
    metas.first("og:locale", "content-language", "language");
  return /^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*/.exec(written?.trim() ?? "")?.[0] ?? null;
}

/** The picture that a page gives for its article, with the page's own words for it; null where it gives none. */
function pagePicture({ metas, nodes, url }: PageStatements): Picture | null {
  const alt = metas.first("og:image:alt", "twitter:image:alt");
  const stated = metas
    .all("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    .map((address) => pictureAt(address, url, alt));
  const linked = nodes
    .flatMap((node) => linkedPictures(node["image"]))
    .map((picture) => pictureAt(picture.url, url, picture.alt));
  return [...stated, ...linked].find((picture) => picture !== null) ?? null;
}

/** `image` may be an address, an ImageObject, or a list of either. */
function linkedPictures(image: unknown): Picture[] {
  if (typeof image === "string") return [{ url: image, alt: null }];
  if (Array.isArray(image)) return image.slice(0, MOST).flatMap(linkedPictures);
  if (!isNode(image)) return [];
  const address = texts(image["url"] ?? image["contentUrl"])[0];
  return address === undefined
    ? []
    : [{ url: address, alt: texts(image["caption"] ?? image["description"])[0] ?? null }];
}

const MOST = 10;
