import { mix } from "./hash.ts";

/** Before anything is read, terms count as if they stood in a few of so many articles. */
const ARTICLES_ASSUMED = 1000;
const ASSUMED_WITH_TERM = 4;

/**
 * In how many articles each term was seen, in fixed room: two rows of counters, the lower of which holds (count-min
 * sketch, G. Cormode and S. Muthukrishnan, 2005).
 */
export interface TermRarity {
  learn(terms: Uint32Array): void;
  /** The inverse document frequency: the logarithm of articles seen per article with the term. */
  rarityOf(term: number): number;
  /** How many articles were seen. */
  articles(): number;
  /** What it knows, to be given to `createTermRarity` again: articles seen, then the counters. */
  known(): Uint32Array;
}

/** Beyond so many articles what was seen long ago counts half, again and again. */
const MOST_ARTICLES = 200_000;

const REMEMBERED = 4096;
const SLOTS = 2 ** 20;
const MASK = SLOTS - 1;

/** Most terms are rare, so that few logarithms are asked for again and again; all are others once an article came. */
function rememberedLogarithms(articles: () => number): { of(seen: number): number } {
  let remembered = new Float64Array(REMEMBERED).fill(-1);
  let validFor = -1;
  const compute = (seen: number) => Math.max(0, Math.log((articles() + ARTICLES_ASSUMED) / (seen + ASSUMED_WITH_TERM)));
  return {
    of(seen) {
      if (seen >= REMEMBERED) return compute(seen);
      if (validFor !== articles()) {
        remembered = remembered.fill(-1);
        validFor = articles();
      }
      const known = remembered[seen] ?? -1;
      if (known >= 0) return known;
      const fresh = compute(seen);
      remembered[seen] = fresh;
      return fresh;
    },
  };
}

function halve(counters: Uint32Array): void {
  for (const [at, count] of counters.entries()) counters[at] = count >> 1;
}

/** `known`: what `known()` told before; it is changed. */
export function createTermRarity(known?: Uint32Array): TermRarity {
  const counts = known?.length === 1 + 2 * SLOTS ? known : new Uint32Array(1 + 2 * SLOTS);
  const rows = [counts.subarray(1, 1 + SLOTS), counts.subarray(1 + SLOTS)] as const;
  const slotsOf = (term: number) => [term & MASK, mix(term, 1) & MASK] as const;
  let articles = counts[0] ?? 0;
  const logarithms = rememberedLogarithms(() => articles);
  return {
    learn(terms) {
      if (articles >= MOST_ARTICLES) {
        articles = Math.floor(articles / 2);
        for (const row of rows) halve(row);
      }
      articles++;
      for (const term of terms) {
        const [first, second] = slotsOf(term);
        rows[0][first] = (rows[0][first] ?? 0) + 1;
        rows[1][second] = (rows[1][second] ?? 0) + 1;
      }
    },
    rarityOf(term) {
      const [first, second] = slotsOf(term);
      const seen = Math.min(rows[0][first] ?? 0, rows[1][second] ?? 0);
      return logarithms.of(seen);
    },
    articles: () => articles,
    known() {
      counts[0] = articles;
      return counts;
    },
  };
}
