import { CUE_NOUNS, cueVerb } from "../cue-lexicon.ts";
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "../grammar/noun-phrase.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import {
  AUXILIARIES,
  DETERMINERS,
  isAdverb,
  isDash,
  isMark,
  isNameWord,
  POSSESSIVES,
  PREPOSITIONS,
} from "../grammar/words.ts";
import type { Found } from "./attribution.ts";
import { labelled, nounCue } from "./noun-cue.ts";
import { clauseSubject, directSubject, sayingSubject, subjectOf, verbGroupStart } from "./subject.ts";
import { isVerbHere } from "./verb-or-noun.ts";

const LOOK_BACK = 80;

/** The cue that governs the words at `at`, searched leftwards within its sentence [floor, at): "X said that the …". */
export function attributionBefore(tokens: readonly Token[], at: number, floor: number): Found | null {
  const { near, far } = cuesBefore(tokens, at, floor);
  return near ?? far;
}

/** What stands before a quotation: a cue that surely belongs to it, and the best of the others. */
export interface CuesBefore {
  readonly near: Found | null;
  readonly far: Found | null;
}

/**
 * Looks leftwards for the cues of the words at `at`. A verb of saying governs all that follows it; any other verb or noun
 * governs the words only where no finite verb stands between.
 */
export function cuesBefore(tokens: readonly Token[], at: number, floor: number): CuesBefore {
  let fallback: Found | null = null;
  let isNear = true;
  for (let cue = at - 1; cue >= floor && at - cue < LOOK_BACK; cue--) {
    const token = tokens[cue];
    if (!token) break;
    const found = cueAt(tokens, cue, floor, at);
    if (found) {
      const governs = found.way !== "view" && (isNear || cueVerb(token.lower)?.clausal || found.way === "introduced");
      if (isNear && found.way !== "view") return { near: found, far: null };
      if (governs && found.way !== "noun") return { near: null, far: found };
      if (!fallback || (fallback.way === "view" && found.way !== "view" && !isNear)) fallback ??= found;
    }
    if (isFiniteVerb(token)) isNear = false;
  }
  return { near: null, far: fallback };
}

/** The attribution made by the word at `cue`, or null where it is no cue or has nobody for it. */
export function cueAt(tokens: readonly Token[], cue: number, floor: number, at: number): Found | null {
  const token = tokens[cue];
  if (isMark(token, ":")) return labelled(tokens, cue, floor);
  if (token?.kind !== "word") return null;
  if (token.lower === "according" && tokens[cue + 1]?.lower === "to") return accordingTo(tokens, cue, at);
  if (PUT.has(token.lower) && tokens[cue + 1]?.lower === "it") return putIt(tokens, cue, floor);
  const verb = cueVerb(token.lower);
  const isVerb = verb !== null && !(token.capital && cue > floor) && isVerbHere(tokens, cue, floor);
  if (CUE_NOUNS.has(token.lower) && !isVerb) return nounCue(tokens, cue, floor, at);
  if (!isVerb) return null;
  const speaker = speakerOfVerb(tokens, cue, floor, at);
  if (!speaker && !(at - cue <= 2 && verb.clausal && isPassive(tokens, cue, floor))) return null;
  return { cue: { from: cue, to: cue + 1 }, speaker, way: verb.strength === "view" ? "view" : "before" };
}

const PUT = new Set(["put", "puts"]);

/** "as Smith put it". */
function putIt(tokens: readonly Token[], cue: number, floor: number): Found | null {
  const speaker = subjectOf(tokens, cue, floor);
  return speaker && { cue: { from: cue, to: cue + 2 }, speaker, way: "before" };
}

function accordingTo(tokens: readonly Token[], cue: number, at: number): Found | null {
  const speaker = nounPhraseAfter(tokens, cue + 2, at);
  return speaker && { cue: { from: cue, to: cue + 2 }, speaker, way: "before" };
}

function speakerOfVerb(tokens: readonly Token[], cue: number, floor: number, at: number): NounPhrase | null {
  const verb = cueVerb(tokens[cue]?.lower ?? "");
  if (!verb) return null;
  if (verb.form === "ing") return speakerOfParticiple(tokens, cue, floor);
  if (tokens[cue + 1]?.lower === "by" && verb.form !== "s" && verb.form !== "base")
    return nounPhraseAfter(tokens, cue + 2, at);
  if (isPassive(tokens, cue, floor)) return null;
  const invertedSubject = invertedAt(tokens, cue, floor) ? nounPhraseAfter(tokens, cue + 1, at) : null;
  return invertedSubject ?? subjectOf(tokens, cue, floor);
}

const BE = new Set("is are was were be been being am get got gets".split(" "));

function isPassive(tokens: readonly Token[], cue: number, floor: number): boolean {
  const form = cueVerb(tokens[cue]?.lower ?? "")?.form;
  if (form !== "past" && form !== "participle") return false;
  for (let at = cue - 1; at >= floor && at >= cue - 4; at--) {
    const token = tokens[at];
    if (!token) return false;
    if (BE.has(token.lower) || /^(?:he|she|it|they|i|we|you|who)'(?:s|re|m)$/.test(token.lower)) {
      return !(tokens[at + 1]?.lower === "quoted");
    }
    if (!AUXILIARIES.has(token.lower) && !isAdverb(token)) return false;
  }
  return false;
}

/** Verbs that open a sentence as participles only: "Asked about …", "Told of …". */
const LISTENING = new Set(["ask", "tell", "inform", "describe", "call", "quote"]);

/** Whether the verb stands before its subject: right after a quote, a comma after one, or as the sentence's first word. */
function invertedAt(tokens: readonly Token[], cue: number, floor: number): boolean {
  if (cue === floor) return !LISTENING.has(cueVerb(tokens[cue]?.lower ?? "")?.lemma ?? "");
  const before = tokens[cue - 1];
  return before?.kind === "quote" || (isMark(before, ",") && tokens[cue - 2]?.kind === "quote");
}

const OBJECT_LINKS = new Set(["for", "of", "from"]);

/** "…, saying", "by saying", "criticized X for saying", "a sign reading". */
function speakerOfParticiple(tokens: readonly Token[], cue: number, floor: number): NounPhrase | null {
  const start = verbGroupStart(tokens, cue, floor);
  const before = tokens[start - 1];
  if (start <= floor || !before) return null;
  if (start < cue && AUXILIARIES.has(tokens[cue - 1]?.lower ?? "")) return directSubject(tokens, start, floor);
  if (OBJECT_LINKS.has(before.lower))
    return nounPhraseBefore(tokens, start - 1, floor) ?? clauseSubject(tokens, start - 1, floor);
  if (isMark(before, ",") || isDash(before) || before.kind !== "word" || PREPOSITIONS.has(before.lower)) {
    const isSaying = cueVerb(tokens[cue]?.lower ?? "")?.clausal === true && isMark(before, ",");
    return (isSaying ? sayingSubject(tokens, start - 1, floor) : null) ?? clauseSubject(tokens, start - 1, floor);
  }
  const phrase = nounPhraseBefore(tokens, start, floor);
  if (!phrase || CUE_NOUNS.has(tokens[phrase.head]?.lower ?? "")) return clauseSubject(tokens, start, floor) ?? phrase;
  return phrase;
}
