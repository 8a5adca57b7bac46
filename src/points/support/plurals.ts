import type { Alignment, Side } from "./alignment.ts";

const ONE = new Set("a an one the its his her their this that".split(" "));
const SEVERAL = new Set("the its his her their all some several both these those other two three four five".split(" "));
const OWNERS = new Set("its his her their".split(" "));
const REACH = 3;

/** Whether no single thing of the evidence ("its plant") has become several ("its plants"). */
export function countIsKept({ point, evidence, pairs }: Alignment): boolean {
  return pairs.every((pair, index) => {
    const [told, known] = [wordAt(point, index), pair === null ? "" : wordAt(evidence, pair)];
    if (known === "" || !(told === `${known}s` || told === `${known}es`)) return true;
    if (isBare(point, index) && isBehind(evidence, pair ?? 0, A, REACH)) return false;
    return !((isBehind(point, index, SEVERAL, 1) || isBehind(point, index, OWNERS, 2)) && isBehind(evidence, pair ?? 0, ONE, REACH));
  });
}

const A = new Set(["a", "an"]);
const OPENING = 4;

/** A plural without any determiner at the start of a point. */
const isBare = ({ statement: { words }, tokens }: Side, index: number): boolean => {
  const from = tokens[index]?.from ?? 0;
  return from < OPENING && tokens[0]?.from === 0 && words.slice(0, from).every(({ lower }) => !SEVERAL.has(lower) && !ONE.has(lower));
};

const wordAt = ({ statement, tokens }: Side, index: number): string => {
  const token = tokens[index];
  return token?.kind === "word" ? (statement.words[token.from]?.lower ?? "") : "";
};

function isBehind({ statement: { words }, tokens }: Side, index: number, determiners: ReadonlySet<string>, reach: number): boolean {
  const from = tokens[index]?.from ?? 0;
  return words.slice(Math.max(0, from - reach), from).some(({ lower }) => determiners.has(lower));
}
