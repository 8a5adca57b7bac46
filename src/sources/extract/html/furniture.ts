import type { NamedAs } from "./class-words.ts";
import { hasOwnWords, type PageElement } from "./dom.ts";
import { MOST_PROSE, readNames } from "./names.ts";
import { type Weight, type Weights, weightIn } from "./weights.ts";

/**
 * What is not the article's text: readers' comments, consent and teasers (`foreign`), what belongs to the page
 * (`stranger`), and details of the article, as its by-line.
 */
export type Furniture = "foreign" | "stranger" | "detail";

/** What a page is looked through with. */
interface Page {
  readonly weights: Weights;
  readonly prose: number;
  readonly headline: PageElement | null;
  readonly names: ReadonlyMap<PageElement, NamedAs>;
  /** Whether the article itself may be about cookies. */
  readonly isAboutCookies: boolean;
}

/** What is known of an article before it is looked for. */
export interface Clues {
  readonly title: string | null;
  readonly headline: PageElement | null;
  /** Whether classes and ids are looked at. */
  readonly byName: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const STRANGE_TAGS = words("nav aside footer dialog menu amp-ad amp-sidebar amp-consent");
const DETAIL_TAGS = words(
  "script style noscript template form button select textarea input iframe object embed svg canvas figcaption figure " +
    "audio video picture amp-img amp-social-share",
);
const STRANGE_ROLES = words("navigation complementary dialog alertdialog banner contentinfo search menu");
const KEPT = words("main article");
const LISTS = words("ul ol dl table");
const INLINE = words("a abbr b cite em font i mark q s small span strong sub sup time u");
/** Parts of a paragraph or of a table are no list of other articles. */
const PARTS_OF_TEXT = words("p br span a b i em strong h1 h2 h3 h4 h5 h6 tr td th");

const LEAST_LINKED = 0.65;
/** Letters of running text that make an article of their own. */
const LEAST_ARTICLE = 250;
const MOST_CONSENT = 0.4;
const LEAST_CONSENT = 150;
const LEAST_TEASERS = 3;
const LONGEST_TEASER = 450;

/**
 * The topmost elements that are not the article's text: by tag, by role, by name unless `byName` is false, by how much
 * of them is links, and what stands in a row of its like that each lead to another page.
 */
export function findFurniture(
  body: PageElement,
  weights: Weights,
  { title, headline, byName }: Clues,
): Map<PageElement, Furniture> {
  const names = byName ? readNames(body, weights) : new Map<PageElement, NamedAs>();
  const found = new Map<PageElement, Furniture>();
  const page = { weights, headline, names, isAboutCookies: /cookie|ad[ -]?block/i.test(title ?? "") };
  mark(body, { ...page, prose: weightIn(weights, body).prose - foreignProse(body, page) }, found);
  return found;
}

/** Letters of running text in what is foreign by name, and does not hold the headline. */
function foreignProse(element: PageElement, page: Omit<Page, "prose">): number {
  let prose = 0;
  for (const child of element.children) {
    const name = page.names.get(child);
    const isForeign = (name === "foreign" || name === "foot") && !(page.headline && child.contains(page.headline));
    prose += isForeign ? weightIn(page.weights, child).prose : foreignProse(child, page);
  }
  return prose;
}

function mark(element: PageElement, page: Page, found: Map<PageElement, Furniture>): void {
  const teasers = teasersIn(element, page);
  for (const child of element.children) {
    const kind = teasers.has(child) ? "foreign" : kindOf(child, page);
    if (kind) found.set(child, kind);
    else mark(child, page, found);
  }
}

function kindOf(element: PageElement, page: Page): Furniture | null {
  if (page.headline !== null && element.contains(page.headline)) return null;
  const weight = weightIn(page.weights, element);
  const name = page.names.get(element);
  const says = name === undefined || isWithinLine(element) ? undefined : name;
  if (isForeign(element, weight, says, page)) return "foreign";
  if (says === "foot") return "stranger";
  if (KEPT.has(element.localName) || weight.prose > MOST_PROSE * page.prose) return null;
  return kindByTag(element) ?? kindByName(says, weight) ?? (isLinkList(element, weight) ? "stranger" : null);
}

function isForeign(element: PageElement, weight: Weight, says: NamedAs | undefined, page: Page): boolean {
  return says === "foreign" || isConsent(weight, page) || (element.localName === "article" && isOther(element, page));
}

/** Text of which most speaks of cookies asks for consent, where there is another text and the article is not about them. */
function isConsent({ prose, consent }: Weight, page: Page): boolean {
  if (page.isAboutCookies || consent < LEAST_CONSENT || consent <= prose * MOST_CONSENT) return false;
  return page.prose - prose >= LEAST_ARTICLE;
}

/** An article with a headline beside the one with the page's, where that has a text. */
function isOther(element: PageElement, { weights, headline }: Page): boolean {
  const own = headline?.closest("article");
  if (!own || own.contains(element) || weightIn(weights, own).prose < LEAST_ARTICLE) return false;
  return element.querySelector("h1, h2, h3") !== null;
}

function kindByTag(element: PageElement): Furniture | null {
  const isStrange = STRANGE_TAGS.has(element.localName) || STRANGE_ROLES.has(element.getAttribute("role") ?? "");
  if (!isStrange && !DETAIL_TAGS.has(element.localName) && !element.hasAttribute("hidden")) return null;
  if (element.querySelector("blockquote, pre, table")) return null;
  return isStrange ? "stranger" : "detail";
}

function kindByName(name: NamedAs | undefined, { prose }: Weight): Furniture | null {
  if (name === "label") return prose === 0 ? "detail" : null;
  return name === "stranger" || name === "detail" ? name : null;
}

/** A linked or marked name in the middle of a sentence is part of it, whatever its class. */
function isWithinLine({ localName, parentElement }: PageElement): boolean {
  return INLINE.has(localName) && parentElement !== null && hasOwnWords(parentElement);
}

function isLinkList(element: PageElement, { text, linked, links }: Weight): boolean {
  if (links < 2 || text < 10 || linked < LEAST_LINKED * text) return false;
  return LISTS.has(element.localName) || (links > 3 && element.localName !== "p");
}

/** Children alike that each lead to another page by a line of its own, as lists of other articles have them. */
function teasersIn(element: PageElement, page: Page): ReadonlySet<PageElement> {
  const leading = [...element.children].filter((child) => isTeaser(child, page));
  if (leading.length < LEAST_TEASERS) return new Set();
  const alike = Map.groupBy(leading, kindOfChild);
  const all = Map.groupBy(element.children, kindOfChild);
  const teasers = [...alike].filter(([kind, group]) => {
    const prose = group.reduce((sum, child) => sum + weightIn(page.weights, child).prose, 0);
    const isRow = group.length >= LEAST_TEASERS && group.length > 0.6 * (all.get(kind)?.length ?? 0);
    return isRow && prose <= page.prose / 2;
  });
  return new Set(teasers.flatMap(([, group]) => group));
}

function isTeaser(element: PageElement, { weights, headline }: Page): boolean {
  const { titles, prose } = weightIn(weights, element);
  if (titles === 0 || prose >= LONGEST_TEASER || PARTS_OF_TEXT.has(element.localName)) return false;
  return headline === null || !element.contains(headline);
}

/** The same for children made alike: their names without the numbers in them. */
const kindOfChild = (child: PageElement): string =>
  `${child.localName} ${(child.getAttribute("class") ?? "").replace(/\d+/g, "")}`;
