import { isCapitalised } from "../../language/words.ts";
import type { Alignment, Side } from "./alignment.ts";
import { isVerb } from "./places.ts";

/** How sure something is told: possible, planned, coming, so. */
type Level = 1 | 2 | 3 | 4;

const list = (words: string): string[] => words.trim().split(/\s+/);
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ...list(`may might could possibly perhaps likely potentially probably maybe if whether unless allegedly alleged
    reportedly apparently supposedly suspected unlikely possible should ought`).map((word): [string, Level] => [
    word,
    1,
  ]),
  ...list(`plan plans planned planning expect expects expected expecting hope hopes hoped hoping want wants wanted aim aims
    aimed intend intends intended consider considers considered considering weighing mulling examining exploring studying
    discussing looking thinking propose proposes proposed threaten threatens
    threatened seek seeks sought try tries tried trying attempt attempted offer offered refuse refused fail failed decline declines declined
    urged urge asked demanded called`).map((word): [string, Level] => [word, 2]),
  ...list(`will shall would can must going due set scheduled agreed agrees vowed vows promised promises pledged decided
    ordered`).map((word): [string, Level] => [word, 3]),
]);
/** These plan only where "to" follows. */
const NEEDS_TO = new Set(
  list(`plan plans planned planning expect expects expected expecting hope hopes hoped hoping aim aims aimed
    intend intends intended propose proposes proposed threaten threatens threatened seek seeks sought try tries tried
    trying attempt attempted offer offered refuse refused fail failed decline declines declined urged urge asked demanded called due set scheduled
    agreed agrees vowed vows promised promises pledged decided ordered going`),
);
/** These plan only where another verb follows: "looking at taking over". */
const AT_WORK = new Set(
  "consider considers considered considering weighing mulling examining exploring studying discussing looking thinking".split(
    " ",
  ),
);
const BE = new Set(["is", "are", "was", "were", "am"]);
const REACH = 7;

/** Whether nothing that is only possible, planned or to come is told as more, nor what is so as less. */
export function certaintyIsKept(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  return (
    newVerbsAreKept(alignment) &&
    pairs.every((pair, index) => {
      if (pair === null || !isVerb(evidence, tokenAt(evidence, pair)) || isNoun(point, index)) return true;
      const [told, known] = [levelAt(point, index), levelAt(evidence, pair)];
      if (told < known && (!isVerb(point, tokenAt(point, index)) || isInfinitive(evidence, pair))) return true;
      if (isJoinedOn(point, index)) return true;
      if (isGoingOn(evidence, pair) && isPast(point, index)) return false;
      return agree(told, known, isPast(evidence, pair));
    })
  );
}

/** A verb that the evidence does not have is no surer than what stands beside it there: "is expected in" bears no "came in". */
function newVerbsAreKept({ point, evidence, pairs }: Alignment): boolean {
  return point.tokens.every((token, index) => {
    if (pairs[index] !== null || token.kind !== "word" || !isVerb(point, token) || isNoun(point, index)) return true;
    if (levelOf(point, token.from) !== null) return true;
    const beside = [
      pairs.slice(0, index).findLast((pair) => pair !== null),
      pairs.slice(index + 1).find((pair) => pair !== null),
    ];
    const clauses = beside.map((pair) => evidence.clauses[evidence.tokens[pair ?? -1]?.from ?? -1]);
    if (clauses[0] === undefined || clauses[0] !== clauses[1]) return true;
    const known = evidence.statement.words.flatMap((_, at) =>
      evidence.clauses[at] === clauses[0] ? (levelOf(evidence, at) ?? surmised(evidence, at) ?? []) : [],
    );
    return levelAt(point, index) <= Math.min(4, ...known);
  });
}

/** "is expected in January" plans without a verb behind it. */
const surmised = ({ statement: { words } }: Side, at: number): Level | null =>
  BE.has(words[at - 1]?.lower ?? "") && NEEDS_TO.has(words[at]?.lower ?? "") ? 2 : null;

function agree(told: Level, known: Level, wasSo: boolean): boolean {
  if (told === known) return true;
  if (told > known) return false;
  return told !== 1 && !wasSo;
}

const tokenAt = ({ tokens }: Side, index: number) =>
  tokens[index] ?? { from: 0, to: 0, kind: "word" as const, key: "" };

function levelAt(side: Side, index: number): Level {
  const { words } = side.statement;
  const { from } = tokenAt(side, index);
  const clause = side.clauses[from];
  let level: Level = 4;
  for (let at = from - 1; at >= Math.max(0, from - REACH); at--) {
    if (side.clauses[at] !== clause) break;
    const word = words[at];
    if (!word) break;
    const own = levelOf(side, at);
    if (own !== null && own < level) level = own;
    else if (own === null && isOtherVerb(side, at)) break;
  }
  return level;
}

function levelOf(side: Side, at: number): Level | null {
  const { words } = side.statement;
  const word = words[at];
  if (!word || (isCapitalised(word.text) && at > 0)) return null;
  const next = words[at + 1]?.lower;
  if (isToCome(side, at)) return 3;
  if (BE.has(word.lower) && next === "to" && words[at + 2]?.lower !== "blame") return 3;
  if (
    AT_WORK.has(word.lower) &&
    !words.slice(at + 1, at + 3).some(({ lower }) => lower.endsWith("ing") || lower === "whether")
  )
    return null;
  const goesOn = words.slice(at + 1, at + REACH).some(({ lower }) => lower === "to");
  if (NEEDS_TO.has(word.lower) && !goesOn) return null;
  return LEVELS.get(word.lower) ?? null;
}

/** A verb of its own between the two, unless it goes on with "to". */
function isOtherVerb(side: Side, at: number): boolean {
  const { words } = side.statement;
  const token = side.tokens.find(({ from }) => from === at);
  if (token === undefined || token.kind === "speech" || !isVerb(side, token)) return false;
  return !words.slice(at + 1, at + 3).some(({ lower }) => lower === "to");
}

const isInfinitive = ({ statement: { words }, tokens }: Side, index: number): boolean =>
  words[(tokens[index]?.from ?? 0) - 1]?.lower === "to";

/** "… and build": a bare verb that "and" joins on has its certainty from the clause before. */
function isJoinedOn({ statement: { words }, tokens }: Side, index: number): boolean {
  const from = tokens[index]?.from ?? 0;
  const isBare = !/(?:ed|s)$/.test(words[from]?.lower ?? "");
  return isBare && from === 1 && ["and", "or"].includes(words[0]?.lower ?? "");
}

/** "when he is sentenced" is still to come. */
function isToCome({ statement: { words }, clauses }: Side, at: number): boolean {
  const opening = words[clauses.indexOf(clauses[at] ?? 0)]?.lower ?? "";
  return COMING.has(opening) && (words[at]?.lower === "is" || words[at]?.lower === "are");
}

const COMING = new Set(["when", "once", "until", "before", "after"]);

const BEFORE_NOUNS = new Set("a an the his her its their this that of for any no our my".split(" "));

function isNoun(side: Side, index: number): boolean {
  const { from } = tokenAt(side, index);
  const before = side.statement.words[from - 1]?.lower ?? "";
  const isGerund = GERUND.test(side.statement.words[from]?.lower ?? "") && !BEING.has(before);
  return isGerund || BEFORE_NOUNS.has(before) || /['’]s$/.test(before);
}

/** "is sending": not done yet. */
const isGoingOn = ({ statement: { words }, tokens }: Side, index: number): boolean => {
  const from = tokens[index]?.from ?? 0;
  const isOngoing = words.slice(Math.max(0, from - 2), from).some(({ lower }) => lower === "is" || lower === "are");
  return isOngoing && words[from]?.lower.endsWith("ing") === true;
};

const GERUND = /^(?!(?:br|spr|str|s|r|k|th|w|st|cl|sw|sl|fl)ing$)[a-z]{2,}ing$/;
const BEING = new Set("is are was were be been being not still now also".split(" "));
const PERFECT = new Set(["has", "have", "had", "having"]);

/** "visited", "has visited": done already. */
function isPast({ statement: { words }, tokens }: Side, index: number): boolean {
  const from = tokens[index]?.from ?? 0;
  const lower = words[from]?.lower ?? "";
  if (words.slice(Math.max(0, from - 3), from).some((word) => PERFECT.has(word.lower))) return true;
  return (
    PAST.test(lower) && !words.slice(Math.max(0, from - 3), from).some((word) => ["be", "to"].includes(word.lower))
  );
}

const PAST =
  /(?:ed|went|came|took|made|gave|won|lost|fell|rose|grew|began|held|kept|led|left|met|paid|said|sold|bought|built|sent|spent|found|fought|brought|wrote|spoke|broke|chose|drove|stole|struck|sank|shot|played)$/;
