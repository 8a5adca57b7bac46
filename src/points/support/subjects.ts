import type { Alignment, Side } from "./alignment.ts";
import { tokenOf } from "./pairs.ts";
import { isCalendar, isPassive, isPreposition, isVerb, prepositionBefore } from "./places.ts";
import { isAnyVerb, subjectOf } from "./subject-of.ts";
import type { Token } from "./tokens.ts";

/** Whether a name that stands as the subject of a verb in a point stands so in its evidence. */
export function subjectsAgree(alignment: Alignment, lent: ReadonlySet<string>): boolean {
  const { point, evidence, pairs } = alignment;
  return pairs.every((pair, index) => {
    if (pair === null || !areSameVerb(alignment, index, pair)) return true;
    const isTurned = isPassive(point, tokenOf(point, index)) !== isPassive(evidence, tokenOf(evidence, pair));
    if (isTurned) return isWanted(evidence, pair) || !keepsSubject(alignment, index, pair);
    return hasItsSubject(alignment, lent, index, pair);
  });
}

function areSameVerb({ point, evidence }: Alignment, index: number, pair: number): boolean {
  const [verb, other] = [tokenOf(point, index), tokenOf(evidence, pair)];
  const isSame = verb.kind === "word" && verb.key === other.key && !isQuoted(point, verb);
  return isSame && isVerb(point, verb) && isVerb(evidence, other) && !isGerund(evidence, other);
}

/** "fined the owner for skipping": who skipped is not told by what stands before. */
function isGerund({ statement: { words } }: Side, { from }: Token): boolean {
  return words[from]?.lower.endsWith("ing") === true && isPreposition(words[from - 1]?.lower ?? "");
}

function hasItsSubject(alignment: Alignment, lent: ReadonlySet<string>, index: number, pair: number): boolean {
  const { point, evidence, pairs } = alignment;
  const known = new Set(subjectOf(evidence, pair));
  if (known.size === 0) return true;
  const told = subjectOf(point, index);
  const isKnown = (at: number) => pairs[at] !== null || lent.has(tokenOf(point, at).key);
  if (told.length > 0 && !told.some(isKnown)) return false;
  return told
    .filter((at) => tokenOf(point, at).kind === "name" && isOwnName(point, at))
    .every((at) => isNothing(pairs[at]) || known.has(pairs[at] ?? -1));
}

const isNothing = (pair: number | null | undefined): boolean => pair === null || pair === undefined;

const WANTING = new Set(["want", "wants", "wanted"]);

/** "wants cars banned": no passive that has its subject before it. */
function isWanted(side: Side, index: number): boolean {
  const verb = side.tokens.findLast((_, at) => at < index && isAnyVerb(side, at));
  return WANTING.has(side.statement.words[verb?.from ?? -1]?.lower ?? "");
}

/** Whether a name is the subject in both, though the voice is another one. */
function keepsSubject({ point, evidence, pairs }: Alignment, verb: number, other: number): boolean {
  const known = new Set(subjectOf(evidence, other).filter((at) => isOwnName(evidence, at)));
  const names = subjectOf(point, verb).filter((at) => isOwnName(point, at));
  return names.length > 0 && names.every((at) => known.has(pairs[at] ?? -1));
}

const isQuoted = ({ statement: { quoted, words } }: Side, { from }: Token): boolean =>
  quoted.regions.some(({ start, end }) => (words[from]?.start ?? 0) >= start && (words[from]?.start ?? 0) < end);

/** A name, or a first word, that belongs to the subject itself: not "of Kesh", "Kesh's" or "on Monday". */
function isOwnName(side: Side, index: number): boolean {
  const token = tokenOf(side, index);
  const isName = token.kind === "name" || (token.from === 0 && token.kind === "word");
  if (!isName || isCalendar(side, token) || prepositionBefore(side, token) !== null) return false;
  return !/['’]s?$/.test(side.statement.words[token.from]?.text ?? "");
}
