import type { NounPhrase } from "../grammar/nominal.ts";
import { nounPhraseBefore } from "../grammar/noun-phrase-before.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import {
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

const LONGEST_ASIDE = 60;
const MOST_ASIDES = 3;
const MOST_TRIES = 5;
const RELATIVE_CLAUSE = 12;

/** The noun phrase, relative or contracted pronoun right before `end`, asides between commas or dashes skipped. */
export function directSubject(tokens: readonly Token[], end: number, floor: number, asides = 0): NounPhrase | null {
  const last = tokens[end - 1];
  if (!last || end <= floor || OBJECT_PRONOUNS.has(last.lower)) return null;
  if (last.kind === "word" && (RELATIVES.has(last.lower) || CONTRACTED.has(last.lower))) {
    return { from: end - 1, to: end, head: end - 1, pronoun: true };
  }
  if ((isMark(last, ",") || isDash(last)) && asides < MOST_ASIDES) return beforeAside(tokens, end, floor, asides);
  const phrase = nounPhraseBefore(tokens, end, floor);
  return phrase && (beforeRelative(tokens, phrase, floor, asides) ?? phrase);
}

/** In "the man who met Smith said" the subject is the man: "who" and a verb stand before the phrase. */
function beforeRelative(
  tokens: readonly Token[],
  phrase: NounPhrase,
  floor: number,
  asides: number,
): NounPhrase | null {
  let hasVerb = false;
  for (let at = phrase.from - 1; at > floor && phrase.from - at < RELATIVE_CLAUSE; at--) {
    const token = tokens[at];
    if (token?.kind !== "word") return null;
    if (token.lower === "who" && hasVerb && asides < MOST_ASIDES) return directSubject(tokens, at, floor, asides + 1);
    hasVerb ||= isFiniteVerb(token);
  }
  return null;
}

/** The phrase before ", an aside,": tokens[end - 1] is its closing mark. */
function beforeAside(tokens: readonly Token[], end: number, floor: number, asides: number): NounPhrase | null {
  let tries = 0;
  for (let at = end - 2; at > floor && end - at < LONGEST_ASIDE && tries < MOST_TRIES; at--) {
    if (!arePartners(tokens[at], tokens[end - 1]) || !isAside(tokens, at + 1, end - 1)) continue;
    tries++;
    const phrase = directSubject(tokens, at, floor, asides + 1);
    if (phrase && !hangsOnPreposition(tokens, phrase, floor) && !isStateCode(tokens, phrase)) {
      return namedBefore(tokens, phrase, floor) ?? phrase;
    }
  }
  const direct = nounPhraseBefore(tokens, end - 1, floor);
  return direct && isNameWord(tokens[direct.head]) && !hangsOnPreposition(tokens, direct, floor) ? direct : null;
}

const arePartners = (opening: Token | undefined, closing: Token | undefined): boolean =>
  isDash(closing) ? isDash(opening) : isMark(opening, ",");

/** The "OH" of "in Springfield, OH, …" and the "R-Ohio" of "Jane Doe, R-Ohio, …". */
const isStateCode = (tokens: readonly Token[], { from, to }: NounPhrase): boolean =>
  to - from === 1 && /^\p{Lu}{1,2}(?:-|$)/u.test(tokens[from]?.text ?? "") && isMark(tokens[from - 1], ",");

/** In "Jane Doe, founder of X, a member of Y, said" the apposition "founder of X" is not the subject: the name is. */
function namedBefore(tokens: readonly Token[], phrase: NounPhrase, floor: number): NounPhrase | null {
  if (phrase.pronoun || isNameWord(tokens[phrase.head]) || !isMark(tokens[phrase.from - 1], ",")) return null;
  const named = nounPhraseBefore(tokens, phrase.from - 1, floor);
  if (!named || named.pronoun || !isNameWord(tokens[named.head])) return null;
  return hangsOnPreposition(tokens, named, floor) ? null : named;
}

/** Whether a phrase belongs to a preposition, and so is nobody's subject. */
export const hangsOnPreposition = (tokens: readonly Token[], phrase: NounPhrase, floor: number): boolean =>
  phrase.from > floor && isHook(tokens[phrase.from - 1]?.lower ?? "");

/** Prepositions that are no conjunctions as well. */
const isHook = (word: string): boolean => PREPOSITIONS.has(word) && !SUBORDINATORS.has(word) && word !== "like";

const SHORT_ASIDE = 9;
const ASIDE_OPENERS = new Set(
  `a an the who whose which where when himself herself one his her its their our now then formerly currently also long once
  another both meanwhile however too though for in of from at with on like as not who's by to after during`.split(
    /\s+/,
  ),
);

/** Whether tokens [from, to) can stand between commas after a name: an apposition, a relative clause, a time or place. */
function isAside(tokens: readonly Token[], from: number, to: number): boolean {
  const first: Token | undefined = tokens[from];
  if (!first || from >= to) return false;
  if (first.kind === "number" || isTime(first) || isNameWord(first)) return true;
  if (first.kind === "quote") return false;
  return (
    ASIDE_OPENERS.has(first.lower) || isAdverb(first) || /(?:ing|ed)$/.test(first.lower) || to - from <= SHORT_ASIDE
  );
}
