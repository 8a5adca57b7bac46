import { cueVerb } from "../cue-lexicon.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import { AUXILIARIES, CONJUNCTIONS, CONTRACTED, isAdverb, isTime, RELATIVES, SUBORDINATORS } from "../grammar/words.ts";
import { directSubject, hangsOnPreposition } from "./direct-subject.ts";

const LOOK_BACK = 60;
const LONGEST_VERB_GROUP = 8;

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
  while (at > floor && verb - at < LONGEST_VERB_GROUP) {
    const token = tokens[at - 1];
    if (!token || token.kind === "quote") break;
    if (isTime(token)) at = timeStart(tokens, at - 1, floor);
    else if (isAuxiliary(token)) at--;
    else break;
  }
  return at;
}

const isAuxiliary = (token: Token): boolean =>
  token.kind === "word" &&
  (AUXILIARIES.has(token.lower) || isAdverb(token) || /^(?:him|her|it|my)self$/.test(token.lower));

const BEFORE_TIME = new Set("on in late early last this next earlier later".split(" "));

function timeStart(tokens: readonly Token[], at: number, floor: number): number {
  let from = at;
  while (from > floor && BEFORE_TIME.has(tokens[from - 1]?.lower ?? "")) from--;
  return from;
}

/**
 * The subject that a verb without its own shares: for "…, calling", "… and said", "… to say". It is that of the nearest
 * finite verb to the left outside subordinate clauses, or of the nearest verb of saying.
 */
export function clauseSubject(tokens: readonly Token[], at: number, floor: number): NounPhrase | null {
  let nearest: NounPhrase | null = null;
  for (let verb = at - 1; verb >= floor && at - verb < LOOK_BACK; verb--) {
    const token = tokens[verb];
    if (!token || !isFiniteVerb(token)) continue;
    const start = CONTRACTED.has(token.lower) ? verb + 1 : verbGroupStart(tokens, verb, floor);
    const phrase = freeSubject(tokens, start, floor);
    verb = Math.min(verb, start);
    if (phrase && (isSaying(token) || !isSubordinate(tokens, phrase, floor))) return phrase;
    nearest ??= phrase;
  }
  return nearest;
}

/** The subject right before `start`, unless it belongs to a preposition. */
function freeSubject(tokens: readonly Token[], start: number, floor: number): NounPhrase | null {
  const phrase = directSubject(tokens, start, floor);
  return phrase && !hangsOnPreposition(tokens, phrase, floor) ? phrase : null;
}

/** The subject of the nearest finite verb of saying to the left, for "…, adding that". */
export function sayingSubject(tokens: readonly Token[], at: number, floor: number): NounPhrase | null {
  for (let verb = at - 1; verb > floor && at - verb < LOOK_BACK; verb--) {
    const token = tokens[verb];
    if (!token || !isSaying(token) || !isFiniteVerb(token)) continue;
    const phrase = freeSubject(tokens, verbGroupStart(tokens, verb, floor), floor);
    if (phrase) return phrase;
  }
  return null;
}

function isSaying({ lower }: Token): boolean {
  const cue = cueVerb(lower);
  return cue?.clausal === true && cue.strength === "speech";
}

/** Whether a subject stands in a clause that depends on another: "that he …", "as she …", "said it …", "who …". */
function isSubordinate(tokens: readonly Token[], phrase: NounPhrase, floor: number): boolean {
  if (phrase.pronoun && RELATIVES.has(tokens[phrase.head]?.lower ?? "")) return true;
  const before = phrase.from > floor ? tokens[phrase.from - 1] : undefined;
  if (before?.kind !== "word") return false;
  if (SUBORDINATORS.has(before.lower)) return phrase.from - 1 !== floor || RELATIVES.has(before.lower);
  return RELATIVES.has(before.lower) || cueVerb(before.lower) !== null;
}
