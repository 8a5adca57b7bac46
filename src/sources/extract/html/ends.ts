import { isByLine } from "./author-names.ts";
import { isHeading, type TextBlock } from "./block-text.ts";
import { isDateLine } from "./date-line.ts";
import type { PageElement } from "./dom.ts";
import { lengthOf, proseOf, runsOf } from "./prose.ts";
import { oneLine } from "./title.ts";
import { WORTH } from "./weights.ts";

const PARTS_OF_TEXT = /^(?:p|li|blockquote|h[1-6]|pre)$/;

/**
 * Without what stands at either end, in another part of the page than most of the running text, and is worth less than
 * the furniture between is against it: the foot of a page behind the comments.
 */
export function withoutFarEnds(blocks: readonly TextBlock[]): TextBlock[] {
  const worths = [...runsOf(blocks)].flatMap(worthsOf);
  const { first, last } = coreOf(blocks, worths);
  const gap = (i: number): number => WORTH.furniture * (blocks[i]?.gap ?? 0);
  const start = first - bestStretch(first, (i) => (worths[first - 1 - i] ?? 0) + gap(first - i));
  const end = last + 1 + bestStretch(blocks.length - last - 1, (i) => (worths[last + 1 + i] ?? 0) + gap(last + 1 + i));
  return blocks.slice(start, end);
}

/** What each line of a run adds to an article. */
function worthsOf(run: readonly TextBlock[]): number[] {
  if (proseOf(run) > 0) return run.map(({ text }) => lengthOf(text));
  return run.map(({ text, linked }) => WORTH.short * (text.length - linked) + WORTH.linked * linked);
}

interface Stretch {
  readonly worth: number;
  readonly first: number;
  readonly last: number;
}

/** From the first to the last line of those parts of the page, made alike, that are worth the most together. */
function coreOf(blocks: readonly TextBlock[], worths: readonly number[]): Stretch {
  const alike = new Map<string, Stretch>();
  const homes = new Map<PageElement, string>();
  for (const [i, block] of blocks.entries()) {
    const home = homeOf(block);
    const likeness = homes.get(home) ?? likenessOf(home);
    homes.set(home, likeness);
    const known = alike.get(likeness) ?? { worth: 0, first: i, last: i };
    alike.set(likeness, { worth: known.worth + Math.max(0, worths[i] ?? 0), first: known.first, last: i });
  }
  const whole = { worth: 0, first: 0, last: blocks.length - 1 };
  return [...alike.values()].reduce((most, one) => (one.worth > most.worth ? one : most), whole);
}

/** The element whose parts a block's element is one of. */
function homeOf({ element }: TextBlock): PageElement {
  return PARTS_OF_TEXT.test(element.localName) ? (element.parentElement ?? element) : element;
}

/** The same for parts of a page that are made alike. */
function likenessOf(element: PageElement): string {
  return `${depthOf(element)} ${nameOf(element)} ${nameOf(element.parentElement)}`;
}

function depthOf(element: PageElement): number {
  let depth = 0;
  for (let at = element.parentElement; at; at = at.parentElement) depth += 1;
  return depth;
}

const nameOf = (element: PageElement | null): string =>
  `${element?.localName} ${element?.getAttribute("class") ?? ""}`.replace(/\d+/g, "");

/** How many of so many steps to go for the greatest sum. */
function bestStretch(steps: number, worthAt: (step: number) => number): number {
  let [best, most, sum] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    sum += worthAt(step);
    if (sum >= most) [best, most] = [step + 1, sum];
  }
  return best;
}

/** Between a headline and the text below stand so many lines at most. */
const LINES_OF_A_HEAD = 8;
/** Letters of running text that make an article. */
const LEAST_ARTICLE = 250;

/**
 * Without a next article, or the same once more: from the headline on that is made as the first, with a date or a
 * by-line of its own, or that tells the same.
 */
export function withoutNextArticle(blocks: readonly TextBlock[], headline: PageElement): readonly TextBlock[] {
  const likeness = likenessOf(headline);
  const words = oneLine(headline.textContent ?? "");
  let told = 0;
  for (const [i, block] of blocks.entries()) {
    told += proseOf([block]);
    if (!isHeading(block) || block.element.localName !== headline.localName) continue;
    const isSame = block.text === words && told >= LEAST_ARTICLE;
    const isAlike = block.element.parentElement !== headline.parentElement && likenessOf(block.element) === likeness;
    if (isSame || (isAlike && hasOwnHead(blocks.slice(i + 1, i + 1 + LINES_OF_A_HEAD)))) return blocks.slice(0, i);
  }
  return blocks;
}

const hasOwnHead = (lines: readonly TextBlock[]): boolean =>
  lines.some(({ text }) => isDateLine(text) || isByLine(text));
