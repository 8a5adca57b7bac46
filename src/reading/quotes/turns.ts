import { isMark, type TaggedToken } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import type { QuotedRegion } from "../../languages/quote-marks/regions.ts";
import { reportsWords } from "../../languages/speech.ts";
import type { Block } from "../../model/article.ts";
import { withoutTellers } from "./asides.ts";

/** Whether a turn of a dialogue asks something, answers a question that no mark opens, or is anything else. */
export type Turn = "question" | "statement" | "answer";

/** A block with its tokens, as far as it may be a turn of a dialogue. */
export interface AnalysedBlock {
  readonly block: Block;
  readonly written: readonly TaggedToken[];
}

/** What is said in a turn of a dialogue, and what kind of turn it is. */
export interface SpokenBlock {
  readonly turn: Turn;
  readonly spoken: readonly QuotedRegion[];
}

/** A block that is written like a turn: behind a dash, or behind a label such as "Q:". */
interface PossibleTurn extends SpokenBlock {
  /** Words of its own tell that somebody speaks there. */
  readonly isTold: boolean;
  readonly isLabelled: boolean;
}

/**
 * The blocks that are turns of a dialogue: those of a run of possible turns in which one tells who speaks, or in which an
 * answer stands behind a question, and one by itself behind a colon. Null for each other block.
 */
export function turnsOf(language: Language, blocks: readonly AnalysedBlock[]): (SpokenBlock | null)[] {
  const possible = blocks.map((each, at) => possibleTurn(language, each, blocks[at + 1]));
  const turns: (SpokenBlock | null)[] = [];
  for (let from = 0; from < possible.length; ) {
    let to = from;
    while (possible[to]) to++;
    const run = possible.slice(from, Math.max(to, from + 1));
    const isSpoken = isIntroduced(language, run, blocks[from - 1]) || isDialogue(run, blocks[from + run.length]);
    turns.push(...(isSpoken ? inTurn(run) : run.map(() => null)));
    from += run.length;
  }
  return withPlainlyAsked(blocks, possible, turns);
}

/** "– Why? – Because. – But he warned you. – Too late.": whoever asks goes on where the answer ends, with a question mark or without. */
function inTurn(run: readonly (PossibleTurn | null)[]): (SpokenBlock | null)[] {
  let [one, two]: (Turn | undefined)[] = [];
  return run.map((each) => {
    const isAskersTurn = each !== null && !each.isLabelled && one === "question" && two === "statement";
    const turn = isAskersTurn ? "question" : each?.turn;
    [one, two] = [two, turn];
    return each && turn ? { ...each, turn } : each;
  });
}

const isDialogue = (run: readonly (PossibleTurn | null)[], behind: AnalysedBlock | undefined): boolean =>
  run.some((each, at) => each?.isTold || (each?.turn === "question" && run[at + 1]?.turn === "statement")) ||
  (run.at(-1)?.turn === "question" && isAnswerInMarks(behind));

/** "E resumiu:" ¶ "— O farol fecha." One dash behind what reports and a colon opens what is said; several may be a list. */
function isIntroduced(
  language: Language,
  run: readonly (PossibleTurn | null)[],
  before: AnalysedBlock | undefined,
): boolean {
  if (run.length > 1 || !run[0] || before?.block.role !== "body" || !isMark(before.written.at(-1), ":：")) return false;
  const last = before.written.findLastIndex((token) => isMark(token, ".!?。！？"));
  return before.written
    .slice(last + 1)
    .some(({ tag, lower }) => tag.wordClass === "VERB" && reportsWords(lower, language));
}

/** "――辞めますか。" ¶ "「検討します」", "森下館長「検討します」": in an interview so written nobody but who asks speaks behind a dash. */
const isAnswerInMarks = (next: AnalysedBlock | undefined): boolean => {
  if (next?.block.role !== "body") return false;
  const opening = next.written.slice(0, LONGEST_LABEL).findIndex(({ text }) => OPENS_ANSWER.has(text));
  return opening === 0 || (opening > 0 && isMark(next.written.at(-1), CLOSES_ANSWER));
};

const OPENS_ANSWER = new Set("「『“«„");
const CLOSES_ANSWER = "」』”»“";
const LONGEST_LABEL = 12;

/**
 * The turns, with those of an interview that writes its questions as paragraphs like any other and only the answers
 * behind a dash: a dash by itself behind a question, and then every dash that stands by itself.
 */
function withPlainlyAsked(
  blocks: readonly AnalysedBlock[],
  possible: readonly (PossibleTurn | null)[],
  turns: readonly (SpokenBlock | null)[],
): (SpokenBlock | null)[] {
  const isAlone = (at: number): boolean =>
    possible[at]?.turn === "statement" &&
    !possible[at - 1] &&
    !possible[at + 1] &&
    blocks[at - 1]?.block.role === "body";
  const isAsked = (at: number): boolean => isAlone(at) && asks(blocks[at - 1]?.written ?? []);
  if (!blocks.some((_, at) => isAsked(at))) return [...turns];
  return turns.map((turn, at) => turn ?? (isAlone(at) ? { turn: "answer", spoken: possible[at]?.spoken ?? [] } : null));
}

function possibleTurn(
  language: Language,
  { block, written }: AnalysedBlock,
  next: AnalysedBlock | undefined,
): PossibleTurn | null {
  if (block.role !== "body") return null;
  const label = labelOf(language, written);
  const first = label ? label.behind : openingDashes(written);
  const whole = first > 0 ? regionFrom(written, first) : null;
  if (!whole) return null;
  const told = label ? null : withoutTellers(language, written, whole);
  const isAnswered = !told && touches(written[first - 1], written[first]) && isAnswerInMarks(next);
  const turn = label?.turn ?? (asks(written) || isAnswered ? "question" : "statement");
  return { turn, spoken: told ?? [whole], isTold: told !== null, isLabelled: label !== null };
}

const asks = (tokens: readonly TaggedToken[]): boolean =>
  isMark(
    tokens.findLast(({ kind }) => kind === "mark" || kind === "word"),
    "?？؟",
  );

/** How many dashes open a block: "――" is two. Of hyphens one that a blank parts from what follows: "-5 degrees" says nobody. */
function openingDashes(tokens: readonly TaggedToken[]): number {
  if (isMark(tokens[0], "-")) return touches(tokens[0], tokens[1]) ? 0 : 1;
  const isDash = (at: number): boolean => isMark(tokens[at], "—–―");
  return isDash(0) ? (isDash(1) ? 2 : 1) : 0;
}

const touches = (dash: TaggedToken | undefined, word: TaggedToken | undefined): boolean => dash?.end === word?.start;

/** "Q:", "Respuesta.": a word that says which turn follows, and the index of the first token behind it. */
function labelOf(
  language: Language,
  [word, mark]: readonly TaggedToken[],
): { readonly turn: Turn; readonly behind: number } | null {
  if (word?.kind !== "word" || !(word.capital || isUncased(word.text))) return null;
  const isWhole = word.text.endsWith(".");
  if (!isWhole && !isMark(mark, ".:：")) return null;
  const turn = language.words("turn-labels").get(isWhole ? word.lower.slice(0, -1) : word.lower);
  return turn ? { turn: turn as Turn, behind: isWhole ? 1 : 2 } : null;
}

const isUncased = (text: string): boolean => text.toLowerCase() === text.toUpperCase();

function regionFrom(tokens: readonly TaggedToken[], at: number): QuotedRegion | null {
  const [opening, first, last] = [tokens[0], tokens[at], tokens.at(-1)];
  if (!opening || !first || !last) return null;
  return { from: opening.start, to: last.end, start: first.start, end: last.end, single: false, closed: true };
}
