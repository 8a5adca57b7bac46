import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isMark, type TaggedToken } from "../../../languages/analysis/token.ts";
import { wordTag } from "../../../languages/analysis/word-class.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import { isDash, type TokenSpan, type ViewToken } from "../view.ts";
import { attributiveAt } from "./attributive.ts";

/** How surely a verb reports words: `view` reports thoughts and judgements; `other` is no verb of saying at all. */
export type CueStrength = "saying" | "naming" | "view" | "other";

export interface CueVerb {
  readonly strength: CueStrength;
  /** Whom it is said to stands behind it: "told reporters". */
  readonly takesListener: boolean;
  /** Nothing but a report is meant. */
  readonly isPlain: boolean;
  /** What is written somewhere is told: "In dem Brief heißt es". */
  readonly isOfText: boolean;
  /** The one quoted is its object: "they quoted her". */
  readonly cites: boolean;
}

/** How a cue has its source. */
export type CueKind = "verb" | "phrase" | "noun" | "label" | "signature";

/** Words that may report words: "said", "according to", "his claim", "Smith:", "— Smith". */
export interface Cue extends TokenSpan {
  readonly kind: CueKind;
  /** For verbs. */
  readonly verb: CueVerb | null;
  /** For attributive phrases. */
  readonly source?: NounPhrase | null;
}

/** A sentence with its noun phrases. */
export interface PhrasedSentence extends TokenSpan {
  readonly tokens: readonly ViewToken[];
  readonly phrases: readonly NounPhrase[];
  /** The subject of the verb at a token; null where it has none of its own. */
  subjectOf(verb: number): NounPhrase | null;
}

const cueVerbs = perLanguage((language) => {
  const verbs = new Map<string, CueVerb>();
  for (const [lemma, traits] of language.words("cue-verbs")) {
    const [strength = "saying", ...others] = traits.split(" ");
    verbs.set(lemma, {
      strength: strength as CueStrength,
      takesListener: others.includes("listener"),
      isPlain: others.includes("plain"),
      isOfText: others.includes("text"),
      cites: others.includes("cites"),
    });
  }
  return verbs;
});

const NO_CUE: CueVerb = { strength: "other", takesListener: false, isPlain: false, isOfText: false, cites: false };

/** What a verb says of words; strength `other` for verbs that report none, null for what is no verb. */
export function cueVerbOf(language: Language, tokens: readonly TaggedToken[], at: number): CueVerb | null {
  const token = tokens[at];
  if (token?.tag.wordClass === "AUX") return NO_CUE;
  if (token?.tag.wordClass !== "VERB") return null;
  return (
    cueVerbs(language).get(cueLemma(language, tokens, at)) ?? cueVerbs(language).get(language.lemma(token)) ?? NO_CUE
  );
}

const PARTICLE_CLASSES = new Set(["ADJ", "ADV"]);

/** The plain form of a verb with its particle, also where that stands before it as a word of its own: "bekannt gab". */
export function cueLemma(language: Language, tokens: readonly TaggedToken[], at: number): string {
  const plain = language.verbLemma(tokens, at);
  const before = tokens[at - 1];
  if (!before || !PARTICLE_CLASSES.has(before.tag.wordClass) || !language.words("verb-particles").has(before.lower))
    return plain;
  const whole = before.lower + plain;
  return cueVerbs(language).has(whole) ? whole : plain;
}

/** The gerund last: a noun in the plural is none. */
const VERB_TAGS = ["finite", "participle", "gerund"].map((form) => wordTag(`VERB:${form}`));
const NOUN = wordTag("NOUN");

/** Words that a form of a verb of saying is spelt like, in any form that ends a sentence's verb group. */
const doubtfulVerbs = perLanguage(() => new Map<string, CueVerb | null>());
const MOST_KEPT = 20_000;

/** A word spelt like a verb of saying that was taken for another class; whether it is one is left to what stands around. */
function doubtfulVerb(language: Language, token: TaggedToken): CueVerb | null {
  if (token.capital || !DOUBTFUL.has(token.tag.wordClass)) return null;
  const known = doubtfulVerbs(language);
  const kept = known.get(token.lower);
  if (kept !== undefined) return kept;
  const isPlural = language.lemma({ ...token, tag: NOUN }) !== token.lower;
  const tags = isPlural ? VERB_TAGS.slice(0, -1) : VERB_TAGS;
  const verbs = tags.map((tag) => cueVerbs(language).get(language.lemma({ ...token, tag })));
  const verb = verbs.find((each) => each !== undefined && each.strength !== "view") ?? null;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(token.lower, verb);
  return verb;
}

/** Whether a token is spelt like a verb that reports words, whatever it was taken for: "reports" of "The Post reports:". */
export const isSpeltLikeCue = (language: Language, token: TaggedToken | undefined): boolean =>
  token?.kind === "word" && doubtfulVerb(language, token) !== null;

const DOUBTFUL = new Set(["NOUN", "ADJ", "ADV", "X", "PROPN"]);

/** Whether a token is a verb that plainly reports words, so that the clause with it is somebody's speech. */
export const isReporting = (language: Language, tokens: readonly TaggedToken[], at: number): boolean =>
  cueVerbOf(language, tokens, at)?.isPlain === true;

/** All cues of a sentence, quoted words aside, in order. */
export function cuesOf(language: Language, sentence: PhrasedSentence): Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const cue = cueAt(language, sentence, at);
    if (cue) cues.push(cue);
    if (cue) at = Math.max(at, cue.to - 1);
  }
  return cues;
}

function cueAt(language: Language, sentence: PhrasedSentence, at: number): Cue | null {
  const { tokens } = sentence;
  const token = tokens[at];
  if (token?.kind !== "word") return cueInMarks(language, sentence, at);
  if (language.headsLast && isVerblessTopic(sentence, at)) return { from: at, to: at + 1, kind: "verb", verb: NO_CUE };
  const attributive = attributiveAt(language, sentence, at);
  if (attributive) return { ...attributive, kind: "phrase", verb: null };
  if (isHelper(tokens, at)) return null;
  const verb = cueVerbOf(language, tokens, at) ?? doubtfulVerb(language, token);
  if (verb) return { from: at, to: at + 1, kind: "verb", verb };
  return isCueNoun(language, token) ? { from: at, to: at + 1, kind: "noun", verb: null } : null;
}

/** "Roe: “…”", "“…” – Roe", "宇都宮教授「…」". */
function cueInMarks(language: Language, sentence: PhrasedSentence, at: number): Cue | null {
  const { tokens, from } = sentence;
  const span = { from: at, to: at + 1, verb: null };
  if (isMark(tokens[at], ":：") && at - from <= LONGEST_LABEL) return { ...span, kind: "label" };
  if (isDash(tokens[at]) && tokens[at - 1]?.kind === "quote") return { ...span, kind: "signature" };
  return language.unspaced && isBareLabel(sentence, at) ? { ...span, to: at, kind: "label" } : null;
}

/** The "は" of "館長は勤続三十年。": the topic of a sentence without a verb. */
const isVerblessTopic = ({ tokens, phrases, from, to }: PhrasedSentence, at: number): boolean =>
  tokens[at]?.text === TOPIC &&
  phrases[0]?.to === at &&
  !tokens
    .slice(from, to)
    .some(({ kind, tag }) => kind === "quote" || tag.wordClass === "VERB" || tag.wordClass === "AUX");

const TOPIC = "は";

/** Whether an auxiliary has its verb right behind it: "was asked" has one cue, "asked". */
function isHelper(tokens: readonly ViewToken[], at: number): boolean {
  if (tokens[at]?.tag.wordClass !== "AUX") return false;
  let next = at + 1;
  while (HELPED_OVER.has(tokens[next]?.tag.wordClass ?? "") && next - at <= MOST_HELPED_OVER) next++;
  return tokens[next]?.tag.wordClass === "VERB";
}

const HELPED_OVER = new Set(["ADV", "PART", "AUX"]);
const MOST_HELPED_OVER = 4;

const LONGEST_LABEL = 12;

/** "宇都宮教授「戻る」": a sentence that is whoever speaks and what they say, with nothing between. */
function isBareLabel({ tokens, phrases, from, to }: PhrasedSentence, at: number): boolean {
  if (tokens[at]?.kind !== "quote" || at === from || at - from > LONGEST_LABEL) return false;
  return (at + 1 === to || tokens[at + 1]?.kind === "mark") && phrases.some((phrase) => phrase.to === at);
}

export const isCueNoun = (language: Language, token: TaggedToken | undefined): boolean =>
  token?.tag.wordClass === "NOUN" &&
  (language.words("cue-nouns").has(token.lower) || language.words("cue-nouns").has(language.lemma(token)));
