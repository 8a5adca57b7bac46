import { isHeading, readBlocks, type TextBlock } from "./block-text.ts";
import { isWithin, type PageElement } from "./dom.ts";
import { withoutFarEnds, withoutNextArticle } from "./ends.ts";
import { type Furniture, findFurniture } from "./furniture.ts";
import { isProse, lengthOf, proseIn } from "./prose.ts";
import { isSameTitle } from "./title.ts";
import { type Weights, WORTH, weigh, weightIn } from "./weights.ts";

/** Where a page has its article. */
export interface FoundArticle {
  /** The lines of its text, with some more that only rules for lines can tell from it. */
  readonly blocks: readonly TextBlock[];
  /** The element that holds most of its text. */
  readonly root: PageElement;
  /** The element with its headline. */
  readonly headline: PageElement | null;
  readonly furniture: ReadonlyMap<PageElement, Furniture>;
}

/**
 * Finds the article by where the page's running text stands, below its headline and outside of furniture: in the
 * element whose text outweighs its links and its furniture the most (the idea of maximum subsequence segmentation,
 * Pasternack and Roth 2009, on a tree). `byName` is false to look at no class and id.
 */
export function findArticle(body: PageElement, title: string | null, byName = true): FoundArticle {
  const all = readBlocks(body);
  const weights = weigh(all);
  const headline = headlineOf(all, title);
  const furniture = findFurniture(body, weights, { headline, title, byName });
  const kept = readBlocks(body, lettersIn(furniture, weights));
  const root = densest(body, weights, weigh(belowHeadline(kept, headline)));
  const blocks = articleIn(kept, root, headline);
  const found = { blocks, root, headline, furniture };
  return byName && isMisled(all, found) ? findArticle(body, title, false) : found;
}

/** Whether more text than the article's stands between the headline and it, named as comments are: posts of a forum. */
function isMisled(all: readonly TextBlock[], { blocks, headline, furniture }: FoundArticle): boolean {
  const from = headline === null ? -1 : all.findIndex(({ element }) => element === headline);
  const to = all.findIndex(({ element }) => element === blocks[0]?.element);
  if (from < 0 || to < from) return false;
  const foreign = new Set([...furniture].filter(([, kind]) => kind === "foreign").map(([element]) => element));
  const between = all.slice(from + 1, to).filter(({ element }) => isWithin(element, foreign));
  return proseIn(between) > Math.max(LEAST_ARTICLE, proseIn(blocks));
}

/**
 * The heading that is the page's title: of the highest rank, else the one with the most running text right below it,
 * unless most of the page's stands above it.
 */
function headlineOf(blocks: readonly TextBlock[], title: string | null): PageElement | null {
  if (title === null) return null;
  const same = blocks.filter((block) => isHeading(block) && isSameTitle(block.text, title)).slice(0, MOST_HEADLINES);
  const first = same.find(({ element }) => element.localName === "h1");
  if (first || same.length === 0) return first?.element ?? null;
  const whole = proseIn(blocks);
  const told = same.map((block) => {
    const at = blocks.indexOf(block);
    return { block, above: proseIn(blocks.slice(0, at)), below: proseIn(blocks.slice(at + 1, at + 1 + BLOCKS_BELOW)) };
  });
  const likely = told.filter(({ above }) => above <= whole / 2).toSorted((one, other) => other.below - one.below);
  return likely[0]?.block.element ?? null;
}

const BLOCKS_BELOW = 12;
const MOST_HEADLINES = 10;
/** The share of the text that stands below a headline; a heading of lower rank may be one within the article. */
const LEAST_BELOW_HEADLINE = 0.5;
const LEAST_BELOW_HEADING = 0.85;
const LEAST_LEAD = 130;
/** Letters of running text that make an article. */
const LEAST_ARTICLE = 250;

/** The lines below the headline, where they have an article's text among them. */
function belowHeadline(kept: readonly TextBlock[], headline: PageElement | null): readonly TextBlock[] {
  const below = headline === null ? kept : kept.slice(kept.findIndex(({ element }) => element === headline) + 1);
  return proseIn(below) >= LEAST_ARTICLE ? below : kept;
}

function lettersIn(furniture: ReadonlyMap<PageElement, Furniture>, weights: Weights): Map<PageElement, number> {
  return new Map([...furniture.keys()].map((element) => [element, weightIn(weights, element).text]));
}

/** Of all elements the one whose text is worth the most, of two alike the inner one. */
function densest(body: PageElement, whole: Weights, kept: Weights): PageElement {
  let best = body;
  let most = Number.NEGATIVE_INFINITY;
  for (const [element, { prose, text, linked }] of kept) {
    const furniture = weightIn(whole, element).text - text;
    const short = Math.max(0, text - prose - linked);
    const worth = prose + WORTH.short * short + WORTH.linked * linked + WORTH.furniture * furniture;
    if (worth > most || (worth === most && best.contains(element))) [best, most] = [element, worth];
  }
  return best;
}

/** The lines of the root below the headline, after what is told between the headline and the root. */
function articleIn(kept: readonly TextBlock[], root: PageElement, headline: PageElement | null): TextBlock[] {
  const inside = kept.filter(({ element }) => root.contains(element));
  const at = kept.findIndex(({ element }) => element === headline);
  if (headline === null || at < 0) return withoutFarEnds(inside);
  const first = inside[0] ? kept.indexOf(inside[0]) : 0;
  const lead = at < first ? kept.slice(at + 1, Math.min(first, at + 1 + BLOCKS_BELOW)).filter(isLead) : [];
  const below = inside.slice(Math.max(0, at - first + 1));
  const least = headline.localName === "h1" ? LEAST_BELOW_HEADLINE : LEAST_BELOW_HEADING;
  if (proseIn(below) <= least * proseIn(inside)) return [...lead, ...withoutFarEnds(inside)];
  return [...lead, ...withoutFarEnds(withoutNextArticle(below, headline))];
}

/** A first paragraph that stands by the headline; a shorter line there is a deck. */
function isLead(block: TextBlock): boolean {
  return !isHeading(block) && lengthOf(block.text) >= LEAST_LEAD && isProse(block.text, block.linked);
}
