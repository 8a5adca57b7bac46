import { isCapitalised } from "../../language/words.ts";
import type { Doubt } from "../support.ts";
import { type Alignment, align, type Side } from "./alignment.ts";
import { claimsStayClaims } from "./allegations.ts";
import { boundsAgree, waysAgree, wholeOf } from "./bounds.ts";
import { denialsAgree } from "./denials.ts";
import { unitsAgree } from "./figures.ts";
import { certaintyIsKept } from "./levels.ts";
import { causesAgree, marksAgree } from "./marks.ts";
import { areOpposite } from "./opposites.ts";
import { orderIsKept } from "./order.ts";
import { isVerb } from "./places.ts";
import { countIsKept } from "./plurals.ts";
import { quotationsAreBorne } from "./quotations.ts";
import { areSame, wordKey } from "./same-words.ts";
import { speakersAgree } from "./speakers.ts";
import { subjectsAgree } from "./subjects.ts";
import { sequenceIsKept } from "./times.ts";
import { isRole, LIGHT_VERBS, type Token } from "./tokens.ts";

/** A sentence that may bear a clause, with the keys that other evidence lends it. */
export interface Bearer {
  readonly side: Side;
  /** Keys of the other evidence sentences. */
  readonly others: ReadonlySet<string>;
  readonly lent: ReadonlySet<string>;
}

type Check = (alignment: Alignment, lent: ReadonlySet<string>, others: ReadonlySet<string>) => boolean;

const CHECKS: readonly (readonly [Doubt, Check])[] = [
  ["name", namesStand],
  ["number", numbersStand],
  ["quotation", ({ point, evidence }) => quotationsAreBorne(point.statement, [evidence.statement])],
  ["speaker", speakersAgree],
  ["negation", denialsAgree],
  ["negation", certaintyIsKept],
  ["negation", claimsStayClaims],
  ["roles", orderIsKept],
  ["roles", subjectsAgree],
  ["name", sequenceIsKept],
  ["number", countIsKept],
  ["wording", marksAgree],
  ["wording", causesAgree],
  ["wording", wordsStand],
];

/** The first reason why one sentence alone does not bear a clause; null where it does. */
export function doubtOfClause(clause: Side, { side, lent, others }: Bearer): Doubt | null {
  const alignment = align(clause, side);
  return CHECKS.find(([, holds]) => !holds(alignment, lent, others))?.[0] ?? null;
}

function namesStand({ point, pairs }: Alignment, lent: ReadonlySet<string>): boolean {
  return point.tokens.every(({ kind, key }, index) => kind !== "name" || pairs[index] !== null || lent.has(key));
}

function numbersStand({ point, evidence, pairs }: Alignment): boolean {
  return point.tokens.every((token, index) => {
    const quantity = point.statement.quantities.find(({ from }) => from === token.from);
    if (token.kind !== "number" || !quantity) return true;
    const pair = pairs[index];
    if (pair === null || pair === undefined) return isOneOfSeveral(point, evidence, token);
    if (pairs.indexOf(pair) < index) return false;
    const other = evidence.statement.quantities.find(({ from }) => from === evidence.tokens[pair]?.from);
    if (!other) return false;
    const [told, known] = [point.statement, evidence.statement];
    if ((wholeOf(told, quantity)?.value ?? null) !== (wholeOf(known, other)?.value ?? null)) return false;
    return unitsAgree(told, quantity, known, other) && boundsAgree(told, quantity, known, other) && waysAgree(told, quantity, known, other);
  });
}

/** "one of them": the evidence may have "a". */
const isOneOfSeveral = (point: Side, evidence: Side, { from }: Token): boolean =>
  point.statement.words[from]?.lower === "one" &&
  evidence.statement.words.some(({ lower }) => ["a", "an", "single"].includes(lower));

const PLAIN_SPEECH = new Set("say tell add accord state explain note announce comment find".split(" ").map(wordKey));
const isPlainSpeech = (key: string): boolean => PLAIN_SPEECH.has(key);

/** Words that say nothing by themselves. */
const LIGHT = new Set(
  `move step case cases number total amount level place part way matter issue event incident people person persons others
  aged age old year years including include includes included involving involved regarding concerning following currently
  compared time times its`.split(/\s+/),
);
const FEW_PAIRS = 3;
const MANY_PAIRS = 7;
/** What makes a claim greater than it was. */
const CLAIMING = new Set("history historic record world ever worldwide unprecedented global national famous".split(" "));
const COMPARATIVES = new Set(
  `big bigg small large high low long short strong weak fast slow quick great old young new heavy light hard soft wide deep
  cheap rich poor warm cold hot hott wett dri bright dark clear close near safe saf rough tough smooth steep tall thick thin
  loud quiet happi earli easi busi late lat few simpl strict kind mild harsh fierc wors bett`
    .split(/\s+/)
    .flatMap((stem) => [`${stem}er`, `${stem}est`, `${stem}r`, `${stem}st`]),
);

/** One new word is another word for the same thing, two in a row are something added. */
const areInARow = ({ tokens }: Side, foreign: readonly Token[]): boolean =>
  tokens.some((token, index) => foreign.includes(token) && foreign.includes(tokens[index + 1] ?? token) && tokens[index + 1] !== undefined);

function wordsStand(alignment: Alignment, lent: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const { point, evidence, pairs } = alignment;
  const foreign = point.tokens.filter(({ key, kind, from }, index) => {
    if (kind === "speech" && pairs[index] === null) return !isPlainSpeech(key);
    if ([...lent].some((other) => areSame(key, other))) return false;
    if (pairs[index] !== null || LIGHT_VERBS.has(point.statement.words[from]?.lower ?? "") || kind === "speech" || kind === "number" || lent.has(key)) return false;
    return !LIGHT.has(point.statement.words[from]?.lower ?? "");
  });
  const left = evidence.tokens.filter((_, index) => !pairs.includes(index));
  const isTurned = point.tokens.some(
    ({ key }, index) => pairs[index] === null && left.some((other) => areOpposite(key, other.key)),
  );
  if (isTurned) return false;
  if (foreign.length === 0) return true;
  const paired = pairs.filter((pair) => pair !== null).length;
  if (foreign.length > (paired < MANY_PAIRS ? 1 : 2) || paired < FEW_PAIRS || areInARow(point, foreign)) return false;
  const isBorneIn = (clause: number | undefined) => {
    const borne = point.tokens.filter((token, index) => pairs[index] !== null && point.clauses[token.from] === clause);
    const opening = point.statement.words[point.clauses.indexOf(clause ?? 0)]?.lower ?? "";
    return borne.some((token) => isVerb(point, token)) || (borne.length > 1 && opening.endsWith("ing"));
  };
  return foreign.every(
    ({ key, from }) =>
      !others.has(key) &&
      !CLAIMING.has(point.statement.words[from]?.lower ?? "") &&
      (isBorneIn(point.clauses[from]) || !isVerb(point, { from, to: from + 1, kind: "word", key })) &&
      !COMPARATIVES.has(point.statement.words[from]?.lower ?? "") &&
      !isRole(key) &&
      (from > 0 || !isCapitalised(point.statement.words[0]?.text ?? "")),
  );
}
