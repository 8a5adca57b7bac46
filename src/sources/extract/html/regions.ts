import { isHeading, readBlocks, type TextBlock } from "./block-text.ts";
import { type NamedAs, type NameWord, nameWords } from "./class-words.ts";
import { isText, type PageElement } from "./dom.ts";
import { isProse, lengthOf, proseOf, runsOf } from "./prose.ts";
import { isSameTitle } from "./title.ts";

/** Where a page has its article. */
export interface Region {
  /** The article's text and what the rules for lines have to tell from it. */
  readonly blocks: readonly TextBlock[];
  /** The element that holds the article's text, and maybe more. */
  readonly root: PageElement;
  /** What belongs to the page and not to the article: navigation, teasers, comments, captions. */
  readonly furniture: ReadonlyMap<PageElement, number>;
  /** The element with the article's headline. */
  readonly headline: PageElement | null;
}

interface Weight {
  /** Letters of running text. */
  prose: number;
  text: number;
  linked: number;
  links: number;
  /** Lines of their own that are links as headlines are. */
  titles: number;
}

type Weights = ReadonlyMap<PageElement, Weight>;

const NO_WEIGHT: Weight = { prose: 0, text: 0, linked: 0, links: 0, titles: 0 };

/** Finds the article by where the page's running text stands, below its headline and outside of furniture. */
export function findArticle(body: PageElement, title: string | null, byName: boolean): Region {
  const blocks = readBlocks(body);
  const weights = weigh(blocks);
  const total = weights.get(body)?.prose ?? 0;
  const headline = headlineOf(blocks, title);
  const furniture = new Map<PageElement, number>();
  const names = byName ? readNames(body, weights, total) : new Map<PageElement, NamedAs>();
  mark(body, { weights, total, headline, names }, furniture);
  const kept = readBlocks(body, furniture);
  const root = densest(body, weights, weigh(kept));
  return { blocks: articleIn(kept, root, headline), root, furniture, headline };
}

/** The heading that is the page's title: the first of the highest rank. */
function headlineOf(blocks: readonly TextBlock[], title: string | null): PageElement | null {
  if (title === null) return null;
  const same = blocks.filter((block) => isHeading(block) && isSameTitle(block.text, title));
  return (same.find(({ element }) => element.localName === "h1") ?? same[0])?.element ?? null;
}

/** The blocks of the root from the headline on, and what is told between the headline and the root. */
function articleIn(kept: readonly TextBlock[], root: PageElement, headline: PageElement | null): TextBlock[] {
  const inside = kept.filter(({ element }) => root.contains(element));
  const at = headline === null ? -1 : kept.findIndex(({ element }) => element === headline);
  const first = kept.indexOf(inside[0] as TextBlock);
  if (at < 0) return withoutStrangers(inside);
  if (at < first) return [...kept.slice(at + 1, first).filter(isLead), ...withoutStrangers(inside)];
  const below = inside.slice(inside.indexOf(kept[at] as TextBlock) + 1);
  return withoutStrangers(proseIn(below) > proseIn(inside) / 2 ? below : inside);
}

/**
 * Without what stands at either end, in another part of the page than most of the running text, and is less than the
 * furniture between: the foot of a page behind the comments.
 */
function withoutStrangers(blocks: readonly TextBlock[]): TextBlock[] {
  const values = [...runsOf(blocks)].flatMap(valuesOf);
  const homes = new Map<string, { prose: number; first: number; last: number }>();
  for (const [i, block] of blocks.entries()) {
    const home = signatureOf(homeOf(block));
    const known = homes.get(home) ?? { prose: 0, first: i, last: i };
    homes.set(home, { prose: known.prose + Math.max(0, values[i] ?? 0), first: known.first, last: i });
  }
  const core = [...homes.values()].reduce((most, home) => (home.prose > most.prose ? home : most), { prose: 0, first: 0, last: blocks.length - 1 });
  let [start, end] = [core.first, core.last];
  for (let i = core.first - 1, sum = -GAP_WORTH * (blocks[core.first]?.gap ?? 0), most = 0; i >= 0; i--) {
    sum += values[i] ?? 0;
    if (sum >= most) [start, most] = [i, sum];
    sum -= GAP_WORTH * (blocks[i]?.gap ?? 0);
  }
  for (let i = core.last + 1, sum = 0, most = 0; i < blocks.length; i++) {
    sum += (values[i] ?? 0) - GAP_WORTH * (blocks[i]?.gap ?? 0);
    if (sum >= most) [end, most] = [i, sum];
  }
  return blocks.slice(start, end + 1);
}

const GAP_WORTH = 0.3;

/** What each line of a run adds to an article: its letters where the run reads as text, little or less where not. */
function valuesOf(run: readonly TextBlock[]): number[] {
  if (proseOf(run) > 0) return run.map(({ text }) => lengthOf(text));
  return run.map(({ text, linked }) => SHORT_WORTH * (text.length - linked) - linked);
}

/** The same for parts of a page that are made alike. */
function signatureOf(element: PageElement): string {
  let depth = 0;
  for (let at = element.parentElement; at; at = at.parentElement) depth += 1;
  const name = (one: PageElement | null) => `${one?.localName} ${one?.getAttribute("class") ?? ""}`.replace(/\d+/g, "");
  return `${depth} ${name(element)} ${name(element.parentElement)}`;
}

/** The element whose parts a block's element is one of. */
function homeOf({ element }: TextBlock): PageElement {
  return /^(?:p|li|blockquote|h[1-6]|pre)$/.test(element.localName) ? (element.parentElement ?? element) : element;
}

const proseIn = (blocks: readonly TextBlock[]): number => {
  let sum = 0;
  for (const run of runsOf(blocks)) sum += proseOf(run);
  return sum;
}

function isLead(block: TextBlock): boolean {
  return !isHeading(block) && isProse(block.text, block.linked);
}

/** What every element holds, by the blocks in it. */
function weigh(blocks: readonly TextBlock[]): Map<PageElement, Weight> {
  const weights = new Map<PageElement, Weight>();
  for (const run of runsOf(blocks)) {
    const text = run.reduce((sum, block) => sum + block.text.length, 0);
    const linked = run.reduce((sum, block) => sum + block.linked, 0);
    const prose = proseOf(run);
    const titles = run.filter((block) => block.linked > 0.8 * block.text.length && lengthOf(block.text) >= 15).length;
    for (let at = run[0]?.element ?? null; at; at = at.parentElement) {
      let weight = weights.get(at);
      if (!weight) weights.set(at, (weight = { ...NO_WEIGHT }));
      weight.prose += prose;
      weight.text += text;
      weight.linked += linked;
      weight.titles += titles;
      if (linked > 0) weight.links += run.filter((block) => block.linked > 0).length;
    }
  }
  return weights;
}

interface Page {
  readonly weights: Weights;
  readonly total: number;
  readonly headline: PageElement | null;
  readonly names: ReadonlyMap<PageElement, NamedAs>;
}

/** A word that names the elements of more than so much of a page's prose says nothing on that page. */
const MOST_NAMED_PROSE = 0.5;

/** What each element is by its name, words that the page uses for its article left out. */
function readNames(body: PageElement, weights: Weights, total: number): Map<PageElement, NamedAs> {
  const named = new Map<PageElement, readonly NameWord[]>();
  const prose = new Map<string, number>();
  gatherNames(body, [], { named, prose, weights });
  const names = new Map<PageElement, NamedAs>();
  for (const [element, found] of named) {
    const said = found.filter(({ word, says }) => says !== "furniture" || (prose.get(word) ?? 0) <= MOST_NAMED_PROSE * total);
    const says = SAYINGS.find((one) => said.some((word) => word.says === one));
    if (says) names.set(element, says);
  }
  return names;
}

const SAYINGS: readonly NamedAs[] = ["foreign", "furniture", "label"];

interface Gathered {
  readonly named: Map<PageElement, readonly NameWord[]>;
  /** Letters of running text within elements named by a word. */
  readonly prose: Map<string, number>;
  readonly weights: Weights;
}

function gatherNames(element: PageElement, around: readonly string[], gathered: Gathered): void {
  for (const child of element.children) {
    const found = nameWords(child);
    let within = around;
    if (found.length > 0) {
      gathered.named.set(child, found);
      const fresh = [...new Set(found.map(({ word }) => word))].filter((word) => !around.includes(word));
      const held = gathered.weights.get(child)?.prose ?? 0;
      for (const word of fresh) gathered.prose.set(word, (gathered.prose.get(word) ?? 0) + held);
      within = [...around, ...fresh];
    }
    gatherNames(child, within, gathered);
  }
}

function mark(element: PageElement, page: Page, furniture: Map<PageElement, number>): void {
  const teasers = page.names.size > 0 ? teasersIn(element, page) : NONE;
  for (const child of element.children) {
    if (teasers.has(child) || isFurniture(child, page)) furniture.set(child, page.weights.get(child)?.text ?? 0);
    else mark(child, page, furniture);
  }
}

const NONE: ReadonlySet<PageElement> = new Set();

/** Children alike that each lead to another page by a line of its own, as lists of other articles have them. */
function teasersIn(element: PageElement, { weights, total, headline }: Page): ReadonlySet<PageElement> {
  const alike = Map.groupBy(
    [...element.children].filter((child) => !ROWS.has(child.localName)),
    (child) => `${child.localName} ${(child.getAttribute("class") ?? "").replace(/[\d_-]*\d[\d_-]*/g, "")}`,
  );
  const teasers = new Set<PageElement>();
  for (const group of alike.values()) {
    const found = group.filter((child) => {
      const { titles, prose } = weights.get(child) ?? NO_WEIGHT;
      return titles > 0 && prose < 450 && !(headline && child.contains(headline));
    });
    const prose = found.reduce((sum, child) => sum + (weights.get(child)?.prose ?? 0), 0);
    if (found.length >= 3 && found.length > 0.6 * group.length && prose <= 0.5 * total) for (const one of found) teasers.add(one);
  }
  return teasers;
}

const ROWS = new Set("p br span a b i em strong h1 h2 h3 h4 h5 h6 tr td th".split(" "));

const REMOVED = new Set(
  (
    "script style noscript template nav aside footer form button select textarea input iframe object embed svg canvas " +
    "figcaption figure dialog menu audio video picture amp-ad amp-sidebar"
  ).split(" "),
);
const ROLES = new Set(["navigation", "complementary", "dialog", "alertdialog", "banner", "contentinfo", "search", "menu"]);
const KEPT = new Set(["main", "article"]);
const LISTS = new Set(["ul", "ol", "dl", "table"]);
const MAX_SHARE = 0.3;
const MAX_LINKED_SHARE = 0.65;
const INLINE = new Set("a abbr b cite em i mark q s small span strong sub sup time u font".split(" "));

function isFurniture(element: PageElement, page: Page): boolean {
  if (page.headline !== null && element.contains(page.headline)) return false;
  const weight = page.weights.get(element) ?? NO_WEIGHT;
  const share = page.total > 0 ? weight.prose / page.total : 0;
  const name = isWithinLine(element) ? undefined : page.names.get(element);
  if (name === "foreign") return share < 0.9;
  if (KEPT.has(element.localName) || share > MAX_SHARE) return false;
  if (REMOVED.has(element.localName) || ROLES.has(element.getAttribute("role") ?? "") || element.hasAttribute("hidden"))
    return !element.querySelector("blockquote, pre, table");
  return name === "furniture" || (name === "label" && weight.prose === 0) || isLinkList(element, weight);
}

/** A linked or marked name in the middle of a sentence is part of it, whatever its class. */
function isWithinLine(element: PageElement): boolean {
  if (!INLINE.has(element.localName)) return false;
  const around = element.parentElement?.childNodes ?? [];
  return [...around].some((node) => isText(node) && /[\p{L}\p{N}]{2}/u.test(node.textContent ?? ""));
}

function isLinkList(element: PageElement, { text, linked, links }: Weight): boolean {
  if (links < 2 || text < 10 || linked < MAX_LINKED_SHARE * text) return false;
  return LISTS.has(element.localName) || (links > 3 && element.localName !== "p");
}

/** Of all elements the one whose running text outweighs its links and the furniture in it the most. */
function densest(body: PageElement, whole: Weights, kept: Weights): PageElement {
  let best = body;
  let most = Number.NEGATIVE_INFINITY;
  for (const [element, { prose, text, linked }] of kept) {
    const left = (whole.get(element)?.text ?? 0) - text;
    const value = prose + SHORT_WORTH * Math.max(0, text - prose - linked) - linked - FURNITURE_WORTH * left;
    if (value > most || (value === most && best.contains(element))) [best, most] = [element, value];
  }
  return best;
}

const SHORT_WORTH = 0.25;
const FURNITURE_WORTH = 0.3;
