import type { Alignment, Side } from "./alignment.ts";

const ALLEGING =
  /^(?:alleg|accus|suspect|claim|believ|reportedly|purported|supposed|rumour|rumor|speculat|apparently|assum|fear|doubt)/;
const ASKING = new Set(
  "as even unclear know known ask asked asks see whether decide clear unknown question unsure say".split(" "),
);
const CONDITIONS = new Set(["if", "unless", "provided"]);
const OPEN = new Set("if unless provided could may might would should whether depending subject once".split(" "));
const MOST_WORDS = 40;

/** Whether a claim that somebody makes in the evidence is told as a claim, and a condition is not left out. */
export const claimsStayClaims = (alignment: Alignment): boolean =>
  allegationsStay(alignment) && conditionsStay(alignment) && quotedStaysSaid(alignment);

function allegationsStay({ point, evidence, pairs }: Alignment): boolean {
  if (isTold(point)) return true;
  return evidence.statement.words.every(({ lower }, at) => {
    if (!ALLEGING.test(lower)) return true;
    const end = scopeEnd(evidence, at);
    const isOfAll = lower === "claim" && evidence.statement.words[at - 1]?.lower === "a";
    return !pairs.some((pair) => isWithin(evidence, pair, isOfAll ? 0 : at + 1, end));
  });
}

/** Up to the next semicolon: what is alleged. */
function scopeEnd({ statement: { words, text } }: Side, at: number): number {
  const semicolon = text.indexOf(";", words[at]?.end);
  const end = words.findIndex(({ start }) => semicolon >= 0 && start > semicolon);
  return Math.min(end < 0 ? words.length : end, at + MOST_WORDS);
}

function isWithin({ tokens }: Side, pair: number | null | undefined, from: number, to: number): boolean {
  const place = tokens[pair ?? -1]?.from;
  return place !== undefined && place >= from && place < to;
}

/** Whether a statement says that somebody says so. */
const isTold = ({ statement, tokens }: Side): boolean =>
  tokens.some(({ kind }) => kind === "speech") || statement.words.some(({ lower }) => ALLEGING.test(lower));

function conditionsStay({ point, evidence, pairs }: Alignment): boolean {
  if (point.statement.words.some(({ lower }) => OPEN.has(lower))) return true;
  return evidence.statement.words.every(({ lower }, at) => {
    const before = evidence.statement.words[at - 1]?.lower ?? "";
    if (!CONDITIONS.has(lower) || ASKING.has(before)) return true;
    const clause = evidence.clauses[at] ?? 0;
    const main = at === 0 ? clause + 1 : clause - 1;
    return !pairs.some((pair) => {
      const token = evidence.tokens[pair ?? -1];
      return token !== undefined && evidence.clauses[token.from] === main;
    });
  });
}

const FEWEST_QUOTED = 2;

/** What only stands between quote marks there is somebody's word. */
function quotedStaysSaid({ point, evidence, pairs }: Alignment): boolean {
  if (isTold(point) || point.statement.quoted.regions.length > 0) return true;
  const { quoted, words } = evidence.statement;
  const said = pairs.filter((pair) => {
    const start = words[evidence.tokens[pair ?? -1]?.from ?? -1]?.start;
    return start !== undefined && quoted.regions.some((region) => start >= region.start && start < region.end);
  });
  return said.length < FEWEST_QUOTED;
}
