import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TaggedToken } from "../../src/languages/analysis/token.ts";
import type { Language } from "../../src/languages/language.ts";
import type { TextRange } from "../../src/model/article.ts";
import { type CueReader, createCueReader } from "../../src/reading/quotes/attribution/candidates.ts";
import { ownFeatures } from "../../src/reading/quotes/attribution/choose.ts";
import { isQuote, paragraphsOf, type ViewToken } from "../../src/reading/quotes/view.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";

type Span = readonly [start: number, end: number];

/** An article in which people marked who said what; the format of the kit's `quotes.mjs`. */
export interface AnnotatedArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly AnnotatedQuote[];
  /** Quoted stretches that are nobody's speech. */
  readonly nonSpeech: readonly Span[];
}

export interface AnnotatedQuote {
  readonly type: "direct" | "mixed" | "indirect";
  readonly contentSpan: Span;
  readonly quoted: readonly Span[];
  readonly speakerSpan: Span | null;
  readonly cue: string | null;
  readonly cueSpan?: Span | null;
  readonly nested?: boolean;
}

/** An annotated article as the product reads it. */
export interface ReadAnnotated {
  readonly article: AnnotatedArticle;
  readonly reader: CueReader;
  /** Whether thoughts, judgements and intentions are marked too. */
  readonly marksThoughts: boolean;
}

export function readAnnotated(path: string, language: Language): ReadAnnotated[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim().split("\n");
  return lines.map((line) => {
    const article = JSON.parse(line) as AnnotatedArticle;
    const paragraphs = paragraphsOf(articleFromText(article.text, { id: article.id }), language);
    return { article, reader: createCueReader(language, paragraphs), marksThoughts: true };
  });
}

const HELD_OUT_OF = 3;

/** Whether an article is one of the third that nothing is learnt from. */
export function isHeldOut({ article: { id } }: ReadAnnotated): boolean {
  let hash = 7;
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return hash % HELD_OUT_OF === 0;
}

const EDGE = /[\s“”„"'‘’‚«»‹›`,.;:!?…—–-]/;

/** A stretch without the blanks and marks at its edges. */
export function trimmedRange(text: string, { start, end }: TextRange): TextRange {
  let [from, to] = [start, end];
  while (from < to && EDGE.test(text[from] ?? "")) from++;
  while (to > from && EDGE.test(text[to - 1] ?? "")) to--;
  return { start: from, end: to };
}

/** The share of the characters of two stretches that both have. */
export function overlap(one: TextRange, other: TextRange): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return common <= 0 ? 0 : common / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

/** Tells whether the word at `head` of a block stands for an annotated speaker: the same word, and for pronouns the same place. */
export function speakerTest(
  { article, reader }: ReadAnnotated,
  { speakerSpan }: AnnotatedQuote,
): (block: number, head: number) => boolean {
  if (!speakerSpan) return () => false;
  const range = { start: speakerSpan[0], end: speakerSpan[1] };
  const tokens = reader.language.analyse(article.text, range);
  const [first] = reader.language.phrases(tokens, 0, tokens.length);
  const head = tokens[first?.head ?? tokens.length - 1];
  return (block, at) => {
    const token = spokenWord(reader.paragraphs[block]?.tokens[at]);
    if (!head || !token) return false;
    const isThere = token.start < range.end && token.end > range.start;
    return bare(token) === bare(head) && (isThere || head.tag.wordClass !== "PRON");
  };
}

/** The features of an article's place, those of its language by themselves among them. */
export const withOwn = ({ reader: { language } }: ReadAnnotated, features: readonly number[]): number[] => [
  ...features,
  ...ownFeatures(features, language),
];

/** The last word of a quoted name. */
const spokenWord = (token: ViewToken | undefined): TaggedToken | undefined =>
  isQuote(token) ? token.inside.findLast(({ kind }) => kind === "word") : token;

const bare = ({ lower }: Pick<ViewToken, "lower">): string => lower.replace(/'s?$/, "");
