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
}

export function createTermRarity(slotsPower = 20): TermRarity {
  const mask = 2 ** slotsPower - 1;
  const rows = [new Uint32Array(mask + 1), new Uint32Array(mask + 1)] as const;
  const slotsOf = (term: number) => [term & mask, mix(term, 1) & mask] as const;
  let articles = 0;
  return {
    learn(terms) {
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
      return Math.max(0, Math.log((articles + ARTICLES_ASSUMED) / (seen + ASSUMED_WITH_TERM)));
    },
  };
}
