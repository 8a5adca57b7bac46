import type { Quantity } from "../../language/numbers.ts";
import type { Statement } from "./statement.ts";

const REACH = 4;
/** By how much another number must fit better; neighbours one word away weigh 1, two words 1/2 … */
const CLEARLY = 0.3;

/**
 * Whether another number of the evidence stands among the words that this one has around it in the point: "fell to 6.8 in
 * August from 6.1" where the evidence has "fell to 6.1 in August from 6.8".
 */
export function hasBetterRival(point: Statement, quantity: Quantity, sentence: Statement, match: Quantity): boolean {
  const own = likeness(point, quantity, sentence, match);
  const neighbours = neighboursOf(point, quantity);
  return sentence.quantities.some((rival) => {
    if (rival.value === match.value) return false;
    const theirs = neighboursOf(sentence, rival);
    const isAtHome = neighboursOf(sentence, match).some((stem) => neighbours.includes(stem) && !theirs.includes(stem));
    return !isAtHome && likeness(point, quantity, sentence, rival) > own + CLEARLY;
  });
}

/** The content words right beside a number. */
const neighboursOf = ({ stems }: Statement, { from, to }: Quantity): string[] =>
  [stems[from - 1], stems[to]].flatMap((stem) => stem ?? []);

function likeness(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): number {
  const before = common(wordsBefore(point, quantity), wordsBefore(sentence, other));
  return before + common(wordsAfter(point, quantity), wordsAfter(sentence, other));
}

function common(one: readonly string[], other: readonly string[]): number {
  return one.reduce((sum, word, index) => {
    const at = other.indexOf(word);
    return at < 0 ? sum : sum + 1 / (Math.max(index, at) + 1);
  }, 0);
}

const wordsBefore = (statement: Statement, { from }: Quantity): string[] =>
  keys(statement, Math.max(0, from - REACH), from).reverse();

const wordsAfter = (statement: Statement, { to }: Quantity): string[] => keys(statement, to, to + REACH);

const keys = ({ words, stems }: Statement, from: number, to: number): string[] =>
  words.slice(from, to).map(({ lower }, index) => stems[from + index] ?? lower);
