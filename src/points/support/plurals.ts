import type { Alignment, Side } from "./alignment.ts";

const ONE = new Set("a an one the its his her their this that".split(" "));
const SEVERAL = new Set("the its his her their all some several both these those other two three four five".split(" "));
const OWNERS = new Set("its his her their".split(" "));
const REACH = 3;

/** Whether no single thing of the evidence ("its plant") has become several ("its plants"). */
export function countIsKept({ point, evidence, pairs }: Alignment): boolean {
  return pairs.every((pair, index) => {
    if (pair === null || !isPluralOf(wordAt(point, index), wordAt(evidence, pair))) return true;
    if (isBare(point, index) && isBehind(evidence, pair, A, REACH)) return false;
    const areSeveral = isBehind(point, index, SEVERAL, 1) || isBehind(point, index, OWNERS, 2);
    return !(areSeveral && isBehind(evidence, pair, ONE, REACH));
  });
}

const isPluralOf = (word: string, other: string): boolean =>
  other !== "" && (word === `${other}s` || word === `${other}es`);

const A = new Set(["a", "an"]);
const OPENING = 4;

/** A plural without any determiner at the start of a point. */
const isBare = ({ statement: { words }, tokens }: Side, index: number): boolean => {
  const from = tokens[index]?.from ?? 0;
  return (
    from < OPENING &&
    tokens[0]?.from === 0 &&
    words.slice(0, from).every(({ lower }) => !SEVERAL.has(lower) && !ONE.has(lower))
  );
};

const wordAt = ({ statement, tokens }: Side, index: number): string => {
  const token = tokens[index];
  return token?.kind === "word" ? (statement.words[token.from]?.lower ?? "") : "";
};

function isBehind(
  { statement: { words }, tokens }: Side,
  index: number,
  determiners: ReadonlySet<string>,
  reach: number,
): boolean {
  const from = tokens[index]?.from ?? 0;
  return words.slice(Math.max(0, from - reach), from).some(({ lower }) => determiners.has(lower));
}
