import { cueVerb } from "../cue-lexicon.ts";
import { type NounPhrase, nounPhraseBefore } from "../grammar/noun-phrase.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import {
  AUXILIARIES,
  CONJUNCTIONS,
  CONTRACTED,
  isAdverb,
  isDash,
  isMark,
  isNameWord,
  isTime,
  OBJECT_PRONOUNS,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
} from "../grammar/words.ts";

const LOOK_BACK = 60;
const MOST_ASIDES = 3;
const SELVES = new Set(["himself", "herself", "themselves", "itself", "myself"]);

/** The subject of the verb at `verb`: "X [, an aside,] [had never] said". Null where none stands there. */
export function subjectOf(tokens: readonly Token[], verb: number, floor: number): NounPhrase | null {
  const start = verbGroupStart(tokens, verb, floor);
  const before = tokens[start - 1];
  if (!before || start <= floor) return null;
  if (before.lower === "to" || CONJUNCTIONS.has(before.lower)) return clauseSubject(tokens, start - 1, floor);
  return directSubject(tokens, start, floor);
}

/** Where the verb group that ends at `verb` begins: auxiliaries, adverbs and words of time before it. */
export function verbGroupStart(tokens: readonly Token[], verb: number, floor: number): number {
  let at = verb;
  while (at > floor && verb - at < 8) {
    const token = tokens[at - 1];
    if (!token || token.kind === "quote") break;
    if (token.kind === "word" && (AUXILIARIES.has(token.lower) || isAdverb(token) || SELVES.has(token.lower))) at--;
    else if (isTime(token)) at = timeStart(tokens, at - 1, floor);
    else break;
  }
  return at;
}

const BEFORE_TIME = new Set("on in late early last this next earlier later".split(" "));

function timeStart(tokens: readonly Token[], at: number, floor: number): number {
  let from = at;
  while (from > floor && BEFORE_TIME.has(tokens[from - 1]?.lower ?? "")) from--;
  return from;
}

/** The noun phrase, relative or contracted pronoun right before `end`, asides between commas or dashes skipped. */
export function directSubject(tokens: readonly Token[], end: number, floor: number, asides = 0): NounPhrase | null {
  const last = tokens[end - 1];
  if (!last || end <= floor) return null;
  if (RELATIVES.has(last.lower) && last.kind === "word")
    return { from: end - 1, to: end, head: end - 1, pronoun: true };
  if (CONTRACTED.test(last.lower)) return { from: end - 1, to: end, head: end - 1, pronoun: true };
  if (OBJECT_PRONOUNS.has(last.lower)) return null;
  if ((isMark(last, ",") || isDash(last)) && asides < MOST_ASIDES) return beforeAside(tokens, end, floor, asides);
  const phrase = nounPhraseBefore(tokens, end, floor);
  return phrase && (beforeRelative(tokens, phrase, floor, asides) ?? phrase);
}

const RELATIVE_CLAUSE = 12;

/** In "the man who met Smith said" the subject is the man: who stands between, with a verb before the phrase. */
function beforeRelative(
  tokens: readonly Token[],
  phrase: NounPhrase,
  floor: number,
  asides: number,
): NounPhrase | null {
  let verbs = 0;
  for (let at = phrase.from - 1; at > floor && phrase.from - at < RELATIVE_CLAUSE; at--) {
    const token = tokens[at];
    if (!token || token.kind !== "word") return null;
    if (isFiniteVerb(token)) verbs++;
    if (token.lower === "who" && verbs > 0)
      return asides < MOST_ASIDES ? directSubject(tokens, at, floor, asides + 1) : null;
  }
  return null;
}

/** The phrase before ", an aside,": tokens[end - 1] is its closing mark. */
function beforeAside(tokens: readonly Token[], end: number, floor: number, asides: number): NounPhrase | null {
  const closing = tokens[end - 1];
  const isPartner = (token: Token | undefined) => (isDash(closing) ? isDash(token) : isMark(token, ","));
  for (let at = end - 2; at > floor && end - at < LOOK_BACK; at--) {
    const token = tokens[at];
    if (!isPartner(token) || !isAside(tokens, at + 1, end - 1)) continue;
    const phrase = directSubject(tokens, at, floor, asides + 1);
    if (phrase && !hangsOnPreposition(tokens, phrase, floor) && !isStateCode(tokens, phrase)) {
      return namedBefore(tokens, phrase, floor) ?? phrase;
    }
  }
  const direct = nounPhraseBefore(tokens, end - 1, floor);
  return direct && isNameWord(tokens[direct.head]) && !hangsOnPreposition(tokens, direct, floor) ? direct : null;
}

/** The "OH" of "in Berea, OH, …". */
const isStateCode = (tokens: readonly Token[], { from, to }: NounPhrase): boolean =>
  to - from === 1 && /^\p{Lu}{2}$/u.test(tokens[from]?.text ?? "") && isMark(tokens[from - 1], ",");

/** In "Jane Doe, founder of X, a member of Y, said" the apposition "founder of X" is not the subject: the name is. */
function namedBefore(tokens: readonly Token[], phrase: NounPhrase, floor: number): NounPhrase | null {
  if (phrase.pronoun || isNameWord(tokens[phrase.head]) || !isMark(tokens[phrase.from - 1], ",")) return null;
  const named = nounPhraseBefore(tokens, phrase.from - 1, floor);
  if (!named || named.pronoun || !isNameWord(tokens[named.head]) || hangsOnPreposition(tokens, named, floor))
    return null;
  return named;
}

const hangsOnPreposition = (tokens: readonly Token[], phrase: NounPhrase, floor: number): boolean =>
  phrase.from > floor && isHook(tokens[phrase.from - 1]?.lower ?? "");

/** Prepositions that are no conjunctions as well. */
const isHook = (word: string): boolean => PREPOSITIONS.has(word) && !SUBORDINATORS.has(word) && word !== "like";

const ASIDE_OPENERS = new Set(
  `a an the who whose which where when himself herself one his her its their our now then formerly currently also long once
  another both speaking asked responding referring citing speaking talking writing appearing standing sitting looking
  meanwhile however too though for in of from at with on like as himself not who's by to after during`.split(/\s+/),
);

/** Whether tokens [from, to) can stand between commas after a name: an apposition, a relative clause, a time or place. */
function isAside(tokens: readonly Token[], from: number, to: number): boolean {
  const first: Token | undefined = tokens[from];
  if (!first || from >= to) return false;
  if (first.kind === "number" || isTime(first) || isNameWord(first)) return true;
  if (first.kind === "quote") return false;
  return ASIDE_OPENERS.has(first.lower) || isAdverb(first) || /(?:ing|ed)$/.test(first.lower) || to - from <= 9;
}

/**
 * The subject that a verb without its own shares: for "…, saying", "… and said", "… to say". It is that of the nearest
 * finite verb to the left outside subordinate clauses, or of the nearest verb of saying.
 */
export function clauseSubject(tokens: readonly Token[], at: number, floor: number): NounPhrase | null {
  let nearest: NounPhrase | null = null;
  for (let verb = at - 1; verb >= floor && at - verb < LOOK_BACK; verb--) {
    const token = tokens[verb];
    if (!token || !isFiniteVerb(token)) continue;
    const start = CONTRACTED.test(token.lower) ? verb + 1 : verbGroupStart(tokens, verb, floor);
    const phrase = directSubject(tokens, start, floor);
    verb = Math.min(verb, start);
    if (!phrase || hangsOnPreposition(tokens, phrase, floor)) continue;
    if (isSaying(token) || !isSubordinate(tokens, phrase, floor)) return phrase;
    nearest ??= phrase;
  }
  return nearest;
}

/** The subject of the nearest finite verb of saying to the left, for "…, adding that". */
export function sayingSubject(tokens: readonly Token[], at: number, floor: number): NounPhrase | null {
  for (let verb = at - 1; verb > floor && at - verb < LOOK_BACK; verb--) {
    const token = tokens[verb];
    if (!token || !isSaying(token) || !isFiniteVerb(token)) continue;
    const phrase = directSubject(tokens, verbGroupStart(tokens, verb, floor), floor);
    if (phrase && !hangsOnPreposition(tokens, phrase, floor)) return phrase;
  }
  return null;
}

const isSaying = ({ lower }: Token): boolean => {
  const cue = cueVerb(lower);
  return cue !== null && cue.clausal && cue.strength === "speech";
};

/** Whether a subject stands in a clause that depends on another: "that he …", "as she …", "said it …", "who …". */
function isSubordinate(tokens: readonly Token[], phrase: NounPhrase, floor: number): boolean {
  if (phrase.pronoun && RELATIVES.has(tokens[phrase.head]?.lower ?? "")) return true;
  const before = phrase.from > floor ? tokens[phrase.from - 1] : undefined;
  if (!before || before.kind !== "word") return false;
  const opensSentence = phrase.from - 1 === floor;
  return (
    (SUBORDINATORS.has(before.lower) && !opensSentence) || RELATIVES.has(before.lower) || cueVerb(before.lower) !== null
  );
}
