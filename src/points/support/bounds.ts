import type { Quantity } from "../../language/numbers.ts";
import type { Statement } from "./statement.ts";

/** What is said of a number: that it is the least, the most, passed, not reached, about right, or below nought. */
type Bound = "least" | "most" | "over" | "under" | "nearly" | "about" | "minus" | "exact" | null;

const PHRASES: readonly (readonly [string, Bound])[] = [
  ["at least", "least"],
  ["no fewer than", "least"],
  ["no less than", "least"],
  ["not less than", "least"],
  ["a minimum of", "least"],
  ["at most", "most"],
  ["up to", "most"],
  ["as many as", "most"],
  ["as much as", "most"],
  ["no more than", "most"],
  ["a maximum of", "most"],
  ["not more than", "most"],
  ["more than", "over"],
  ["greater than", "over"],
  ["over", "over"],
  ["above", "over"],
  ["exceeding", "over"],
  ["exceeded", "over"],
  ["beyond", "over"],
  ["upwards of", "over"],
  ["older than", "over"],
  ["less than", "under"],
  ["fewer than", "under"],
  ["under", "under"],
  ["below", "under"],
  ["younger than", "under"],
  ["nearly", "nearly"],
  ["almost", "nearly"],
  ["close to", "nearly"],
  ["just under", "nearly"],
  ["about", "about"],
  ["around", "about"],
  ["some", "about"],
  ["roughly", "about"],
  ["approximately", "about"],
  ["an estimated", "about"],
  ["estimated", "about"],
  ["exactly", "exact"],
  ["precisely", "exact"],
  ["minus", "minus"],
];
const FILLING = new Set(["the", "a", "an", "another", "further", "only", "just", "age", "of", "people", "aged"]);
const TIME_UNITS = new Set("years year months month weeks week days day hours hour minutes decades".split(" "));
const LONGEST = 4;

/** Whether what is said of a number ("at least", "up to", "nearly", "minus") is said of it in the evidence too. */
export function boundsAgree(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const [told, known] = [boundOf(point, quantity), boundOf(sentence, other)];
  return told === known || (isLoose(told) && isLoose(known));
}

const isLoose = (bound: Bound): boolean => bound === null || bound === "about";

function boundOf(statement: Statement, quantity: Quantity): Bound {
  const { words } = statement;
  const { from, to } = quantity;
  if (YEAR.test(words[from]?.text ?? "")) return null;
  const behind = BEHIND.get(`${words[to]?.lower} ${words[to + 1]?.lower}`);
  if (behind) return behind;
  if (hasMinus(statement, quantity)) return "minus";
  const bound = boundBefore(statement, from) ?? boundBefore(statement, beforeFilling(statement, from));
  const isDuration = bound === "over" && words[from - 1]?.lower === "over" && TIME_UNITS.has(words[to]?.lower ?? "");
  return isDuration ? null : bound;
}

const BEHIND: ReadonlyMap<string, Bound> = new Map([
  ["or more", "least"],
  ["or less", "most"],
  ["or fewer", "most"],
]);

function hasMinus({ text, words }: Statement, { from }: Quantity): boolean {
  const start = words[from]?.start ?? 0;
  return /(?:^|\s)[-−–]$/.test(text.slice(Math.max(0, start - 2), start));
}

function beforeFilling({ words }: Statement, from: number): number {
  let end = from;
  while (end > Math.max(0, from - 2) && FILLING.has(words[end - 1]?.lower ?? "")) end--;
  return end;
}

const YEAR = /^(?:1[5-9]|20)\d\d$/;

function boundBefore({ words }: Statement, end: number): Bound {
  const phrase = words.slice(Math.max(0, end - LONGEST), end).map(({ lower }) => lower);
  const before = ` ${phrase.join(" ")}`;
  const found = PHRASES.filter(([ending]) => before.endsWith(` ${ending}`)).sort(([a], [b]) => b.length - a.length);
  return found[0]?.[1] ?? null;
}

const SHARES = new Set(["in", "of", "out"]);
const SHARE_REACH = 3;

/** Whether a share ("four in ten") has the same whole in both. */
export const wholesAgree = (point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean =>
  wholeOf(point, quantity)?.value === wholeOf(sentence, other)?.value;

function wholeOf({ words, quantities }: Statement, { to, value }: Quantity): Quantity | null {
  if (!SHARES.has(words[to]?.lower ?? "")) return null;
  const next = quantities.find(({ from }) => from > to && from < to + SHARE_REACH);
  const between = words.slice(to, next?.from).every(({ lower }) => SHARES.has(lower));
  const isWhole = next !== undefined && next.value >= value && !YEAR.test(words[next.from]?.text ?? "");
  return isWhole && between ? next : null;
}

const DIRECTIONS = new Set(["to", "from", "by", "of"]);
const WAY_REACH = 5;

/** "fell to 3", "fell by 3" and "fell from 3" are three things. */
export function waysAgree(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const [told, known] = [wayOf(point, quantity), wayOf(sentence, other)];
  return told === null || known === null || told === known || told === "of" || known === "of";
}

function wayOf({ words, quantities }: Statement, { from }: Quantity): string | null {
  for (let at = from - 1; at >= Math.max(0, from - WAY_REACH); at--) {
    const lower = words[at]?.lower ?? "";
    if (DIRECTIONS.has(lower)) return isRange(words, quantities, at) ? null : lower;
    if (!PASSED.has(lower)) return null;
  }
  return null;
}

const PASSED = new Set(
  "a an the about around some nearly almost just over under between more than least at".split(" "),
);

/** "112 to 97", "five to eleven": a score or a range. */
const isRange = (words: Statement["words"], quantities: readonly Quantity[], at: number): boolean =>
  words[at]?.lower === "to" && quantities.some(({ to }) => to === at);
