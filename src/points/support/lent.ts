import type { Side } from "./alignment.ts";
import { isVerb } from "./places.ts";
import type { Token } from "./tokens.ts";

const PRONOUNS = new Set("he she it they his her its their him them".split(" "));
const LONGEST_ROLE = 5;

/**
 * Keys that other evidence sentences lend one: the whole of a name that stands in it in part, with what its bearer is
 * called there; and where the sentence opens with a pronoun, the subject of the sentence before it. A part that several
 * names of the article share ("Solberg") is completed by none.
 */
export function lentKeys(
  sentence: Side,
  others: readonly Side[],
  before: Side | null,
  names: readonly string[][],
): ReadonlySet<string> {
  const lent = others.flatMap((other) =>
    nameRuns(other).flatMap((run) => lentByName({ sentence, other, others, names }, run)),
  );
  return new Set([...lent, ...(before && opensWithPronoun(sentence) ? subjectKeys(before) : [])]);
}

interface Lending {
  readonly sentence: Side;
  readonly other: Side;
  readonly others: readonly Side[];
  readonly names: readonly string[][];
}

function lentByName({ sentence, other, others, names }: Lending, run: readonly number[]): string[] {
  const keys = run.map((at) => other.tokens[at]?.key ?? "");
  const shared = keys.filter((key) => sentence.tokens.some((token) => token.key === key));
  if (shared.length === 0) return isDescribed(sentence, other, run, others) ? keys : [];
  const isKnown = shared.some((key) => isUnambiguous(key, keys, names));
  return isKnown ? [...keys, ...roleOf(other, run), ...placeBehind(other, run)] : [];
}

/** "the airline" for Skylark, where that is the only name that the evidence calls so. */
function isDescribed(
  { statement: { words }, tokens }: Side,
  other: Side,
  run: readonly number[],
  others: readonly Side[],
): boolean {
  const definite = tokens
    .filter(({ from, kind }) => kind === "word" && words[from - 1]?.lower === "the")
    .map(({ key }) => key);
  const isCalled = (side: Side, each: readonly number[]) =>
    roleBefore(side, each).some((key) => definite.includes(key));
  return (
    isCalled(other, run) && others.flatMap((side) => nameRuns(side).filter((each) => isCalled(side, each))).length === 1
  );
}

/** The last word of what stands right before a name: "airline" of "the low-cost airline Skylark". */
export function roleBefore(side: Side, run: readonly number[]): string[] {
  const at = (run[0] ?? 0) - 1;
  const [role, name] = [side.tokens[at], side.tokens[at + 1]];
  return role && name && role.to === name.from && isRoleWord(side, role) ? [role.key] : [];
}

/** No two different longer names of the article hold the word. */
function isUnambiguous(key: string, run: readonly string[], names: readonly string[][]): boolean {
  const holders = names.filter((name) => name.includes(key) && name.length > 1);
  return holders.every((name) => name.every((word) => run.includes(word)) || run.every((word) => name.includes(word)));
}

/** Runs of name tokens side by side, by index. */
export function nameRuns({ tokens, statement }: Side): number[][] {
  const runs: number[][] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name") continue;
    const last = runs.at(-1);
    const before = tokens[index - 1];
    const isOwner = /['’]s?$/.test(statement.words[(before?.to ?? 0) - 1]?.text ?? "");
    const isNext =
      !isOwner && before?.to === token.from && statement.text[statement.words[before.to - 1]?.end ?? 0] === " ";
    if (last?.at(-1) === index - 1 && isNext) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** What stands right before a name, or in an aside right before or behind it, up to a verb: "the former accountant". */
export function roleOf(side: Side, run: readonly number[]): string[] {
  const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
  const before = side.tokens.slice(Math.max(0, first - LONGEST_ROLE), first).toReversed();
  const behind = side.tokens.slice(last + 1, last + 1 + LONGEST_ROLE);
  const isOwner = (token: Token, index: number) =>
    token.kind === "name" && token.to === (before[index - 1]?.from ?? -1);
  const ahead = upTo(before, (token, index) => !isRoleWord(side, token) && !isOwner(token, index));
  return [...ahead, ...upTo(behind, (token) => !isRoleWord(side, token))].map(({ key }) => key);
}

function upTo(tokens: readonly Token[], ends: (token: Token, index: number) => boolean): readonly Token[] {
  const end = tokens.findIndex(ends);
  return end < 0 ? tokens : tokens.slice(0, end);
}

const isRoleWord = (side: Side, token: Token): boolean => token.kind === "word" && !isVerb(side, token);

const OPENING_WORDS = 3;

/** "the Brandel Museum in Hoorst": where it is. */
function placeBehind(side: Side, run: readonly number[]): string[] {
  const next = (run.at(-1) ?? 0) + 1;
  const [last, place] = [side.tokens[next - 1], side.tokens[next]];
  if (!last || place?.kind !== "name") return [];
  const between = side.statement.text.slice(
    side.statement.words[last.to - 1]?.end,
    side.statement.words[place.from]?.start,
  );
  return [" in ", " of ", " at "].includes(between) ? [place.key] : [];
}

/** A pronoun among the first words, or beside a verb of speech; inside quote marks none counts. */
export function opensWithPronoun({ statement: { words, quoted }, tokens }: Side): boolean {
  const isQuoted = (at: number) => quoted.regions.some(({ start, end }) => at >= start && at < end);
  return words.some(({ lower, start }, index) => {
    if (!PRONOUNS.has(lower) || isQuoted(start)) return false;
    const isAtSpeech = tokens.some(({ kind, from }) => kind === "speech" && Math.abs(from - index) === 1);
    return index < OPENING_WORDS || isAtSpeech;
  });
}

/** The tokens of a sentence before its first verb. */
function subjectKeys(side: Side): string[] {
  const verb = side.tokens.findIndex((token) => isVerb(side, token) || token.kind === "speech");
  return side.tokens.slice(0, verb < 0 ? side.tokens.length : verb).map(({ key }) => key);
}
