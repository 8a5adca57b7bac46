import { isCapitalised } from "../../language/words.ts";
import { looksFinite } from "../compress/finite-verbs.ts";
import type { Alignment, Side } from "./alignment.ts";
import { isVerb, prepositionBefore } from "./places.ts";
import { wordKey } from "./same-words.ts";
import { subjectOf } from "./subjects.ts";

const REACH = 14;

/** The tokens that name who speaks: those before a verb of speech in its clause, or behind it where it comes first. */
export function speakerTokens(side: Side): Set<number> {
  return new Set(side.tokens.flatMap((verb, index) => (verb.kind === "speech" ? speakerOf(side, index) : [])));
}

function speakerOf(side: Side, index: number): number[] {
  const { statement, tokens, clauses } = side;
  const verb = tokens[index];
  if (!verb) return [];
  const clause = clauses[verb.from] ?? 0;
  const near = tokens.flatMap((token, at) =>
    clauses[token.from] === clause && at !== index && Math.abs(token.from - verb.from) <= REACH ? [at] : [],
  );
  const behind = near.filter((at) => at > index);
  if (statement.words[verb.from]?.lower === "according") return behind;
  const hasSubject = near.some((at) => at < index);
  const isPronoun = PRONOUNS.has(statement.words[verb.from - 1]?.lower ?? "");
  if (isPronoun && !hasSubject) return [];
  return hasSubject || !isInverted(side, verb.from) ? subjectOf(side, index) : behind;
}

const PRONOUNS = new Set("he she it they".split(" "));
const RELATIVE = new Set(["who", "which", "whose", "whom", "that", "and", "but"]);

/** "“…,” said Eng", "it could go on, said Eng": the verb comes first in its clause, behind a quotation or another clause. */
function isInverted({ statement, clauses }: Side, verb: number): boolean {
  const { words, text } = statement;
  const clause = clauses[verb] ?? 0;
  const opening = words[clauses.indexOf(clause)]?.lower ?? "";
  if (opening.endsWith("ing") || RELATIVE.has(opening)) return false;
  if (/["”»’]$/.test(text.slice(0, words[verb]?.start).trimEnd())) return true;
  if (isCapitalised(words[verb + 1]?.text ?? "")) return true;
  const before = words.filter((_, at) => clauses[at] === clause - 1);
  return !RELATIVE.has(before[0]?.lower ?? "") && before.some(({ lower }) => looksFinite(lower));
}

const MOST_IN_ATTRIBUTION = 7;

/** The tokens that only say who said it: speakers, verbs of speech, and short clauses that hold one. */
export function attributionTokens(side: Side): Set<number> {
  const told = speakerTokens(side);
  for (const [index, verb] of side.tokens.entries()) {
    if (verb.kind !== "speech") continue;
    told.add(index);
    const clause = side.tokens.flatMap((token, at) => (side.clauses[token.from] === side.clauses[verb.from] ? [at] : []));
    const isAlone = clause.every((at) => at === index || !isVerb(side, tokenOf(side, at)));
    if (isAlone && clause.length <= MOST_IN_ATTRIBUTION) for (const at of clause) told.add(at);
  }
  return told;
}

/** Whether who speaks in a point speaks in its evidence: all words of the speaker stand beside a verb of speech there. */
export function speakersAgree(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  const there = speakerTokens(evidence);
  const isReported = evidence.tokens.some(({ kind }) => kind === "speech");
  return [...speakerTokens(point)].every((index) => {
    const pair = pairs[index];
    if (pair === null || pair === undefined) return true;
    if (!isReported || there.size === 0 || there.has(pair) || isSpeakersOwn(evidence, pair, there)) return true;
    const preposition = prepositionBefore(point, tokenOf(point, index));
    if (preposition !== null && PLACING.has(preposition)) return true;
    return isWhatActs(evidence, pair, there);
  });
}

const tokenOf = ({ tokens }: Side, index: number) => tokens[index] ?? { from: 0, to: 0, kind: "word" as const, key: "" };

const PLACING = new Set("in at from of on near".split(" "));
const GENERIC = new Set(
  "company firm club group service maker bank agency union party organisation hospital university council charity team".split(" ").map(wordKey),
);

/** "Pipit leaked the numbers, the company said": a speaker without a name is the one that the sentence is about. */
function isWhatActs(side: Side, index: number, speakers: ReadonlySet<number>): boolean {
  if (![...speakers].every((at) => GENERIC.has(tokenOf(side, at).key))) return false;
  const verb = side.tokens.findIndex(({ from }) => looksFinite(side.statement.words[from]?.lower ?? ""));
  return verb >= 0 && index < verb && tokenOf(side, index).kind !== "number";
}

/** "fire chief Ole Brandt, 54, told …": a description beside the speaker's name. */
function isSpeakersOwn({ tokens, clauses }: Side, index: number, speakers: ReadonlySet<number>): boolean {
  const own = clauses[tokens[index]?.from ?? 0] ?? 0;
  return [...speakers].some((speaker) => Math.abs((clauses[tokens[speaker]?.from ?? 0] ?? 0) - own) === 1 && Math.abs(speaker - index) <= 3);
}
