import type { Alignment, Side } from "./alignment.ts";
import { isFinite } from "./finite.ts";
import { isCalendar, isPassive, isPreposition, isVerb, PERIODS, prepositionBefore } from "./places.ts";
import { attributionTokens } from "./speakers.ts";
import { sequenceIsKept } from "./times.ts";
import type { Token } from "./tokens.ts";

/** A token of the point and the one of the evidence that it stands for, by index. */
interface Pair {
  readonly p: number;
  readonly e: number;
}

/** The pairs of an alignment, in the point's order. */
const pairsOf = ({ pairs }: Alignment): Pair[] => pairs.flatMap((e, p) => (e === null ? [] : [{ p, e }]));

/**
 * Whether a point tells things in the order of its evidence, so that who did what to whom and which number belongs to
 * what are the same. Turned may be what grammar turns: a passive, a speaker, a phrase with its preposition, a noun before
 * another one ("forecast for profit", "profit forecast"), a name and what it is.
 */
export const orderIsKept = (alignment: Alignment): boolean => turnIn(alignment) === null;

/** The index of the first token of the point that stands out of order, or leaps where it may not; null for none. */
export function turnIn(alignment: Alignment): number | null {
  const all = pairsOf(alignment);
  const pairs = withoutStandIns(alignment, all);
  const attribution = attributionTokens(alignment.point);
  const turn = pairs.find((pair, index) => {
    const before = pairs[index - 1];
    if (!before || pairs.findIndex(({ e }) => e === pair.e) < index) return false;
    if (before.e < pair.e) return !leapIsSound(alignment, before, pair);
    if (attribution.has(before.p) !== attribution.has(pair.p)) return false;
    if (isSpeech(alignment.point, before.p) || isSpeech(alignment.point, pair.p)) return false;
    const turning = { ...alignment, list: pairs };
    const outside = lastOutside(alignment.point, pairs, index);
    return !mayTurn(turning, index - 1, index) && !(outside >= 0 && goesOn(turning, outside, index));
  });
  return turn?.p ?? null;
}

/** The index of the last pair before an aside with "who" or "which" that ends where a token stands; -1 for none. */
function lastOutside(point: Side, pairs: readonly Pair[], index: number): number {
  const clause = (at: number) => clauseOf(point, tokenOf(point, pairs[at]?.p ?? 0));
  const aside = clause(index - 1);
  const opening = point.statement.words[point.clauses.indexOf(aside)]?.lower ?? "";
  if (clause(index) === aside || !RELATIVE.has(opening)) return -1;
  return pairs.findLastIndex((_, at) => at < index && clause(at) < aside);
}

const RELATIVE = new Set(["who", "which", "that", "where", "whose"]);

function goesOn(turning: Turning, one: number, other: number): boolean {
  const [before, pair] = [turning.list[one], turning.list[other]];
  if (!before || !pair) return false;
  return before.e < pair.e ? leapIsSound(turning, before, pair) : mayTurn(turning, one, other);
}

/** The pairs without those nouns for which the evidence has a pronoun, or nothing, in their place. */
function withoutStandIns(alignment: Alignment, all: readonly Pair[]): Pair[] {
  const kept: Pair[] = [];
  let object: Pair | null = null;
  for (const pair of all) {
    const last = kept.at(-1);
    const goesOn: boolean = object !== null && pair.p === object.p + 1 && isStandIn(alignment, last, pair);
    object = goesOn || isObjectPronoun(alignment, last, pair) ? pair : null;
    if (object === null && !isEllipsis(alignment, last, pair)) kept.push(pair);
  }
  return kept;
}

const OBJECTS = new Set(["it", "they", "them", "these", "those"]);

/** "finding the two missing people" where the evidence has "finding them". */
function isObjectPronoun(alignment: Alignment, verb: Pair | undefined, pair: Pair): boolean {
  if (!verb || pair.p !== verb.p + 1 || !isStandIn(alignment, verb, pair)) return false;
  const { evidence } = alignment;
  const there = tokenOf(evidence, verb.e);
  const behind = evidence.statement.words.slice(there.to, there.to + 2).map(({ lower }) => lower);
  const pronoun = behind[0] === "that" ? behind[1] : behind[0];
  return isVerb(evidence, there) && OBJECTS.has(pronoun ?? "");
}

/** A noun or number that the evidence has earlier. */
function isStandIn({ point }: Alignment, last: Pair | undefined, pair: Pair): boolean {
  const token = tokenOf(point, pair.p);
  return last !== undefined && pair.e < last.e && (token.kind === "word" || token.kind === "number") && !isVerb(point, token);
}

/** "two of the earlier raids" where the evidence names raids before and has "ones" here. */
function isEllipsis({ point, evidence }: Alignment, before: Pair | undefined, pair: Pair | undefined): boolean {
  if (!before || !pair || pair.p !== before.p + 1 || pair.e > before.e) return false;
  const [number, noun] = [tokenOf(point, before.p), tokenOf(point, pair.p)];
  if (noun.kind === "name" || noun.kind === "speech" || isVerb(point, noun)) return false;
  if (noun.kind !== "word" || noun.from !== number.to) return false;
  const there = tokenOf(evidence, before.e);
  const next = evidence.statement.words[there.to]?.lower ?? "";
  const isBare = number.kind === "number" && !evidence.tokens.some(({ from }) => from === there.to);
  return next === "ones" || next === "one" || (isBare && (next === "" || isPreposition(next)));
}

const isSpeech = ({ tokens }: Side, index: number): boolean => tokens[index]?.kind === "speech";

interface Turning extends Alignment {
  readonly list: readonly Pair[];
}

function mayTurn(turning: Turning, one: number, other: number): boolean {
  return (
    isMovedPhrase(turning, one, other) ||
    isPassiveTurn(turning, one, other) ||
    isNounBeforeNoun(turning, one, other) ||
    isParticiple(turning, one, other) ||
    isPeriod(turning, one, other) ||
    isAttribute(turning, one, other) ||
    isOnlyDay(turning, one, other) ||
    isNameAndDescription(turning, one, other)
  );
}

const tokenOf = (side: Side, index: number): Token => side.tokens[index] ?? { from: 0, to: 0, kind: "word", key: "" };
const pointToken = ({ point }: Alignment, { p }: Pair): Token => tokenOf(point, p);
const evidenceToken = ({ evidence }: Alignment, { e }: Pair): Token => tokenOf(evidence, e);
const clauseOf = (side: Side, token: Token): number => side.clauses[token.from] ?? 0;

/** Starts of phrases, in the point and in the evidence without a gap or verb, that end at a pair; the pair itself first. */
function runStarts(turning: Turning, end: number): number[] {
  const starts = [end];
  for (let at = end; at > 0; at--) {
    const [one, other] = [turning.list[at - 1], turning.list[at]];
    if (!one || !other || other.e - one.e < 0 || other.e - one.e > 2) break;
    if (isVerb(turning.evidence, evidenceToken(turning, other))) break;
    starts.push(at - 1);
  }
  return starts;
}

/** A phrase that keeps its preposition may stand before or behind what it belongs to, within its clause. */
function isMovedPhrase(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const fronted = runStarts(turning, one).some((start) => isPhraseOf(turning, turning.list[start], next));
  return fronted || isPhraseOf(turning, next, last);
}

function isPhraseOf(turning: Turning, start: Pair | undefined, neighbour: Pair): boolean {
  if (!start) return false;
  const there = evidenceToken(turning, start);
  if (there.kind === "word" && clauseOf(turning.evidence, there) === 0 && isSetting(turning.evidence)) return true;
  const preposition = prepositionBefore(turning.evidence, there);
  if (preposition === null || preposition === "of") return false;
  if (![start, neighbour].every((pair) => keepsCount(turning, pair))) return false;
  if (prepositionBefore(turning.point, pointToken(turning, start)) !== preposition) return false;
  if (isRepeated(turning.evidence, there, preposition)) return false;
  return inOneClause(turning.evidence, there, evidenceToken(turning, neighbour));
}

/** A number keeps what brings it in: "of 58" is not "58". */
function keepsCount(turning: Turning, pair: Pair): boolean {
  const token = pointToken(turning, pair);
  if (!isCounting(token, turning.point)) return true;
  return prepositionBefore(turning.point, token) === prepositionBefore(turning.evidence, evidenceToken(turning, pair));
}

/** "two behind Kesh and one behind Varrow": what is behind what would be lost. */
function isRepeated(side: Side, token: Token, preposition: string): boolean {
  const { clauses, tokens } = side;
  const { words } = side.statement;
  const { from } = token;
  if (YEAR.test(token.key)) return tokens.filter(({ key }) => YEAR.test(key)).length > 1;
  if (isCalendar(side, token)) return tokens.filter((other) => isCalendar(side, other)).length > 2;
  return words.filter(({ lower }, at) => lower === preposition && clauses[at] === clauses[from]).length > 1;
}

/** "In the doubles, …": an opening clause that is a phrase with its preposition. */
const isSetting = (side: Side): boolean =>
  isPreposition(side.statement.words[0]?.lower ?? "") &&
  side.tokens.every((token) => clauseOf(side, token) > 0 || !isVerb(side, token));

/** The same clause; or a phrase set apart by a comma, at the very start or brought in by its preposition. */
function inOneClause(side: Side, phrase: Token, neighbour: Token): boolean {
  const [own, other] = [clauseOf(side, phrase), clauseOf(side, neighbour)];
  if (own === other) return true;
  if (own === 0 && other === 1) return isPreposition(side.statement.words[0]?.lower ?? "") || isCalendar(side, phrase);
  const opening = side.statement.words[side.clauses.indexOf(own)]?.lower ?? "";
  return isPreposition(opening) && Math.abs(own - other) === 1;
}

/** "Born in 1934, Solberg left school": what such an opening says is said of the subject behind it. */
function isParticiple(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const opens = (side: Side, token: Token, subject: Token) =>
    PARTICIPLE.test(side.statement.words[0]?.lower ?? "") && clauseOf(side, token) === 0 && clauseOf(side, subject) === 1;
  return (
    opens(turning.evidence, evidenceToken(turning, next), evidenceToken(turning, last)) ||
    opens(turning.point, pointToken(turning, last), pointToken(turning, next))
  );
}

/** "third-quarter sales" for "sales in the third quarter". */
function isPeriod(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || !PERIODS.has(pointToken(turning, last).key)) return false;
  const [there, to] = [evidenceToken(turning, last), evidenceToken(turning, next)];
  return clauseOf(turning.evidence, there) === clauseOf(turning.evidence, to) && next.p === last.p + 1;
}

/** "urgent operations" for "operations that are urgent". */
function isAttribute(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || last.e !== next.e + 1 || last.p + 1 !== next.p) return false;
  const { words } = turning.evidence.statement;
  const between = words.slice(evidenceToken(turning, next).to, evidenceToken(turning, last).from);
  return between.length > 1 && between.every(({ lower }) => PREDICATIVE.has(lower));
}

const PREDICATIVE = new Set("that which who is are was were not".split(" "));

/** The only day that a sentence names, unless a speaker's or an aside's, may stand by another verb of it. */
function isOnlyDay(turning: Turning, one: number, other: number): boolean {
  return [turning.list[one], turning.list[other]].some((pair) => {
    if (!pair || !isCalendar(turning.evidence, evidenceToken(turning, pair))) return false;
    const { evidence } = turning;
    const opening = evidence.statement.words[evidence.clauses.indexOf(clauseOf(evidence, evidenceToken(turning, pair)))];
    if (attributionTokens(evidence).has(pair.e) || BEGINS_ASIDE.has(opening?.lower ?? "")) return false;
    const days = evidence.tokens.filter((token) => isCalendar(evidence, token));
    return (days.at(-1)?.to ?? 0) - (days[0]?.from ?? 0) <= MOST_DAY_WORDS;
  });
}

/** "9 March", "third quarter": one time. */
const MOST_DAY_WORDS = 2;
const BEGINS_ASIDE = new Set("who which whose that where when while because if although as before after until since but".split(" "));
const PARTICIPLE = /(?:ed|ing|born|known|held|built|made)$/;

/** "X was beaten by Y" and "Y beat X": subject and object change places as the voice does. */
function isPassiveTurn(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const isTurnedVerb = (pair: Pair) =>
    isPassive(turning.point, pointToken(turning, pair)) !== isPassive(turning.evidence, evidenceToken(turning, pair));
  const [from, to] = [evidenceToken(turning, last), evidenceToken(turning, next)];
  const isNear = clauseOf(turning.evidence, from) === clauseOf(turning.evidence, to);
  if (isNear && (isTurnedVerb(next) || isTurnedVerb(last))) return true;
  if (isTurnedVerb(last) && next.e < last.e && isFirstInClause(turning.evidence, last.e)) return true;
  if (isTurnedVerb(last) && sharesSubject(turning.evidence, from) && clauseOf(turning.evidence, to) < clauseOf(turning.evidence, from)) return true;
  if (isTurnedVerb(next) && attributionTokens(turning.evidence).has(last.e)) return true;
  const isAgent = prepositionBefore(turning.point, pointToken(turning, next)) === "by";
  return isAgent && turning.list.slice(0, other).some(isTurnedVerb);
}

const isFirstInClause = (side: Side, index: number): boolean =>
  !side.tokens.some((token, at) => at < index && clauseOf(side, token) === clauseOf(side, tokenOf(side, index)));

/** A clause that "and" or "who" joins on has its subject in the one before. */
const sharesSubject = (side: Side, token: Token): boolean =>
  SUBJECTLESS.has(side.statement.words[side.clauses.indexOf(clauseOf(side, token))]?.lower ?? "");

const SUBJECTLESS = new Set(["and", "but", "who", "which", "that"]);

const NOUN_LINKS = new Set("of in at for from to on with by after".split(" "));

/** "profit forecast" and "forecast for profit", "harbour of Vestby" and "Vestby harbour". */
function isNounBeforeNoun(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || [last, next].some((pair) => isVerb(turning.evidence, evidenceToken(turning, pair)))) return false;
  const link = prepositionBefore(turning.point, pointToken(turning, next)) ?? "";
  if (NOUN_LINKS.has(link)) return isClose(turning, last, next, link) && isCompound(turning.evidence, next.e, last.e);
  return runStarts(turning, one).some((start) => {
    const first = turning.list[start];
    if (!first || first.e <= next.e) return false;
    if (isPossessive(turning, last) && first.e - next.e <= 3) return true;
    const links = [evidenceToken(turning, first), tokenOf(turning.evidence, next.e + 1)].flatMap(
      (token) => prepositionBefore(turning.evidence, token) ?? [],
    );
    return links.some((each) => NOUN_LINKS.has(each) && isClose(turning, first, next, each));
  });
}

/** A number takes what it counts along: "a sheet of two metres" bears no "two sheets". */
function keepsItsUnit({ evidence, pairs, point }: Turning, { p, e }: Pair): boolean {
  const [there, next] = [tokenOf(evidence, e), tokenOf(evidence, e + 1)];
  if (next.from !== there.to || next.key === "year") return true;
  return tokenOf(point, p + 1).key === next.key || pairs[p + 1] === e + 1;
}

/** "losses of $48 million", "a 12-year-old boy" */
function isCountOf(side: Side, number: number, noun: number): boolean {
  const [count, what] = [tokenOf(side, number), tokenOf(side, noun)];
  if (count.kind !== "number" || what.kind === "number") return false;
  if (count.from > what.from) return count.from - what.to <= 2 && prepositionBefore(side, count) === "of";
  const between = side.statement.words.slice(count.to, what.from);
  return between.every(({ lower }) => ["year", "old"].includes(lower));
}

/** Nothing that links two nouns stands between them. */
const isCompound = (side: Side, one: number, other: number): boolean =>
  isCountOf(side, one, other) ||
  isCountOf(side, other, one) ||
  prepositionBefore(side, tokenOf(side, Math.max(one, other))) === prepositionBefore(side, tokenOf(side, Math.min(one, other))) ||
  side.statement.words.slice(tokenOf(side, Math.min(one, other)).to, tokenOf(side, Math.max(one, other)).from).every(({ lower }) => !isPreposition(lower));

/** Numbers are so linked by "of" and "in" alone: "a grant of €500", "a boy of 12", "€500 in losses". */
function isClose(turning: Turning, one: Pair, other: Pair, link: string): boolean {
  const counting = [one, other].filter((pair) => isCounting(pointToken(turning, pair), turning.point));
  if (counting.length > 1 || (counting.length > 0 && !COUNT_LINKS.has(link))) return false;
  if (!counting.every((pair) => keepsItsUnit(turning, pair))) return false;
  return Math.abs(one.e - other.e) <= 3 && isCalm(turning.evidence, one.e, other.e);
}

const COUNT_LINKS = new Set(["of", "in"]);

const isPossessive = (turning: Turning, pair: Pair): boolean =>
  /['’]s?$/.test(turning.point.statement.words[pointToken(turning, pair).to - 1]?.text ?? "");

/** A number, unless it is a year or a word that often counts nothing ("second"). */
const isCounting = ({ from, kind, key }: Token, { statement }: Side): boolean =>
  kind === "number" && !YEAR.test(key) && statement.quantities.some((quantity) => quantity.from === from && !quantity.isWeak);

const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** Whether no verb and no conjunction stands between two tokens of a sentence. */
function isCalm({ statement, tokens }: Side, one: number, other: number): boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const between = statement.words.slice(tokens[from]?.to, tokens[to]?.from);
  return between.every(({ lower }) => !isFinite(lower) && !CONJUNCTIONS.has(lower));
}

const CONJUNCTIONS = new Set("and or but than while that who which whose".split(" "));

/** "the magnate Rufus Okonjo" and "Rufus Okonjo, a magnate": side by side, with neither verb nor preposition between. */
function isNameAndDescription(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || Math.abs(last.e - next.e) > 5) return false;
  const isAside = (pair: Pair) => !isCounting(pointToken(turning, pair), turning.point) || isSetApart(turning.evidence, evidenceToken(turning, pair));
  if (![last, next].every((pair) => isAside(pair) && !isVerb(turning.evidence, evidenceToken(turning, pair)))) return false;
  const isSideBySide = (side: Side, from: number, to: number) =>
    isCalm(side, from, to) &&
    side.statement.words
      .slice(tokenOf(side, Math.min(from, to)).to, tokenOf(side, Math.max(from, to)).from)
      .every(({ lower }) => !isPreposition(lower));
  return isSideBySide(turning.point, last.p, next.p) && isSideBySide(turning.evidence, last.e, next.e);
}

/** An age: "Adeyemi, 17, added the third". */
const isSetApart = ({ statement: { text, words } }: Side, { from, to }: Token): boolean =>
  text.slice(words[from - 1]?.end, words[from]?.start).includes(",") && text[words[to - 1]?.end ?? 0] === ",";

/**
 * A point may leave out whole clauses, but not the beginning of one of which it keeps the rest, nor the clause on which
 * the next one hangs: "four were killed, two of them when a tree fell" does not bear "four were killed when a tree fell".
 */
function leapIsSound(alignment: Alignment, before: Pair, pair: Pair): boolean {
  if (attributionTokens(alignment.evidence).has(pair.e)) return true;
  const { evidence, pairs } = alignment;
  const [from, to] = [clauseOf(evidence, tokenOf(evidence, before.e)), clauseOf(evidence, tokenOf(evidence, pair.e))];
  if (from === to || pair.p - before.p > 1) return true;
  const kept = new Set(pairs);
  const keys = new Set(alignment.point.tokens.map(({ key }) => key));
  const isLeftOut = (index: number) => {
    const token = tokenOf(evidence, index);
    return !kept.has(index) && !keys.has(token.key) && !isCalendar(evidence, token) && token.kind !== "speech" && !isManner(evidence, token);
  };
  if (evidence.statement.words[tokenOf(evidence, pair.e).from - 1]?.lower === "to") return true;
  const leftOut: number[] = [];
  for (let index = pair.e - 1; index > before.e && clauseOf(evidence, tokenOf(evidence, index)) === to; index--) {
    if (isLeftOut(index)) leftOut.push(index);
  }
  const isMere = (index: number) => {
    const between = evidence.statement.words.slice(tokenOf(evidence, index).to, tokenOf(evidence, index + 1).from);
    return isModifier(evidence, index) && between.every(({ lower }) => MEASURING.has(lower));
  };
  if (leftOut.length > MOST_MODIFIERS || !leftOut.every(isMere)) return false;
  return to === from + 1 || !hangsOnLeftOut(evidence, to, before.e, pair.e, kept);
}

/** Whether what a point tells from an offset on does not hang, in the evidence, on a clause that it leaves out. */
export function hangsOnNothingLeftOut(alignment: Alignment, offset: number): boolean {
  if (!sequenceIsKept(alignment)) return false;
  const { point, evidence, pairs } = alignment;
  const list = pairsOf(alignment);
  const at = list.findIndex(({ p }) => (point.statement.words[tokenOf(point, p).from]?.start ?? 0) >= offset);
  const [before, pair] = [list[at - 1], list[at]];
  if (!before || !pair || before.e >= pair.e) return true;
  return !hangsOnLeftOut(evidence, clauseOf(evidence, tokenOf(evidence, pair.e)), before.e, pair.e, new Set(pairs));
}

const HANGING = new Set("when where while because after before until as since".split(" "));

function hangsOnLeftOut(side: Side, clause: number, from: number, to: number, kept: ReadonlySet<number | null>): boolean {
  const { words, text } = side.statement;
  const opening = side.clauses.indexOf(clause);
  if (!HANGING.has(words[opening]?.lower ?? "")) return false;
  const isParted = text.slice(words[opening - 1]?.end ?? 0, words[opening]?.start ?? 0).trim() !== "";
  if (isParted || words.some(({ lower }, at) => side.clauses[at] === clause - 1 && isFinite(lower))) return false;
  return side.tokens.some((token, index) => index > from && index < to && clauseOf(side, token) === clause - 1 && !kept.has(index));
}

const MEASURING = new Set("of just only about some around nearly almost".split(" "));
const MOST_MODIFIERS = 2;

/** Not a number, a name or a verb. */
function isModifier(side: Side, index: number): boolean {
  const token = tokenOf(side, index);
  return token.kind === "word" && !isVerb(side, token);
}

const isManner = ({ statement }: Side, { from }: Token): boolean =>
  statement.words[from]?.lower.endsWith("ly") === true;
