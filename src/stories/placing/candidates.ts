import { createGenerations, GENERATION } from "./generations.ts";
import { heaviestTerms, type SparseVector } from "./sparse-vector.ts";

/** An article is looked for by so many of its rarest terms. */
const TERMS_INDEXED = 16;
const TERMS_ASKED = 32;
/** The newest articles with a term; what is older is found by other terms or not at all. */
const LONGEST_LIST = 200;
const MOST_CANDIDATES = 60;

/** Which articles share rare terms: finds the few that may be on one event without looking at all. */
export interface CandidateIndex {
  add(node: number, vector: SparseVector): void;
  /** The articles that share the most weight of rare terms with a vector, at most 60. */
  find(vector: SparseVector): number[];
}

export function createCandidateIndex(): CandidateIndex {
  const generations = createGenerations(() => new Map<number, number[]>(), GENERATION);
  return {
    add(node, vector) {
      const nodesOf = generations.forNext();
      for (const term of heaviestTerms(vector, TERMS_INDEXED)) {
        const nodes = nodesOf.get(term);
        if (!nodes) nodesOf.set(term, [node]);
        else if (nodes.push(node) > 2 * LONGEST_LIST) nodes.splice(0, LONGEST_LIST);
      }
    },
    find(vector) {
      const shared = new Map<number, number>();
      const weightOf = new Map(Array.from(vector.terms, (term, i) => [term, vector.weights[i] ?? 0]));
      for (const term of heaviestTerms(vector, TERMS_ASKED)) {
        for (const node of generations.all().flatMap((nodesOf) => nodesOf.get(term) ?? [])) {
          shared.set(node, (shared.get(node) ?? 0) + (weightOf.get(term) ?? 0) ** 2);
        }
      }
      const order = [...shared].sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b);
      return order.slice(0, MOST_CANDIDATES).map(([node]) => node);
    },
  };
}
