import { CUE_NOUNS, type CueVerb, cueVerb } from "../cue-lexicon.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import { nounPhraseBefore } from "../grammar/noun-phrase-before.ts";
import type { Token } from "../grammar/token.ts";
import { AUXILIARIES, isAdverb, isMark, PREPOSITIONS } from "../grammar/words.ts";
import type { Found } from "./attribution.ts";
import { directSubject } from "./direct-subject.ts";
import { labelled, nounCue } from "./noun-cue.ts";
import { clauseSubject, sayingSubject, subjectOf, verbGroupStart } from "./subject.ts";
import { isVerbHere } from "./verb-or-noun.ts";

/** The attribution made by the word at `cue` in its sentence [floor, at); null where it is no cue or has nobody for it. */
export function cueAt(tokens: readonly Token[], cue: number, floor: number, at: number): Found | null {
  const token = tokens[cue];
  if (isMark(token, ":")) return labelled(tokens, cue, floor);
  if (token?.kind !== "word") return null;
  const next = tokens[cue + 1]?.lower;
  if (token.lower === "according" && next === "to") return withCue(cue, 2, nounPhraseAfter(tokens, cue + 2, at));
  if (/^puts?$/.test(token.lower) && next === "it") return withCue(cue, 2, subjectOf(tokens, cue, floor));
  const verb = token.capital && cue > floor ? null : cueVerb(token.lower);
  if (verb && isVerbHere(tokens, cue, floor)) return verbCue(tokens, cue, floor, at, verb);
  return CUE_NOUNS.has(token.lower) ? nounCue(tokens, cue, floor, at) : null;
}

const withCue = (from: number, length: number, speaker: NounPhrase | null): Found | null =>
  speaker && { cue: { from, to: from + length }, speaker, way: "before" };

function verbCue(tokens: readonly Token[], cue: number, floor: number, at: number, verb: CueVerb): Found | null {
  const speaker = speakerOfVerb(tokens, cue, floor, at, verb);
  // "Smith was asked, “…”" says outright that somebody speaks, though not who.
  const isAnonymous = at - cue <= 2 && verb.clausal && isPassive(tokens, cue, floor, verb);
  if (!speaker && !isAnonymous) return null;
  return { cue: { from: cue, to: cue + 1 }, speaker, way: verb.strength === "view" ? "view" : "before" };
}

function speakerOfVerb(
  tokens: readonly Token[],
  cue: number,
  floor: number,
  at: number,
  verb: CueVerb,
): NounPhrase | null {
  if (verb.form === "ing") return speakerOfParticiple(tokens, cue, floor, verb);
  const isPast = verb.form === "past" || verb.form === "participle";
  if (isPast && tokens[cue + 1]?.lower === "by") return nounPhraseAfter(tokens, cue + 2, at);
  if (isPassive(tokens, cue, floor, verb)) return null;
  const inverted = isInverted(tokens, cue, floor, verb) ? nounPhraseAfter(tokens, cue + 1, at) : null;
  return inverted ?? subjectOf(tokens, cue, floor);
}

const BE = new Set(
  "is are was were be been being am get got gets he's she's it's they're i'm we're you're who's".split(" "),
);
const FURTHEST_AUXILIARY = 4;

function isPassive(tokens: readonly Token[], cue: number, floor: number, { form }: CueVerb): boolean {
  if (form !== "past" && form !== "participle") return false;
  for (let at = cue - 1; at >= floor && at >= cue - FURTHEST_AUXILIARY; at--) {
    const token = tokens[at];
    if (!token) return false;
    if (BE.has(token.lower)) return true;
    if (!AUXILIARIES.has(token.lower) && !isAdverb(token)) return false;
  }
  return false;
}

/** Verbs that open a sentence as participles only: "Asked about …", "Told of …". */
const LISTENING = new Set(["ask", "tell", "inform", "describe", "call", "quote"]);

/** Whether the verb stands before its subject: right after a quote, a comma after one, or as the sentence's first word. */
function isInverted(tokens: readonly Token[], cue: number, floor: number, { lemma }: CueVerb): boolean {
  if (cue === floor) return !LISTENING.has(lemma);
  const before = tokens[cue - 1];
  return before?.kind === "quote" || (isMark(before, ",") && tokens[cue - 2]?.kind === "quote");
}

const OBJECT_LINKS = new Set(["for", "of", "from"]);

/** "is saying", "…, saying", "by saying", "criticized X for saying", "a sign reading". */
function speakerOfParticiple(tokens: readonly Token[], cue: number, floor: number, verb: CueVerb): NounPhrase | null {
  const start = verbGroupStart(tokens, cue, floor);
  const before = tokens[start - 1];
  if (start <= floor || !before) return null;
  if (start < cue && AUXILIARIES.has(tokens[cue - 1]?.lower ?? "")) return directSubject(tokens, start, floor);
  const near = nearParticiple(tokens, start, floor, verb);
  return near ?? clauseSubject(tokens, before.kind === "word" ? start : start - 1, floor);
}

/** Who stands nearer to a participle than its clause's subject; null where that subject is meant. */
function nearParticiple(tokens: readonly Token[], start: number, floor: number, verb: CueVerb): NounPhrase | null {
  const before = tokens[start - 1];
  if (isMark(before, ",")) return verb.clausal ? sayingSubject(tokens, start - 1, floor) : null;
  if (before?.kind !== "word") return null;
  if (OBJECT_LINKS.has(before.lower)) return nounPhraseBefore(tokens, start - 1, floor);
  if (PREPOSITIONS.has(before.lower)) return null;
  const phrase = nounPhraseBefore(tokens, start, floor);
  return phrase && !CUE_NOUNS.has(tokens[phrase.head]?.lower ?? "") ? phrase : null;
}
