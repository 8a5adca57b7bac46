import { isCapitalised } from "../../language/words.ts";
import type { Alignment, Side } from "./alignment.ts";
import { areOpposite } from "./opposites.ts";
import { clauseOf, openingOf, tokenOf } from "./pairs.ts";
import { isVerb } from "./places.ts";
import { isRole } from "./roles.ts";
import { areSame, wordKey } from "./same-words.ts";
import { LIGHT_VERBS, type Token } from "./tokens.ts";
import { GIVING, RECEIVING } from "./turns/voice.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(wordKey));
const PLAIN_SPEECH = keys("say tell add accord state explain note announce comment find");
/** Words that say nothing by themselves. */
const LIGHT = new Set(
  `move step case cases number total amount level place part way matter issue event incident people person persons others
  aged age old including include includes included involving involved regarding concerning following currently
  compared time times its`.split(/\s+/),
);
/** What makes a claim greater than it was. */
const CLAIMING = new Set(
  "history historic record world ever worldwide unprecedented global national famous".split(" "),
);
const COMPARATIVES = new Set(
  `big bigg small large high low long short strong weak fast slow quick great old young new heavy light hard soft wide deep
  cheap rich poor warm cold hot hott wett dri bright dark clear close near safe saf rough tough smooth steep tall thick thin
  loud quiet happi earli easi busi late lat few simpl strict kind mild harsh fierc wors bett`
    .split(/\s+/)
    .flatMap((stem) => [`${stem}er`, `${stem}est`, `${stem}r`, `${stem}st`]),
);
const PASSING_ON = new Set(
  "return returns returned donate donated present presented transfer transferred lend lent send sends sent provide provided".split(
    " ",
  ),
);
const FEW_PAIRS = 3;
const MANY_PAIRS = 7;

/**
 * Whether nearly every word of a clause stands in its evidence, or one for the same thing. One further word may be another
 * word for something there, two in a long clause; none may say the opposite, be a verb that alone carries the clause,
 * raise the claim, or come from another sentence of the evidence.
 */
export function wordsStand(alignment: Alignment, lent: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (saysOpposite(alignment)) return false;
  const foreign = foreignTokens(alignment, lent);
  if (foreign.length === 0) return true;
  const paired = alignment.pairs.filter((pair) => pair !== null).length;
  if (paired < FEW_PAIRS || foreign.length > (paired < MANY_PAIRS ? 1 : 2)) return false;
  if (areInARow(alignment.point, foreign)) return false;
  return foreign.every((token) => !others.has(token.key) && mayBeNew(alignment, token));
}

const wordOf = ({ statement }: Side, { from }: Token): string => statement.words[from]?.lower ?? "";

function saysOpposite({ point, evidence, pairs }: Alignment): boolean {
  const left = evidence.tokens.filter((_, index) => !pairs.includes(index));
  return point.tokens.some(
    ({ key }, index) => pairs[index] === null && left.some((other) => areOpposite(key, other.key)),
  );
}

function foreignTokens({ point, evidence, pairs }: Alignment, lent: ReadonlySet<string>): Token[] {
  const isGift = evidence.statement.words.some(({ lower }) => GIVING.has(lower) || PASSING_ON.has(lower));
  const isReceipt = evidence.statement.words.some(({ lower }) => RECEIVING.has(lower));
  return point.tokens.filter((token, index) => {
    if (pairs[index] !== null || token.kind === "number" || isLent(token.key, lent)) return false;
    const word = wordOf(point, token);
    if (token.kind === "speech") return !PLAIN_SPEECH.has(token.key);
    if (GIVING.has(word)) return !isGift;
    if (RECEIVING.has(word)) return !isGift && !isReceipt;
    return !(LIGHT_VERBS.has(word) || LIGHT.has(word) || isAge(point, token));
  });
}

/** "a 17-year-old" */
const isAge = ({ statement: { words } }: Side, { to }: Token): boolean =>
  words[to - 1]?.lower === "year" && words[to]?.lower === "old";

const isLent = (key: string, lent: ReadonlySet<string>): boolean =>
  lent.has(key) || [...lent].some((other) => areSame(key, other));

/** One new word is another word for the same thing, two in a row are something added. */
const areInARow = ({ tokens }: Side, foreign: readonly Token[]): boolean =>
  tokens.some((token, index) => index > 0 && foreign.includes(token) && foreign.includes(tokens[index - 1] ?? token));

function mayBeNew(alignment: Alignment, token: Token): boolean {
  const { point } = alignment;
  const word = wordOf(point, token);
  if (CLAIMING.has(word) || COMPARATIVES.has(word) || isRole(token.key)) return false;
  if (token.from === 0 && isCapitalised(point.statement.words[0]?.text ?? "")) return false;
  if (takesAPlace(alignment, token)) return false;
  return !isVerb(point, token) || hasOtherVerb(alignment, point.clauses[token.from] ?? 0);
}

/** Whether a noun stands where the evidence has another one: "free for tourists" for "free for residents". */
function takesAPlace({ point, evidence, pairs }: Alignment, token: Token): boolean {
  const index = point.tokens.indexOf(token);
  const before = pairs.slice(0, index).findLast((pair) => pair !== null) ?? -1;
  const after = pairs.slice(index + 1).find((pair) => pair !== null) ?? clauseEnd(evidence, before);
  const between = evidence.tokens.slice(before + 1, after).filter(({ kind }) => kind === "word");
  const isLeftOut = !pairs.includes(before + 1);
  return after - before === 2 && between.length === 1 && isLeftOut && pairs[index - 1] === before;
}

/** The index behind the last token of the clause of a token. */
function clauseEnd(side: Side, index: number): number {
  const clause = clauseOf(side, tokenOf(side, index));
  return side.tokens.findLastIndex((token) => clauseOf(side, token) === clause) + 1;
}

/** Whether a clause has a verb of the evidence, or opens with "-ing" and has several words of it. */
function hasOtherVerb({ point, pairs }: Alignment, clause: number): boolean {
  const borne = point.tokens.filter((token, index) => pairs[index] !== null && point.clauses[token.from] === clause);
  return borne.some((token) => isVerb(point, token)) || (borne.length > 1 && openingOf(point, clause).endsWith("ing"));
}
