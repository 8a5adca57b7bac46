import { cueVerb } from "../cue-lexicon.ts";
import { cannotBeHead, isNominal, isPronoun, LONGEST, type NounPhrase, PRONOUN_HEADS } from "./nominal.ts";
import type { Token } from "./token.ts";
import {
  CONJUNCTIONS,
  DETERMINERS,
  isMark,
  isNameWord,
  LINKING,
  NAME_PARTICLES,
  PREPOSITIONS,
  SUBORDINATORS,
} from "./words.ts";

/** The noun phrase whose last token is at `end` - 1, or null. Nothing left of `floor` is looked at. */
export function nounPhraseBefore(tokens: readonly Token[], end: number, floor: number): NounPhrase | null {
  const last = tokens[end - 1];
  if (!last || end <= floor) return null;
  if (isMark(last, ")")) return beforeBrackets(tokens, end, floor);
  if (isPronoun(last)) return { from: end - 1, to: end, head: end - 1, pronoun: true };
  const core = nounPhraseCore(tokens, end, floor);
  return core && extendLeft(tokens, core, floor, 0);
}

function beforeBrackets(tokens: readonly Token[], end: number, floor: number): NounPhrase | null {
  for (let at = end - 2; at >= floor && at > end - LONGEST; at--) {
    if (isMark(tokens[at], "(")) return nounPhraseBefore(tokens, at, floor);
  }
  return null;
}

/** The noun phrase that ends at `end` - 1 without what hangs on it: no "of the bank", no "X and". */
export function nounPhraseCore(tokens: readonly Token[], end: number, floor: number): NounPhrase | null {
  const last = tokens[end - 1];
  if (!last || !(isNominal(last) || PRONOUN_HEADS.has(last.lower)) || cannotBeHead(last)) return null;
  let from = end - 1;
  while (from > floor && from > end - LONGEST && goesOnLeft(tokens, from)) from--;
  while (from < end - 1 && isLeadingNoise(tokens[from])) from++;
  return { from, to: end, head: end - 1, pronoun: false };
}

/** Whether the phrase that begins at `from` so far has one more word on its left. */
function goesOnLeft(tokens: readonly Token[], from: number): boolean {
  const current = tokens[from];
  const left = tokens[from - 1];
  if (!current || !left || isVerbBefore(left, current)) return false;
  if (DETERMINERS.has(current.lower)) {
    const isOpening = current.capital ? current.lower === "the" : !DETERMINERS.has(left.lower);
    if (isOpening) return false;
  }
  return isNominal(left) || isNickname(tokens, from - 1) || (NAME_PARTICLES.has(left.lower) && isNameWord(current));
}

/** In "called Smith" the past form is a verb; in "the retired general" an adjective. */
const isVerbBefore = (left: Token, current: Token): boolean =>
  !left.capital &&
  (current.capital || DETERMINERS.has(current.lower)) &&
  (cueVerb(left.lower)?.form === "past" || /ed$/.test(left.lower)) &&
  !/(?:-based|-backed|-led|-owned|-born|retired|so-called)$/.test(left.lower);

/** A quoted nickname or show title inside a name: John “Jack” Smith, “Morning Show” host. */
function isNickname(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === "quote" && token.text.length < 40 && !/[,.?!]$/.test(token.text) && isNameWord(tokens[at - 1]);
}

/** A sentence's opening participle or adverb that a capital made look like a name. */
const isLeadingNoise = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === "word" &&
  /^(?:\p{Lu}\p{Ll}+(?:ing|ly))$/u.test(token.text) &&
  cueVerb(token.lower) !== null;

function extendLeft(tokens: readonly Token[], phrase: NounPhrase, floor: number, depth: number): NounPhrase {
  const link = tokens[phrase.from - 1];
  if (!link || depth > 3 || phrase.from - 2 < floor) return phrase;
  if (LINKING.has(link.lower) && !link.capital) return linkedLeft(tokens, phrase, floor, depth);
  if (link.lower !== "and" && link.text !== "&") return phrase;
  const isJoint = isOneOfTwo(tokens[phrase.from - 2]) && isNameWord(tokens[phrase.head]);
  return isJoint ? { ...phrase, from: phrase.from - 2 } : coordinatedLeft(tokens, phrase, floor, depth);
}

function linkedLeft(tokens: readonly Token[], phrase: NounPhrase, floor: number, depth: number): NounPhrase {
  const before = tokens[phrase.from - 2];
  const left =
    before && LINKS_TO.has(before.lower)
      ? nounPhraseCore(tokens, phrase.from - 2, floor)
      : nounPhraseCore(tokens, phrase.from - 1, floor);
  if (!left || isVerbal(tokens, left)) return phrase;
  const whole = extendLeft(tokens, { ...left, to: phrase.to }, floor, depth + 1);
  const opener = tokens[whole.from - 1];
  // "In a speech in Ohio Smith said": a whole that hangs on a preposition is no subject.
  if (opener && opener.kind === "word" && PREPOSITIONS.has(opener.lower) && whole.from - 1 >= floor) return phrase;
  return whole;
}

const LINKS_TO = new Set(
  "familiar close loyal allied critical briefed involved interviewed polled surveyed".split(" "),
);

/** Whether the left part of "… of the bank" is rather a verb with its preposition ("argued for the bank"). */
function isVerbal(tokens: readonly Token[], phrase: NounPhrase): boolean {
  const head = tokens[phrase.head];
  return phrase.from === phrase.head && head !== undefined && !head.capital && cueVerb(head.lower)?.form === "past";
}

function coordinatedLeft(tokens: readonly Token[], phrase: NounPhrase, floor: number, depth: number): NounPhrase {
  const comma = isMark(tokens[phrase.from - 2], ",") ? 1 : 0;
  const left = nounPhraseWithoutPronoun(tokens, phrase.from - 1 - comma, floor);
  if (!left) return phrase;
  const opener = tokens[left.from - 1];
  if (left.from !== floor && !opensClause(opener)) return phrase;
  if (isMark(opener, ",") && left.from - 2 >= floor) {
    const more = nounPhraseWithoutPronoun(tokens, left.from - 1, floor);
    if (more && isNameWord(tokens[more.head]) && isNameWord(tokens[left.head]) && depth < 3 && comma) {
      return { ...phrase, from: more.from };
    }
  }
  return bothNames(tokens, left, phrase) || bothPlain(tokens, left, phrase) ? { ...phrase, from: left.from } : phrase;
}

/** The "he" of "he and Smith agreed". */
const isOneOfTwo = (token: Token | undefined): boolean => token?.lower === "he" || token?.lower === "she";

const nounPhraseWithoutPronoun = (tokens: readonly Token[], end: number, floor: number): NounPhrase | null => {
  const phrase = end > floor ? nounPhraseCore(tokens, end, floor) : null;
  return phrase?.pronoun ? null : phrase;
};

const bothNames = (tokens: readonly Token[], a: NounPhrase, b: NounPhrase): boolean =>
  isNameWord(tokens[a.head]) && isNameWord(tokens[b.head]);

const bothPlain = (tokens: readonly Token[], a: NounPhrase, b: NounPhrase): boolean =>
  !isNameWord(tokens[a.head]) && !isNameWord(tokens[b.head]) && /s$/.test(tokens[b.head]?.lower ?? "");

const opensClause = (opener: Token | undefined): boolean =>
  opener?.kind !== "word" || CONJUNCTIONS.has(opener.lower) || SUBORDINATORS.has(opener.lower);
