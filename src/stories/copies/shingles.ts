import type { Article, BlockRole } from "../../model/article.ts";
import { wordsOf } from "../../text/words.ts";
import { hashOf, mix } from "../placing/hash.ts";

/** Words in a run. */
export const RUN = 4;
const MOST_KEPT = 512;

/**
 * The runs of four words of a text as hashes, ascending, each once. Of a long text only those divisible by 2 to the
 * power of `level` are kept, so that the samples of two texts can be compared (A. Broder, 1997).
 */
export interface Shingles {
  readonly hashes: Uint32Array;
  readonly level: number;
}

/** What a copy takes over from the report; notices, credits and captions are each outlet's own. */
const REPORT: ReadonlySet<BlockRole> = new Set(["body", "headline", "subheading", "summary", "dateline"]);

/** What a speaker said in marks is nobody's own wording: two reporters of one statement are two voices. */
const QUOTED = /[“„«"][^“”„«»"]{1,4000}[”“»"]/gu;
/** A shorter quotation is chosen by whoever quotes it. */
const STATEMENT_WORDS = 30;

const withoutStatements = (text: string): string =>
  text.replace(QUOTED, (quoted) => (wordsOf(quoted).length >= STATEMENT_WORDS ? " " : quoted));

/** All runs of four words of an article's report, long statements left out, as hashes, ascending. */
export function runsOf({ text, blocks }: Article): Uint32Array {
  const words = blocks
    .filter(({ role }) => REPORT.has(role))
    .flatMap(({ start, end }) => wordsOf(withoutStatements(text.slice(start, end))).map(({ lower }) => hashOf(lower)));
  const runs = new Set<number>();
  for (let at = RUN - 1; at < words.length; at++) {
    let hash = 0;
    for (let back = RUN - 1; back >= 0; back--) hash = mix(hash, words[at - back] ?? 0);
    runs.add(hash);
  }
  return Uint32Array.from(runs).sort();
}

export function sampled(all: Uint32Array): Shingles {
  const level = Math.max(0, Math.ceil(Math.log2(all.length / MOST_KEPT)));
  return { hashes: atLevel(all, level), level };
}

const atLevel = (hashes: Uint32Array, level: number): Uint32Array =>
  level === 0 ? hashes : hashes.filter((hash) => (hash & (2 ** level - 1)) === 0);

/** The share of the shorter text's runs that the longer has; 0 where too little is left to tell, or where it is below `least`. */
export function containment(one: Shingles, other: Shingles, least = 0): number {
  const level = Math.max(one.level, other.level);
  const [a, b] = [one, other].map(({ hashes, level: own }) => (own === level ? hashes : atLevel(hashes, level)));
  if (!a || !b) return 0;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.length < FEWEST ? 0 : shared(fewer, more, Math.ceil(least * fewer.length)) / fewer.length;
}

/** Fewer runs than these in common are a quotation rather than a copy. */
const FEWEST = 8;

/** How many hashes two lists have in common; 0 as soon as they cannot be `least`: most pairs are no copies. */
function shared(fewer: Uint32Array, more: Uint32Array, least: number): number {
  let count = 0;
  let spare = fewer.length - least;
  for (let i = 0, j = 0; i < fewer.length && j < more.length && spare >= 0; ) {
    const difference = (fewer[i] ?? 0) - (more[j] ?? 0);
    if (difference === 0) count++;
    if (difference < 0) spare--;
    i += Number(difference <= 0);
    j += Number(difference >= 0);
  }
  return spare < 0 ? 0 : count;
}
