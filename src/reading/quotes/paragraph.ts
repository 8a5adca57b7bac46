import type { Article, Block } from "../../model/article.ts";
import { cueVerb } from "./cue-lexicon.ts";
import { type TokenSpan, tokenSentences } from "./grammar/sentence.ts";
import { type Token, tokenize } from "./grammar/token.ts";
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, isAdverb, PREPOSITIONS } from "./grammar/words.ts";
import { type QuotedRegion, quotedRegions } from "./marks/regions.ts";

/** A block of the article as this engine reads it. */
export interface Paragraph extends Block {
  readonly regions: readonly QuotedRegion[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly TokenSpan[];
  /** True where most words have a capital, as in a headline. */
  readonly titleCase: boolean;
}

const READ = new Set(["body", "headline", "subheading", "summary", "caption"]);

/** The blocks that report news, with their tokens; page furniture is left out. */
export function paragraphsOf(article: Article): Paragraph[] {
  return article.blocks
    .filter(({ role }) => READ.has(role))
    .map((block) => {
      const regions = quotedRegions(article.text, block);
      const written = tokenize(article.text, block, regions);
      const titleCase = isTitleCase(written);
      const tokens = titleCase ? inSentenceCase(written) : written;
      return { ...block, regions, tokens, sentences: tokenSentences(tokens), titleCase };
    });
}

const LONGEST_HEADLINE = 30;
const SHORTEST_HEADLINE = 4;
const MOSTLY = 0.6;

function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === "word");
  if (words.length > LONGEST_HEADLINE || words.length < SHORTEST_HEADLINE) return false;
  return words.filter(({ capital }) => capital).length >= MOSTLY * words.length;
}

/** In a headline a capital says nothing about verbs and function words: they are read as if in lower case. */
const inSentenceCase = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token) => (token.capital && isOrdinary(token) ? { ...token, capital: false } : token));

const isOrdinary = (token: Token): boolean =>
  cueVerb(token.lower) !== null ||
  AUXILIARIES.has(token.lower) ||
  PREPOSITIONS.has(token.lower) ||
  DETERMINERS.has(token.lower) ||
  CONJUNCTIONS.has(token.lower) ||
  isAdverb(token);
