import { cueVerb } from "../cue-lexicon.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import { nounPhraseBefore } from "../grammar/noun-phrase-before.ts";
import type { Token } from "../grammar/token.ts";
import { DETERMINERS, isDash, isNameWord, POSSESSIVES, PREPOSITIONS } from "../grammar/words.ts";
import type { Found } from "./attribution.ts";

const POSSESSIVE = /['’]s?$/;
const MODIFIERS = 4;

/** "Smith's claim that …", "his promise to …", "a statement from Smith": the word at `cue` is the noun. */
export function nounCue(tokens: readonly Token[], cue: number, floor: number, at: number): Found | null {
  const link = tokens[cue + 1]?.lower;
  if ((link === "by" || link === "from") && cue + 2 < at) {
    const author = nounPhraseAfter(tokens, cue + 2, at);
    if (author) return { cue: { from: cue, to: cue + 1 }, speaker: author, way: "noun" };
  }
  const owner = ownerOf(tokens, cue, floor);
  if (!owner || isJudged(tokens[owner.from - 1])) return null;
  return { cue: { from: cue, to: cue + 1 }, speaker: owner, way: "noun" };
}

/** In "attacked Smith's claim" the claim is what the attack is on: the attacker speaks. */
const isJudged = (before: Token | undefined): boolean => {
  const verb = before && !before.capital ? cueVerb(before.lower) : null;
  return verb !== null && verb !== undefined && !verb.clausal;
};

function ownerOf(tokens: readonly Token[], cue: number, floor: number): NounPhrase | null {
  for (let from = cue - 1; from >= floor && from >= cue - MODIFIERS; from--) {
    const token = tokens[from];
    if (token?.kind !== "word") return null;
    if (POSSESSIVES.has(token.lower) && token.lower !== "whose")
      return { from, to: from + 1, head: from, pronoun: true };
    if (POSSESSIVE.test(token.text)) return possessor(tokens, from, floor);
    if (DETERMINERS.has(token.lower) || PREPOSITIONS.has(token.lower)) return null;
  }
  return null;
}

const LONGEST = 14;

/** The noun phrase whose last word is the possessive at `at`. */
function possessor(tokens: readonly Token[], at: number, start: number): NounPhrase {
  const floor = Math.max(start, at - LONGEST);
  const owner = tokens[at] as Token;
  const bare = { ...owner, text: owner.text.replace(POSSESSIVE, ""), lower: owner.lower.replace(/'s?$/, "") };
  const phrase = nounPhraseBefore([...tokens.slice(floor, at), bare], at - floor + 1, 0);
  const from = phrase ? phrase.from + floor : at;
  return { from, to: at + 1, head: phrase ? phrase.head + floor : at, pronoun: false };
}

const LONGEST_LABEL = 12;
const LABEL_LINKS = new Set(["from", "by", "via", "to"]);

/** "Smith: …", "Smith on taxes: …", "Transcript as follows: …", "More from Smith: …" at the head of a sentence. */
export function labelled(tokens: readonly Token[], colon: number, floor: number): Found | null {
  if (colon - floor > LONGEST_LABEL) return null;
  const speaker = labelFirst(tokens, colon, floor) ?? labelLast(tokens, colon, floor);
  return speaker && { cue: { from: colon, to: colon + 1 }, speaker, way: "before" };
}

function labelFirst(tokens: readonly Token[], colon: number, floor: number): NounPhrase | null {
  const first = nounPhraseAfter(tokens, floor, colon);
  if (!first || first.pronoun) return null;
  const next = tokens[first.to]?.lower;
  if (next === "as" && tokens[first.to + 1]?.lower === "follows") return first;
  return (first.to === colon || next === "on") && isNameWord(tokens[first.head]) ? first : null;
}

function labelLast(tokens: readonly Token[], colon: number, floor: number): NounPhrase | null {
  const last = nounPhraseBefore(tokens, colon, floor);
  const link = last && last.from > floor ? tokens[last.from - 1] : undefined;
  if (!last || !link || !(isNameWord(tokens[last.head]) || link.lower === "from")) return null;
  return LABEL_LINKS.has(link.lower) || isDash(link) ? last : null;
}
