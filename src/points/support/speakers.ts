import { isCapitalised } from "../../language/words.ts";
import { isFinite } from "./finite.ts";
import type { Alignment, Side } from "./alignment.ts";
import { isPassive, isVerb, prepositionBefore } from "./places.ts";
import { wordKey } from "./same-words.ts";
import { subjectOf } from "./subjects.ts";
import { isRole } from "./tokens.ts";

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
function isInverted(side: Side, verb: number): boolean {
  const { statement, clauses } = side;
  const { words, text } = statement;
  const clause = clauses[verb] ?? 0;
  const opening = words[clauses.indexOf(clause)]?.lower ?? "";
  if (opening.endsWith("ing") || RELATIVE.has(opening)) return false;
  if (/["”»’]$/.test(text.slice(0, words[verb]?.start).trimEnd())) return true;
  if (words[verb]?.lower === "told") return false;
  const before = words.filter((_, at) => clauses[at] === clause - 1);
  const isAside = before.some(({ text: word }) => isCapitalised(word)) && !before.some(({ lower }) => isFinite(lower));
  if (isCapitalised(words[verb + 1]?.text ?? "")) return !isAside;
  const first = side.tokens.find(({ from }) => clauses[from] === clause - 1);
  if (first && isPassive(side, first)) return false;
  return !RELATIVE.has(before[0]?.lower ?? "") && before.some(({ lower }) => isFinite(lower));
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

/** Who speaks by each verb of speech that both have; a pronoun may be anybody where several speak. */
function isSpokenBySame({ point, evidence, pairs }: Alignment): boolean {
  return point.tokens.every((verb, index) => {
    const pair = pairs[index];
    if (verb.kind !== "speech" || pair === null || pair === undefined) return true;
    const there = speakerOf(evidence, pair);
    const told = speakerOf(point, index).filter((at) => pairs[at] !== null);
    if (told.length === 0) return true;
    if (there.length === 0) return speakerGroups(evidence) < SEVERAL || isSaidByPronoun(point, index);
    return told.some((at) => there.includes(pairs[at] ?? -1)) || told.every((at) => isWhatActs(evidence, pairs[at] ?? -1, new Set(there)));
  });
}

/** "witnesses said he had shouted": a pronoun here as there. */
const isSaidByPronoun = ({ statement, tokens }: Side, index: number): boolean =>
  statement.words.slice(Math.max(0, (tokens[index]?.from ?? 0) - PRONOUN_REACH), tokens[index]?.from).some(({ lower }) => PRONOUNS.has(lower));

const PRONOUN_REACH = 3;
const SEVERAL = 2;

const speakerGroups = (side: Side): number =>
  side.tokens.filter((token, index) => token.kind === "speech" && speakerOf(side, index).length > 0).length;

/** Whether who speaks in a point speaks in its evidence: all words of the speaker stand beside a verb of speech there. */
export function speakersAgree(alignment: Alignment): boolean {
  if (!isSpokenBySame(alignment)) return false;
  const { point, evidence, pairs } = alignment;
  const there = speakerTokens(evidence);
  const isReported = evidence.tokens.some(({ kind }) => kind === "speech");
  return [...speakerTokens(point)].every((index) => {
    const pair = pairs[index];
    if (pair === null || pair === undefined) return true;
    const { kind, key } = tokenOf(point, index);
    if (kind === "word" && !isRole(key) && isNamed(alignment, index, there)) return true;
    if (!isReported || there.size === 0 || there.has(pair) || isSpeakersOwn(evidence, pair, there)) return true;
    const preposition = prepositionBefore(point, tokenOf(point, index));
    if (preposition !== null && PLACING.has(preposition)) return true;
    return isWhatActs(evidence, pair, there);
  });
}

const tokenOf = ({ tokens }: Side, index: number) => tokens[index] ?? { from: 0, to: 0, kind: "word" as const, key: "" };

/** A speaker's name stands beside: what goes with it need not. */
const isNamed = ({ point, pairs }: Alignment, index: number, there: ReadonlySet<number>): boolean =>
  point.tokens.some((token, at) => token.kind === "name" && Math.abs(at - index) <= 4 && there.has(pairs[at] ?? -1));

const PLACING = new Set("in at from of on near".split(" "));
const GENERIC = new Set(
  "company firm club group service maker bank agency union party organisation hospital university council charity team".split(" ").map(wordKey),
);

/** "Pipit leaked the numbers, the company said": a speaker without a name is the one that the sentence is about. */
function isWhatActs(side: Side, index: number, speakers: ReadonlySet<number>): boolean {
  if (![...speakers].every((at) => GENERIC.has(tokenOf(side, at).key))) return false;
  const verb = side.tokens.findIndex(({ from }) => isFinite(side.statement.words[from]?.lower ?? ""));
  return verb >= 0 && index < verb && tokenOf(side, index).kind !== "number";
}

/** "fire chief Ole Brandt, 54, told …": a description beside the speaker's name. */
function isSpeakersOwn({ tokens, clauses }: Side, index: number, speakers: ReadonlySet<number>): boolean {
  const own = clauses[tokens[index]?.from ?? 0] ?? 0;
  return [...speakers].some((speaker) => Math.abs((clauses[tokens[speaker]?.from ?? 0] ?? 0) - own) === 1 && Math.abs(speaker - index) <= 3);
}
