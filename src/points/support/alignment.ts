import { clauseNumbers } from "./clauses.ts";
import { areKin, areSame, isSameName, wordKey } from "./same-words.ts";
import { type Statement, statementOf } from "./statement.ts";
import { LIGHT_VERBS, type Token, tokensOf } from "./tokens.ts";

/** A statement with its tokens and clauses. */
export interface Side {
  readonly statement: Statement;
  readonly tokens: readonly Token[];
  /** The clause number of each word. */
  readonly clauses: readonly number[];
}

/** Which token of an evidence sentence each token of a point stands for. */
export interface Alignment {
  readonly point: Side;
  readonly evidence: Side;
  /** For each token of the point the index of its token in the evidence; null for none. */
  readonly pairs: readonly (number | null)[];
}

export function sideOf(text: string): Side {
  const statement = statementOf(text);
  return { statement, tokens: tokensOf(statement), clauses: clauseNumbers(statement) };
}

const UNPAIRED = 4;
const TURN = 0.6;
const STEP = 0.08;
const LONGEST_STEP = 12;
const AGAIN = 1.5;
/** A word that a sentence repeats more often tells nothing. */
const MOST_OPTIONS = 24;

interface Path {
  readonly at: number | null;
  readonly last: number;
  readonly cost: number;
  readonly before: Path | null;
}

/**
 * Pairs the tokens of a point with those of a sentence: like with like, near what stands near, in the sentence's order
 * where it can be. The cheapest path through all pairings (Viterbi, 1967).
 */
export function align(point: Side, evidence: Side): Alignment {
  let paths: readonly Path[] = [{ at: null, last: -1, cost: 0, before: null }];
  for (const token of point.tokens) {
    const options = optionsFor(token, evidence.tokens).slice(0, MOST_OPTIONS);
    paths = [
      ...options.map(({ at, cost }) => best(paths, at, cost)),
      ...paths.map((path) => ({ at: null, last: path.last, cost: path.cost + UNPAIRED, before: path })),
    ];
    paths = cheapestByPlace(paths);
  }
  const end = paths.reduce((one, other) => (other.cost < one.cost ? other : one));
  return { point, evidence, pairs: pairsOf(end) };
}

function optionsFor(token: Token, tokens: readonly Token[]): { at: number; cost: number }[] {
  return tokens.flatMap((other, at) => {
    const cost = unlikeness(token, other);
    return cost === null ? [] : [{ at, cost }];
  });
}

function best(paths: readonly Path[], at: number, cost: number): Path {
  const all = paths.map((path) => ({ at, last: at, cost: path.cost + cost + wayFrom(path.last, at), before: path }));
  return all.reduce((one, other) => (other.cost < one.cost ? other : one));
}

function wayFrom(last: number, at: number): number {
  if (last < 0) return 0;
  if (at === last) return AGAIN;
  const step = STEP * Math.min(Math.abs(at - last), LONGEST_STEP);
  return at > last ? step : TURN + step;
}

function cheapestByPlace(paths: readonly Path[]): Path[] {
  const cheapest = new Map<number, Path>();
  for (const path of paths) {
    const known = cheapest.get(path.last);
    if (!known || path.cost < known.cost) cheapest.set(path.last, path);
  }
  return [...cheapest.values()];
}

function pairsOf(end: Path): (number | null)[] {
  const pairs: (number | null)[] = [];
  for (let path: Path | null = end; path?.before; path = path.before) pairs.unshift(path.at);
  return pairs;
}

const OTHER_KIND = 0.2;
const KIN = 0.6;
const SAID = 0.7;
const SAME_MEANING = 1.2;

const DENY = wordKey("deny");
const LIGHT_KEYS = new Set([...LIGHT_VERBS].map(wordKey));

/** How unlike two tokens are; null where they cannot stand for one another. */
function unlikeness(token: Token, other: Token): number | null {
  const isSameKind = token.kind === other.kind;
  if (token.key === other.key) return unlikenessOfKinds(token, other);
  if (token.kind === "number" || other.kind === "number") return null;
  if (token.kind === "speech" && isSameKind) return [token.key, other.key].includes(DENY) ? null : SAID;
  return unlikenessOfWords(token, other);
}

function unlikenessOfKinds(token: Token, other: Token): number | null {
  if (token.kind === other.kind) return 0;
  return token.kind === "number" || other.kind === "number" ? null : OTHER_KIND;
}

function unlikenessOfWords(token: Token, other: Token): number | null {
  if (!LIGHT_KEYS.has(token.key) && areSame(token.key, other.key)) return SAME_MEANING;
  const isKin = token.kind === "name" ? isSameName(token.key, other.key) : areKin(token.key, other.key);
  return isKin ? KIN : null;
}
