import { isMark, type TaggedToken } from "../../languages/analysis/token.ts";
import { wordTag } from "../../languages/analysis/word-class.ts";
import type { Language } from "../../languages/language.ts";
import { opensDialogue } from "../../languages/quote-marks/dialogue.ts";
import { mayBeMark } from "../../languages/quote-marks/mark.ts";
import { markedBlock, type QuotedRegion } from "../../languages/quote-marks/regions.ts";
import { sentencesOf } from "../../languages/sentences/split.ts";
import type { Article, Block, TextRange } from "../../model/article.ts";
import { withoutAsides } from "./asides.ts";
import { surnamesIn, withSurnames } from "./known-surnames.ts";
import { type AnalysedBlock, type SpokenBlock, type Turn, turnsOf } from "./turns.ts";

/** One whole quoted stretch, as a token of the sentence that it stands in. */
export interface QuoteToken extends TaggedToken {
  readonly kind: "quote";
  readonly region: QuotedRegion;
  /** The tokens of the quoted words. */
  readonly inside: readonly TaggedToken[];
}

export type ViewToken = TaggedToken | QuoteToken;

export const isQuote = (token: TaggedToken | undefined): token is QuoteToken => token?.kind === "quote";

/** A sentence of one block: tokens [from, to). A quotation inside it is one token, so it never ends there by mistake. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** A block of the article as this engine reads it. */
export interface Paragraph extends Block {
  readonly tokens: readonly ViewToken[];
  readonly sentences: readonly TokenSpan[];
  /** What it is in a dialogue; null for what is none of its turns. */
  readonly turn: Turn | null;
  /** True where most words have a capital, as in a headline. */
  readonly titleCase: boolean;
}

const READ = new Set(["body", "headline", "subheading", "summary", "caption"]);

/** The blocks that report news, with their tokens; page furniture is left out. */
export function paragraphsOf(article: Article, language: Language): Paragraph[] {
  const read = article.blocks
    .filter(({ role }) => READ.has(role))
    .map((block): AnalysedBlock => ({ block, written: language.analyse(article.text, block) }));
  const surnames = surnamesIn(read.map(({ written }) => written));
  const known = read.map(({ block, written }) => ({ block, written: withSurnames(language, written, surnames) }));
  const turns = turnsOf(language, known);
  return known.map((each, at) => paragraphOf(article.text, each, turns[at] ?? null, language));
}

function paragraphOf(
  text: string,
  { block, written }: AnalysedBlock,
  said: SpokenBlock | null,
  language: Language,
): Paragraph {
  const regions = said?.spoken ?? withoutAsides(language, written, markedBlock(text, block, language.marks).regions);
  const titleCase = block.role !== "body" && isTitleCase(written);
  const tokens = withQuotes(text, titleCase ? language.analyse(text, block, "title") : written, regions);
  // What is told in a turn beside what is said belongs to it, wherever sentences end within what is said.
  const ends = said ? [block] : sentencesOf(text, block.start, block.end, language);
  const sentences = tokenSentences(tokens, ends);
  const isSpoken = language.marks.dialogue !== undefined && opensDialogue(text, block);
  return { ...block, tokens, sentences, titleCase, turn: said?.turn ?? (isSpoken ? "statement" : null) };
}

/** A quotation's words as a paragraph of their own, if they quote others; null where they hold no quotation. */
export function paragraphWithin(text: string, { region, inside }: QuoteToken, language: Language): Paragraph | null {
  if (!inside.some(({ start }) => mayBeMark(text.charCodeAt(start)))) return null;
  const { regions } = markedBlock(text, region, language.marks);
  if (regions.length === 0) return null;
  const tokens = withQuotes(text, inside, regions);
  const sentences = tokenSentences(tokens, sentencesOf(text, region.start, region.end, language));
  return { role: "body", start: region.start, end: region.end, tokens, sentences, titleCase: false, turn: null };
}

/** The tokens of a text with each of its quoted regions made one. */
export function withQuotes(
  text: string,
  tokens: readonly TaggedToken[],
  regions: readonly QuotedRegion[],
): ViewToken[] {
  const view: ViewToken[] = [];
  let at = 0;
  for (const region of regions) {
    while (at < tokens.length && (tokens[at] as TaggedToken).start < region.from)
      view.push(tokens[at++] as TaggedToken);
    const first = at;
    while (at < tokens.length && (tokens[at] as TaggedToken).start < region.to) at++;
    view.push(quoteToken(text, region, tokens.slice(first, at)));
  }
  for (; at < tokens.length; at++) view.push(tokens[at] as TaggedToken);
  return view;
}

const QUOTE_TAG = wordTag("PUNCT");

function quoteToken(text: string, region: QuotedRegion, tokens: readonly TaggedToken[]): QuoteToken {
  const inside = tokens.filter(({ start, end }) => start >= region.start && end <= region.end);
  const words = text.slice(region.start, region.end);
  return {
    kind: "quote",
    text: words,
    lower: "",
    start: region.from,
    end: region.to,
    capital: false,
    tag: QUOTE_TAG,
    hash: 0,
    region,
    inside,
  };
}

const LONGEST_HEADLINE = 30;
const SHORTEST_HEADLINE = 4;
const MOSTLY = 0.6;

function isTitleCase(tokens: readonly TaggedToken[]): boolean {
  const words = tokens.filter(({ kind }) => kind === "word");
  if (words.length > LONGEST_HEADLINE || words.length < SHORTEST_HEADLINE) return false;
  return words.filter(({ capital }) => capital).length >= MOSTLY * words.length;
}

/** Longer runs of words are no sentences; cut, they keep every search within a sentence short. */
const LONGEST = 300;

/** The sentences of a block as spans of its tokens; a quotation belongs to the one that it begins in. */
function tokenSentences(tokens: readonly ViewToken[], sentences: readonly TextRange[]): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let from = 0;
  for (const { end } of [...sentences, { end: Number.POSITIVE_INFINITY }]) {
    let to = from;
    while (to < tokens.length && (tokens[to] as ViewToken).start < end) {
      to++;
      if (to - from === LONGEST) {
        spans.push({ from, to });
        from = to;
      }
    }
    if (to > from) spans.push({ from, to });
    from = to;
  }
  return spans;
}

const DASHES = "—–-―";
export const isDash = (token: TaggedToken | undefined): boolean => isMark(token, DASHES);
