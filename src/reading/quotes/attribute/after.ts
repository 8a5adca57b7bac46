import { cueVerb } from "../cue-lexicon.ts";
import { type NounPhrase, nounPhraseAfter } from "../grammar/noun-phrase.ts";
import type { Token } from "../grammar/token.ts";
import {
  AUXILIARIES,
  CONTRACTED,
  isAdverb,
  isDash,
  isMark,
  isNameWord,
  isTime,
  LINKING,
  PREPOSITIONS,
  RELATIVES,
} from "../grammar/words.ts";
import type { Found } from "./attribution.ts";

const FAR = 50;

/** The attribution that follows the words ending before `start`: "… X said", "… said X", "… according to X". */
export function attributionAfter(
  tokens: readonly Token[],
  start: number,
  ceiling: number,
  sure: boolean,
): Found | null {
  const at = skipLinks(tokens, start);
  const first = tokens[at];
  if (!first || at >= ceiling) return null;
  return (
    accordingTo(tokens, at, ceiling) ??
    inverted(tokens, at, ceiling, sure) ??
    straight(tokens, at, ceiling, sure) ??
    signed(tokens, start, ceiling)
  );
}

const LINKS = new Set(["as", "is how", "which", "so"]);

function skipLinks(tokens: readonly Token[], start: number): number {
  let at = start;
  while (isMark(tokens[at], ",") || isDash(tokens[at])) at++;
  if (LINKS.has(tokens[at]?.lower ?? "")) at++;
  return at;
}

function accordingTo(tokens: readonly Token[], at: number, ceiling: number): Found | null {
  if (tokens[at]?.lower !== "according" || tokens[at + 1]?.lower !== "to") return null;
  const speaker = nounPhraseAfter(tokens, at + 2, ceiling);
  return speaker && { cue: { from: at, to: at + 2 }, speaker, way: "after" };
}

const INVERTING = new Set("read continue begin go conclude".split(" "));

/** "said X", "said on Tuesday X"; only verbs of speech stand so. */
function inverted(tokens: readonly Token[], at: number, ceiling: number, sure: boolean): Found | null {
  let verb = at;
  while (verb < at + 2 && tokens[verb] && isAdverb(tokens[verb] as Token)) verb++;
  const cue = cueVerb(tokens[verb]?.lower ?? "");
  if (
    !cue ||
    cue.strength !== "speech" ||
    !(cue.clausal || INVERTING.has(cue.lemma)) ||
    (cue.form !== "past" && cue.form !== "s")
  )
    return null;
  let next = verb + 1;
  while (next < ceiling && tokens[next] && (isAdverb(tokens[next] as Token) || isTime(tokens[next] as Token))) next++;
  const speaker = nounPhraseAfter(tokens, next, ceiling);
  if (!speaker || (!sure && speaker.pronoun)) return null;
  return { cue: { from: verb, to: verb + 1 }, speaker, way: "after" };
}

/** "X said", "X, a spokesman for Y, said", "X told reporters". */
function straight(tokens: readonly Token[], at: number, ceiling: number, sure: boolean): Found | null {
  const speaker = subjectAfter(tokens, at, ceiling);
  if (!speaker) return null;
  const verb = verbAfter(tokens, speaker.to, Math.min(ceiling, at + FAR));
  if (verb === null) return null;
  const token = tokens[verb];
  const cue = cueVerb(token?.lower ?? "");
  if (!token || !(cue ? isFiniteCue(tokens, verb) && (cue.clausal || sure) : sure && isTelling(tokens, verb, ceiling)))
    return null;
  return { cue: { from: verb, to: verb + 1 }, speaker, way: "after" };
}

function subjectAfter(tokens: readonly Token[], at: number, ceiling: number): NounPhrase | null {
  const first = tokens[at];
  if (first && CONTRACTED.test(first.lower)) return { from: at, to: at + 1, head: at, pronoun: true };
  return nounPhraseAfter(tokens, at, ceiling);
}

const BE_FORMS = new Set("is are was were am been be he's she's they're i'm we're".split(" "));
const isFiniteCue = (tokens: readonly Token[], verb: number): boolean => {
  const cue = cueVerb(tokens[verb]?.lower ?? "");
  if (!cue) return false;
  if (cue.strength === "view" && !/^(?:think|believe|recall|remember|hope|wonder|know|fear|feel)$/.test(cue.lemma))
    return false;
  return (
    cue.form === "past" || cue.form === "s" || cue.form === "base" || cue.form === "participle" || cue.form === "ing"
  );
};

/** Whether an unknown verb stands where "said" would: `"…," he thundered.` */
function isTelling(tokens: readonly Token[], verb: number, ceiling: number): boolean {
  const token = tokens[verb];
  const next = tokens[verb + 1];
  if (!token || token.capital || !/ed$/.test(token.lower)) return false;
  return verb + 1 >= ceiling || !next || next.kind !== "word" || PREPOSITIONS.has(next.lower) || isAdverb(next);
}

/** The verb after a subject that ends at `from`, over asides, adverbs and auxiliaries; null where another word stands. */
function verbAfter(tokens: readonly Token[], from: number, ceiling: number): number | null {
  let at = from;
  for (let steps = 0; steps < 12 && at < ceiling; steps++) {
    const token = tokens[at];
    if (!token || token.kind === "quote") return null;
    if (
      AUXILIARIES.has(token.lower) ||
      isAdverb(token) ||
      isTime(token) ||
      token.lower === "himself" ||
      token.lower === "herself"
    )
      at++;
    else if (token.lower === "on" && tokens[at + 1] && isTime(tokens[at + 1] as Token)) at += 2;
    else if (token.lower === "went" && tokens[at + 1]?.lower === "on" && tokens[at + 2]?.lower === "to") at += 3;
    else if (isMark(token, ",") || isDash(token)) at = asideEnd(tokens, at, ceiling);
    else if (isMark(token, "(")) at = bracketEnd(tokens, at, ceiling);
    else if (LINKING.has(token.lower)) {
      const rest = nounPhraseAfter(tokens, at + 1, ceiling);
      if (!rest) return null;
      at = rest.to;
    } else if (RELATIVES.has(token.lower)) {
      const next = nextVerb(tokens, at + 1, ceiling);
      if (next === null) return null;
      at = next;
    } else return at;
    if (at < 0) return null;
  }
  return null;
}

/** In "The man who shot him said": the verb after the relative clause's own. */
function nextVerb(tokens: readonly Token[], from: number, ceiling: number): number | null {
  for (let at = from + 1; at < ceiling && at < from + 12; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quote" || isMark(token, ".;:")) return null;
    const cue = cueVerb(token.lower);
    if (cue?.clausal && cue.strength === "speech" && (cue.form === "past" || cue.form === "s")) return at;
  }
  return null;
}

function asideEnd(tokens: readonly Token[], from: number, ceiling: number): number {
  const opening = tokens[from];
  for (let at = from + 1; at < ceiling && at < from + 40; at++) {
    const token = tokens[at];
    if (isMark(token, ".;:!?") || token?.kind === "quote") return -1;
    const closes = isDash(opening) ? isDash(token) : isMark(token, ",");
    const next = tokens[at + 1];
    if (closes && next && (cueVerb(next.lower) || AUXILIARIES.has(next.lower) || isAdverb(next))) return at + 1;
  }
  return -1;
}

function bracketEnd(tokens: readonly Token[], from: number, ceiling: number): number {
  for (let at = from + 1; at < ceiling && at < from + 15; at++) if (isMark(tokens[at], ")")) return at + 1;
  return -1;
}

/** A signature: `"…" — Jane Doe`. */
function signed(tokens: readonly Token[], start: number, ceiling: number): Found | null {
  if (!isDash(tokens[start])) return null;
  const speaker = nounPhraseAfter(tokens, start + 1, ceiling);
  if (!speaker || !isNameWord(tokens[speaker.head])) return null;
  const next = tokens[speaker.to];
  return speaker.to >= ceiling || !next || isMark(next, ",.(")
    ? { cue: { from: start, to: start + 1 }, speaker, way: "after" }
    : null;
}
