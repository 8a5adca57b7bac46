import { type CueVerb, cueVerb } from "../cue-lexicon.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import type { Token } from "../grammar/token.ts";
import { CONTRACTED, isAdverb, isDash, isMark, isNameWord, isTime, PREPOSITIONS } from "../grammar/words.ts";
import type { Found } from "./attribution.ts";
import { verbAfter } from "./verb-after.ts";

const FAR = 50;

/**
 * The attribution that follows the words ending before `start`: "… X said", "… said X", "… according to X". `sure` is
 * true where the words are a quotation that ends as one does before its attribution; then rarer verbs will do.
 */
export function attributionAfter(
  tokens: readonly Token[],
  start: number,
  ceiling: number,
  sure: boolean,
): Found | null {
  const at = skipLinks(tokens, start);
  if (at >= ceiling || !tokens[at]) return null;
  return (
    accordingTo(tokens, at, ceiling) ??
    inverted(tokens, at, ceiling, sure) ??
    straight(tokens, at, ceiling, sure) ??
    signed(tokens, start, ceiling)
  );
}

const MOST_MARKS = 3;
const LINKS = new Set(["as", "which", "so"]);

function skipLinks(tokens: readonly Token[], start: number): number {
  let at = start;
  while (at < start + MOST_MARKS && (isMark(tokens[at], ",") || isDash(tokens[at]))) at++;
  return LINKS.has(tokens[at]?.lower ?? "") ? at + 1 : at;
}

function accordingTo(tokens: readonly Token[], at: number, ceiling: number): Found | null {
  if (tokens[at]?.lower !== "according" || tokens[at + 1]?.lower !== "to") return null;
  const speaker = nounPhraseAfter(tokens, at + 2, ceiling);
  return speaker && { cue: { from: at, to: at + 2 }, speaker, way: "after" };
}

/** Verbs beside those of saying that stand at a quotation's end. */
const CLOSING = new Set("read continue begin go conclude remember think believe hope wonder muse recall".split(" "));

const closes = (cue: CueVerb): boolean => (cue.clausal && cue.strength === "speech") || CLOSING.has(cue.lemma);

/** "said X", "said on Tuesday X". */
function inverted(tokens: readonly Token[], at: number, ceiling: number, sure: boolean): Found | null {
  const verb = skip(tokens, at, Math.min(ceiling, at + 2), isAdverb);
  const cue = cueVerb(tokens[verb]?.lower ?? "");
  if (!cue || !closes(cue) || (cue.form !== "past" && cue.form !== "s")) return null;
  const next = skip(tokens, verb + 1, ceiling, (token) => isAdverb(token) || isTime(token) || token.lower === "on");
  const speaker = tokens[next]?.lower === "that" ? null : nounPhraseAfter(tokens, next, ceiling);
  return speaker && (sure || !speaker.pronoun) ? { cue: { from: verb, to: verb + 1 }, speaker, way: "after" } : null;
}

function skip(tokens: readonly Token[], from: number, to: number, skips: (token: Token) => boolean): number {
  let at = from;
  while (at < to && tokens[at] && skips(tokens[at] as Token)) at++;
  return at;
}

/** "X said", "X, a spokesman for Y, said", "X told reporters", "X put it". */
function straight(tokens: readonly Token[], at: number, ceiling: number, sure: boolean): Found | null {
  const speaker = subjectAfter(tokens, at, ceiling);
  const verb = speaker && verbAfter(tokens, speaker.to, Math.min(ceiling, at + FAR));
  if (verb === null) return null;
  const length = cueLength(tokens, verb, ceiling, sure);
  return length > 0 ? { cue: { from: verb, to: verb + length }, speaker, way: "after" } : null;
}

function subjectAfter(tokens: readonly Token[], at: number, ceiling: number): NounPhrase | null {
  const first = tokens[at];
  if (first && CONTRACTED.has(first.lower)) return { from: at, to: at + 1, head: at, pronoun: true };
  return nounPhraseAfter(tokens, at, ceiling);
}

/** How many words the cue at `verb` has; 0 where there is none. */
function cueLength(tokens: readonly Token[], verb: number, ceiling: number, sure: boolean): number {
  const word = tokens[verb]?.lower ?? "";
  if (/^puts?$/.test(word) && tokens[verb + 1]?.lower === "it") return 2;
  const cue = cueVerb(word);
  const isCue = cue ? isClosingCue(cue, tokens[verb - 1], sure) : sure && isTelling(tokens, verb, ceiling);
  return isCue ? 1 : 0;
}

function isClosingCue(cue: CueVerb, before: Token | undefined, sure: boolean): boolean {
  if (cue.form === "ing" && !BE_FORMS.has(before?.lower ?? "")) return false;
  return cue.strength === "view" ? THOUGHTS.has(cue.lemma) : sure || closes(cue);
}

const THOUGHTS = new Set("think believe recall remember hope wonder know fear feel".split(" "));
const BE_FORMS = new Set("is are was were am been be he's she's they're i'm we're".split(" "));

/** Whether an unknown verb stands where "said" would: `"…," he thundered.` */
function isTelling(tokens: readonly Token[], verb: number, ceiling: number): boolean {
  const token = tokens[verb];
  const next = tokens[verb + 1];
  if (!token || token.capital || !/ed$/.test(token.lower)) return false;
  return verb + 1 >= ceiling || next?.kind !== "word" || PREPOSITIONS.has(next.lower) || isAdverb(next);
}

/** A signature: `"…" — Jane Doe`. */
function signed(tokens: readonly Token[], start: number, ceiling: number): Found | null {
  if (!isDash(tokens[start])) return null;
  const speaker = nounPhraseAfter(tokens, start + 1, ceiling);
  if (!speaker || !isNameWord(tokens[speaker.head])) return null;
  const next = tokens[speaker.to];
  const ends = speaker.to >= ceiling || !next || isMark(next, ",.(");
  return ends ? { cue: { from: start, to: start + 1 }, speaker, way: "after" } : null;
}
