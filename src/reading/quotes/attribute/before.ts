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
import { clauseSubject, directSubject, subjectOf, verbGroupStart } from "./subject.ts";

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
function cueAt(tokens: readonly Token[], cue: number, floor: number, at: number): Found | null {
  const token = tokens[cue];
  if (isMark(token, ":")) return labelled(tokens, cue, floor);
  if (token?.kind !== "word") return null;
  if (token.lower === "according" && tokens[cue + 1]?.lower === "to") return accordingTo(tokens, cue, at);
  const asNoun = CUE_NOUNS.has(token.lower) ? nounCue(tokens, cue, floor, at) : null;
  if (asNoun) return asNoun;
  const verb = cueVerb(token.lower);
  if (!verb || (token.capital && cue > floor) || !isVerbHere(tokens, cue, floor)) return null;
  const speaker = speakerOfVerb(tokens, cue, floor, at);
  if (!speaker) return null;
  return { cue: { from: cue, to: cue + 1 }, speaker, way: verb.strength === "view" ? "view" : "before" };
}

const LABEL_LINKS = new Set(["from", "by", "via", "to"]);

/** "Smith: …", "Smith on taxes: …", "More from Smith: …" at the head of a sentence. */
function labelled(tokens: readonly Token[], colon: number, floor: number): Found | null {
  if (colon - floor > 12) return null;
  const cue = { from: colon, to: colon + 1 };
  const first = nounPhraseAfter(tokens, floor, colon);
  if (
    first &&
    !first.pronoun &&
    (first.to === colon || tokens[first.to]?.lower === "on") &&
    isNameWord(tokens[first.head])
  ) {
    return { cue, speaker: first, way: "before" };
  }
  const last = nounPhraseBefore(tokens, colon, floor);
  const link = last && last.from > floor ? tokens[last.from - 1] : undefined;
  if (!last || !link || !isNameWord(tokens[last.head])) return null;
  return LABEL_LINKS.has(link.lower) || isDash(link) ? { cue, speaker: last, way: "before" } : null;
}

function accordingTo(tokens: readonly Token[], cue: number, at: number): Found | null {
  const speaker = nounPhraseAfter(tokens, cue + 2, at);
  return speaker && { cue: { from: cue, to: cue + 2 }, speaker, way: "before" };
}

const PLURAL_SUBJECTS = new Set(
  "they we i you who that which people police some many others most both critics men women".split(" "),
);
const MODALS = new Set(
  "to will would shall should can could may might must do does did don't doesn't didn't won't wouldn't not cannot".split(
    " ",
  ),
);
const SINGULAR_SUBJECTS = new Set("he she it who that which one everyone everybody someone nobody".split(" "));

/** Whether a word spelled like a verb stands as one, and not as a noun or an adjective. */
function isVerbHere(tokens: readonly Token[], cue: number, floor: number): boolean {
  const form = cueVerb(tokens[cue]?.lower ?? "")?.form;
  const start = cue - adverbsBefore(tokens, cue, floor);
  const before = start > floor ? tokens[start - 1] : undefined;
  if (form === "base") return before !== undefined && isSubjectOfBase(before);
  if (form === "s")
    return (
      before !== undefined &&
      !isNounContext(before) &&
      !/^(?:two|three|four|these|those|many|several)$/.test(before.lower)
    );
  if (!before || before.kind !== "word") return true;
  return (
    !(DETERMINERS.has(before.lower) && !SINGULAR_SUBJECTS.has(before.lower) && !PLURAL_SUBJECTS.has(before.lower)) &&
    !/['’]s?$/.test(before.text)
  );
}

function adverbsBefore(tokens: readonly Token[], cue: number, floor: number): number {
  let count = 0;
  while (cue - count > floor && count < 3 && tokens[cue - count - 1] && isAdverb(tokens[cue - count - 1] as Token))
    count++;
  return count;
}

/** "they say", "to say", "would say", "officials say", and asides before a verb ("officials, however, say"). */
const isSubjectOfBase = (before: Token): boolean =>
  PLURAL_SUBJECTS.has(before.lower) || MODALS.has(before.lower) || /[^s'’]s$/.test(before.text) || isMark(before, ",)");

const isNounContext = (before: Token): boolean =>
  (DETERMINERS.has(before.lower) && !SINGULAR_SUBJECTS.has(before.lower)) ||
  POSSESSIVES.has(before.lower) ||
  /['’]s?$/.test(before.text) ||
  (PREPOSITIONS.has(before.lower) && before.lower !== "to") ||
  (/(?:ous|ful|able|ible|less|ish|ing|ive|ed|al|ic)$/.test(before.lower) &&
    !before.capital &&
    !/(?:official|general|rival|executive|representative|critic)$/.test(before.lower));

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

/** Whether the verb stands before its subject: right after a quote, a comma after one, or as the sentence's first word. */
function invertedAt(tokens: readonly Token[], cue: number, floor: number): boolean {
  if (cue === floor) return true;
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
    return clauseSubject(tokens, start - 1, floor);
  }
  const phrase = nounPhraseBefore(tokens, start, floor);
  if (!phrase || CUE_NOUNS.has(tokens[phrase.head]?.lower ?? "")) return clauseSubject(tokens, start, floor) ?? phrase;
  return phrase;
}

const AUTHOR_LINKS = new Set(["by", "from", "of"]);

/** "Smith's claim that …", "his promise to …", "a statement from Smith". */
function nounCue(tokens: readonly Token[], cue: number, floor: number, at: number): Found | null {
  const span = { from: cue, to: cue + 1 };
  const link = tokens[cue + 1];
  if (link && (link.lower === "by" || link.lower === "from") && cue + 2 < at) {
    const author = nounPhraseAfter(tokens, cue + 2, at);
    if (author && AUTHOR_LINKS.has(link.lower)) return { cue: span, speaker: author, way: "noun" };
  }
  for (let from = cue - 1; from >= floor && from > cue - 6; from--) {
    const token = tokens[from];
    if (token?.kind !== "word") return null;
    if (POSSESSIVES.has(token.lower) && token.lower !== "whose") {
      return { cue: span, speaker: { from, to: from + 1, head: from, pronoun: true }, way: "noun" };
    }
    if (/['’]s?$/.test(token.text)) return { cue: span, speaker: possessor(tokens, from, floor), way: "noun" };
    if (DETERMINERS.has(token.lower) || PREPOSITIONS.has(token.lower)) return null;
  }
  return null;
}

function possessor(tokens: readonly Token[], at: number, start: number): NounPhrase {
  const floor = Math.max(start, at - 14);
  const bare = [...tokens.slice(floor, at), { ...(tokens[at] as Token), lower: "" }];
  const owner = tokens[at] as Token;
  bare[at - floor] = { ...owner, text: owner.text.replace(/['’]s?$/, ""), lower: owner.lower.replace(/'s?$/, "") };
  const phrase = nounPhraseBefore(bare, bare.length, 0);
  return phrase
    ? { from: phrase.from + floor, to: at + 1, head: phrase.head + floor, pronoun: false }
    : { from: at, to: at + 1, head: at, pronoun: false };
}
