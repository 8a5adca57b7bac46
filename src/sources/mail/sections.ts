import { articleBlocks } from "../extract/html/block-rules.ts";
import { isHeading, type TextBlock } from "../extract/html/block-text.ts";
import type { PageElement } from "../extract/html/dom.ts";
import { lengthOf, proseIn } from "../extract/html/prose.ts";
import { pageWords } from "../extract/words.ts";

/** Fewer letters of running text are a teaser, and no article. */
const LEAST_LETTERS = 140;
const LONGEST_HEADLINE = 200;
const LEAST_HEADLINE = 12;
/** Headlines that are links and no headings stand below all headings. */
const LINKED_LINE = 7;

/** A part of a newsletter that is an article. */
export interface Section {
  /** Null for what is not told under a headline of its own. */
  readonly title: string | null;
  /** Where the headline leads. */
  readonly address: string | null;
  readonly paragraphs: readonly string[];
}

interface Headline {
  readonly at: number;
  readonly title: string;
  readonly address: string | null;
  readonly level: number;
}

/**
 * The articles of a newsletter. Headlines that lead to pages of their own, each with its text below it, tell of things
 * that have nothing to do with each other; a letter without at least two of them is one article. Teasers are left out.
 */
export function sectionsOf(blocks: readonly TextBlock[], subject: string | null): Section[] {
  const headlines = blocks.map(headlineAt).filter((headline) => headline !== null);
  const leading = headlines.filter((headline, i) => {
    const below = blocks.slice(headline.at + 1, headlines[i + 1]?.at);
    return headline.address !== null && lettersIn(below) >= LEAST_LETTERS;
  });
  const places = new Set(leading.map(({ address }) => address));
  if (places.size < 2) return whole(blocks, subject, headlines);
  const lowest = Math.max(...leading.map(({ level }) => level));
  const starts = headlines.filter(({ level }) => level <= lowest);
  const opening = section(blocks.slice(0, starts[0]?.at), subject, null);
  const told = starts.map(({ at, title, address }, i) =>
    section(blocks.slice(at + 1, starts[i + 1]?.at), title, address),
  );
  return [opening, ...told].flatMap((one) => one ?? []);
}

/** The whole letter; its headline leads to its own page where it is the letter's subject. */
function whole(blocks: readonly TextBlock[], subject: string | null, headlines: readonly Headline[]): Section[] {
  const title = subject ?? headlines[0]?.title ?? null;
  const address = headlines.find((headline) => headline.address !== null && headline.title === title)?.address ?? null;
  const found = section(blocks, title, address);
  return found ? [found] : [];
}

function section(blocks: readonly TextBlock[], title: string | null, address: string | null): Section | null {
  const told = articleBlocks(blocks, title);
  return lettersIn(told) < LEAST_LETTERS ? null : { title, address, paragraphs: told.map(({ text }) => text) };
}

/** The letters of lines that read as a text, or none. */
const lettersIn = (blocks: readonly TextBlock[]): number =>
  proseIn(blocks) === 0 ? 0 : blocks.reduce((sum, { text, linked }) => sum + lengthOf(text) - linked, 0);

function headlineAt(block: TextBlock, at: number): Headline | null {
  const { text, linked } = block;
  const isLinked = linked >= 0.9 * text.length;
  const isTitle = isHeading(block) || (isLinked && text.length >= LEAST_HEADLINE && !isPointer(text));
  if (!isTitle || text.length > LONGEST_HEADLINE) return null;
  const level = isHeading(block) ? Number(block.element.localName.slice(1)) : LINKED_LINE;
  return { at, title: text, address: isLinked ? addressIn(block) : null, level };
}

const isPointer = (text: string): boolean => {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]{1,5}$/u, "");
  return pageWords("pointer").has(bare) || pageWords("label").has(bare);
};

/** Where the line leads that is one link. */
function addressIn({ element, text }: TextBlock): string | null {
  const around = element.closest("a[href]");
  const links = around ? [around] : [...element.querySelectorAll("a[href]")];
  const link = links.find((one) => isSaid(one, text));
  return link?.getAttribute("href") ?? null;
}

const isSaid = (link: PageElement, text: string): boolean =>
  (link.textContent ?? "").replace(/\s+/g, "") === text.replace(/\s+/g, "");
