import type { Alignment, Side } from "./alignment.ts";
import { areSame, wordKey } from "./same-words.ts";

/** Words that change how much is claimed. `added`: not without the evidence; `kept`: not left out of it either. */
interface Mark {
  readonly words: ReadonlySet<string>;
  readonly kept: boolean;
}

const mark = (words: string, kept = false): Mark => ({ words: new Set(words.trim().split(/\s+/)), kept });

const MARKS: readonly Mark[] = [
  mark("only solely exclusively alone sole merely"),
  mark("all every everyone everybody everything each entire entirely whole fully completely always total totally"),
  mark("most mostly majority usually typically generally often largely mainly", true),
  mark("many several numerous dozens scores hundreds thousands countless"),
  mark("rarely seldom", true),
  mark("sometimes occasionally partly partially part", true),
  mark("again repeatedly regularly frequently constantly"),
  mark("more higher greater bigger larger longer better faster quicker stronger"),
  mark("less fewer lower smaller shorter worse slower weaker"),
  mark("former ex previous previously once late", true),
  mark("never ever"),
  mark("too", true),
  mark("later afterwards"),
  mark("earlier"),
  mark("enough"),
  mark("immediately instantly suddenly"),
  mark("deliberately intentionally knowingly purposely"),
  mark("accidentally mistakenly"),
];
const UP_AND_DOWN = ["up", "down"];
const CAUSES = new Set(
  "because due owing causing caused causes thanks blamed prompting prompted forcing leading led".split(" "),
);
const NEAR = 5;

/** Whether words such as "only", "all", "most" and "more" stand in both by the same things. */
export const marksAgree = (alignment: Alignment, lent: ReadonlySet<string>): boolean =>
  directionsAgree(alignment) &&
  MARKS.every((each) => isAddedNowhere(alignment, each, lent) && (!each.kept || isKept(alignment, each)));

/** "up from 3" where the evidence has "up" or "rose". */
function directionsAgree({ point, evidence }: Alignment): boolean {
  return point.statement.words.every(({ lower }, at) => {
    if (!UP_AND_DOWN.includes(lower)) return true;
    if (point.statement.words[at + 1]?.lower === "to") return true;
    const isCounted = point.tokens.some(({ kind, from }) => kind === "number" && from > at && from <= at + 3);
    const isThere = evidence.statement.words.some(
      (word) => word.lower === lower || areSame(lower, wordKey(word.lower)),
    );
    return !isCounted || isThere;
  });
}

function isAddedNowhere({ point, evidence, pairs }: Alignment, { words }: Mark, lent: ReadonlySet<string>): boolean {
  return point.statement.words.every(({ lower }, at) => {
    if (!words.has(lower) || lent.has(wordKey(lower))) return true;
    const near = [partnerAfter(point, at, pairs), partnerBefore(point, at, pairs)].filter((pair) => pair !== null);
    return near.length === 0 ? has(evidence, words) : near.some((pair) => hasNear(evidence, pair, words));
  });
}

function isKept({ point, evidence, pairs }: Alignment, { words }: Mark): boolean {
  const back = evidence.tokens.map((_, index) => pairs.indexOf(index)).map((at) => (at < 0 ? null : at));
  return evidence.statement.words.every(({ lower }, at) => {
    if (!words.has(lower)) return true;
    const index = evidence.tokens.findIndex(({ from }) => from > at);
    const partner = back[index] ?? null;
    if (partner === null || (evidence.tokens[index]?.from ?? 0) > at + 3) return true;
    return hasNear(point, partner, words);
  });
}

function partnerAfter(side: Side, at: number, partners: readonly (number | null)[]): number | null {
  const index = side.tokens.findIndex(({ from }) => from >= at);
  return index < 0 ? null : (partners[index] ?? null);
}

const has = ({ statement }: Side, words: ReadonlySet<string>): boolean =>
  statement.words.some(({ lower }) => words.has(lower));

function partnerBefore(side: Side, at: number, partners: readonly (number | null)[]): number | null {
  const index = side.tokens.findLastIndex(({ from }) => from < at);
  return index < 0 ? null : (partners[index] ?? null);
}

function hasNear({ statement, tokens }: Side, index: number, words: ReadonlySet<string>): boolean {
  const from = tokens[index]?.from ?? 0;
  return statement.words.slice(Math.max(0, from - NEAR), from + NEAR).some(({ lower }) => words.has(lower));
}

/** Whether a cause told in a point stands between the same things in its evidence. */
export function causesAgree({ point, evidence, pairs }: Alignment): boolean {
  return point.statement.words.every(({ lower }, at) => {
    if (!CAUSES.has(lower)) return true;
    const before = lastPair(point.tokens.flatMap(({ from }, index) => (from < at ? [pairs[index] ?? null] : [])));
    const after = lastPair(
      point.tokens.flatMap(({ from }, index) => (from >= at ? [pairs[index] ?? null] : [])).reverse(),
    );
    const places = evidence.statement.words.flatMap((word, place) =>
      isCause(evidence, word.lower, place) ? [place] : [],
    );
    if (before === null || after === null) return places.length > 0;
    const [one, other] = [evidence.tokens[before]?.from ?? 0, evidence.tokens[after]?.from ?? 0];
    return places.some(
      (place) =>
        (place >= Math.min(one, other) - 1 && place <= Math.max(one, other)) || (other < one && place <= other),
    );
  });
}

const isCause = ({ statement: { words } }: Side, lower: string, place: number): boolean =>
  CAUSES.has(lower) ||
  ["so", "blame", "cause", "result", "after", "as", "for", "cost"].includes(lower) ||
  words[place]?.lower.endsWith("ing") === true;

const lastPair = (pairs: readonly (number | null)[]): number | null => pairs.findLast((pair) => pair !== null) ?? null;
