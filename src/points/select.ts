import type { Candidate } from "./candidates.ts";
import { MOST_OVERLAP, overlapOf } from "./overlap.ts";

export interface SelectionLimits {
  /** At most this many points. */
  readonly points: number;
  /** At most this many words (runs between blanks) over all points; null for no limit. */
  readonly words: number | null;
}

/** How much the overlap with a point already chosen counts against a candidate. */
const REDUNDANCY = 0.4;
/** Where words are short, the share that new terms have in a point's worth; the rest is its score. */
const COVERAGE = 1 / 3;
const PASSES = 2;

/**
 * The best candidates within the limits, in the order they came in; no two from one sentence, none that says again what
 * another says. Maximal marginal relevance (Carbonell and Goldstein 1998), greedily; where words are limited, worth per
 * word with the coverage of likely terms (a submodular worth: Lin and Bilmes 2011), then improved by exchanges.
 */
export function selectPoints(candidates: readonly Candidate[], limits: SelectionLimits): Candidate[] {
  const budget = limits.words ?? Number.POSITIVE_INFINITY;
  const isShort = limits.words !== null;
  const chosen = greedily(candidates, limits.points, budget, isShort);
  const best = isShort ? exchanged(candidates, chosen, limits.points, budget) : chosen;
  const places = new Map(candidates.map((candidate, index) => [candidate, index]));
  return best.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function greedily(candidates: readonly Candidate[], points: number, budget: number, isShort: boolean): Candidate[] {
  const overlap = new Map<Candidate, number>();
  const told = new Set<string>();
  const chosen: Candidate[] = [];
  let wordsLeft = budget;
  while (chosen.length < points) {
    const next = best(candidates, (candidate) => {
      const common = overlap.get(candidate) ?? 0;
      if (common > MOST_OVERLAP || candidate.words > wordsLeft) return Number.NEGATIVE_INFINITY;
      const gain = candidate.score - REDUNDANCY * common;
      return isShort ? mixed(gain, coverage(candidate, told)) / candidate.words ** 0.5 : gain;
    });
    if (!next) break;
    chosen.push(next);
    wordsLeft -= next.words;
    for (const stem of next.stems.keys()) told.add(stem);
    for (const other of candidates) overlap.set(other, Math.max(overlap.get(other) ?? 0, overlapOf(next, other)));
  }
  return chosen;
}

function best(candidates: readonly Candidate[], worth: (candidate: Candidate) => number): Candidate | null {
  let found: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const value = worth(candidate);
    if (value > most) {
      most = value;
      found = candidate;
    }
  }
  return found;
}

/** Puts other candidates in the place of chosen ones, and adds one where there is room, as long as the whole gains. */
function exchanged(candidates: readonly Candidate[], start: readonly Candidate[], points: number, budget: number) {
  let chosen = [...start];
  let worth = worthTogether(chosen, budget);
  for (let pass = 0; pass < PASSES; pass++) {
    const before = worth;
    for (let place = 0; place < Math.min(points, chosen.length + 1); place++) {
      for (const candidate of candidates) {
        const changed = replaced(chosen, place, candidate);
        const value = worthTogether(changed, budget);
        if (value > worth) [chosen, worth] = [changed, value];
      }
    }
    if (worth === before) break;
  }
  return chosen;
}

const replaced = (chosen: readonly Candidate[], place: number, candidate: Candidate): Candidate[] => [
  ...chosen.slice(0, place),
  candidate,
  ...chosen.slice(place + 1),
];

/** What a set of points is worth; minus infinity where it breaks the budget or repeats itself. */
function worthTogether(chosen: readonly Candidate[], budget: number): number {
  const told = new Set<string>();
  let words = 0;
  let worth = 0;
  for (const [index, candidate] of chosen.entries()) {
    words += candidate.words;
    const common = chosen.slice(0, index).reduce((most, other) => Math.max(most, overlapOf(candidate, other)), 0);
    if (words > budget || common > MOST_OVERLAP) return Number.NEGATIVE_INFINITY;
    worth += mixed(candidate.score - REDUNDANCY * common, coverage(candidate, told));
    for (const stem of candidate.stems.keys()) told.add(stem);
  }
  return worth;
}

const mixed = (gain: number, covered: number): number => (1 - COVERAGE) * gain + COVERAGE * covered;

/** The summed likelihood of the stems that no point has told yet. */
function coverage({ stems }: Candidate, told: ReadonlySet<string>): number {
  let sum = 0;
  for (const [stem, likelihood] of stems) if (!told.has(stem)) sum += likelihood;
  return sum;
}
