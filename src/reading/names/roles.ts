import type { NounPhrase } from "../../languages/analysis/noun-phrases.ts";
import { COMMAS, isComma, isMark } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { PhrasedSentence } from "../quotes/attribution/cues.ts";
import type { ViewToken } from "../quotes/view.ts";
import {
  asWritten,
  genderOfRole,
  hasCases,
  isListedRole,
  isNameWord,
  isPossessive,
  isRoleNoun,
  isShortRole,
  isTitle,
} from "./name-words.ts";

const LONGEST_ROLE = 10;

/** The role that stands at the name in tokens [from, to): before it, or between commas beside it. Null where none does. */
export function roleAt(language: Language, sentence: PhrasedSentence, from: number, to: number): string | null {
  const after = roleAfter(language, sentence, to);
  const inFront = after === null ? roleInFront(language, sentence, from, to) : null;
  return inFront ?? roleBefore(language, sentence, from) ?? after;
}

const wordsOf = (tokens: readonly ViewToken[], from: number, to: number): string =>
  asWritten(outsideBrackets(tokens.slice(from, to)).map(({ text }) => text));

/** "Health Services Secretary" of "Health Services (HS) Secretary". */
function outsideBrackets(tokens: readonly ViewToken[]): readonly ViewToken[] {
  const [open, close] = [
    tokens.findIndex((token) => isMark(token, "(")),
    tokens.findIndex((token) => isMark(token, ")")),
  ];
  return open < 0 || close < open ? tokens : [...tokens.slice(0, open), ...tokens.slice(close + 1)];
}

/** "Kremlin spokesman" of "the Kremlin spokesman Ivan Doe", "Secretary of State" of "Secretary of State Jane Roe". */
function roleBefore(language: Language, sentence: PhrasedSentence, from: number): string | null {
  const { tokens } = sentence;
  const start = roleStart(language, sentence, from);
  if (start === null) return null;
  const first = behindOwned(language, tokens, afterDeterminer(language, tokens, start));
  let end = from;
  while (end > first && isHonorific(language, tokens, end - 1)) end--;
  return first < end ? wordsOf(tokens, first, end) : null;
}

/** Past the "the" of "the finance minister"; in "the hospital's director" it belongs to the hospital and stays. */
function afterDeterminer(language: Language, tokens: readonly ViewToken[], start: number): number {
  const owner = tokens[start + 1];
  if (owner && !owner.capital && isPossessive(language, tokens, start + 1)) return start;
  return tokens[start]?.tag.wordClass === "DET" ? start + 1 : start;
}

/** In "словам мэра" a noun before the role owns it by its case, and is none of its words. */
function behindOwned(language: Language, tokens: readonly ViewToken[], start: number): number {
  if (!hasCases(language)) return start;
  let at = start;
  while (tokens[at]?.tag.wordClass === "NOUN" && !isRoleNoun(language, tokens[at]?.text ?? "")) at++;
  return at;
}

/** "Mr.", "Frau": a title that tells a gender and no role; and the "Dr." of "study author Dr. Doe". */
function isHonorific(language: Language, tokens: readonly ViewToken[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token === undefined || !isTitle(language, token.lower) || isPreposition(before)) return false;
  if (!isRoleNoun(language, token.text)) return tellsGender(language, token.lower);
  const isRole = before !== undefined && isRoleNoun(language, before.text) && !isShortRole(language, before.lower);
  return isRole && isShortRole(language, token.lower);
}

/** Whether titles say what somebody does: "Press Secretary" does, "Dr." alone only how they are addressed. */
export const isOffice = (language: Language, titles: readonly string[]): boolean =>
  titles.some((title) => isRoleNoun(language, title));

/** Where the role that ends right before a name begins, in the phrase that holds the name or in one that an office has. */
function roleStart(language: Language, { phrases, tokens, from: floor }: PhrasedSentence, name: number): number | null {
  const phrase = phrases.find(({ from, to }) => from <= name && name < to) ?? phrases.find(({ to }) => to === name);
  if (!phrase || name <= floor) return null;
  const joined = tokens.slice(phrase.from, name).findLastIndex(({ tag }) => tag.wordClass === "CCONJ");
  const isJoint = joined >= 0 && !language.headsLast && phrase.head > phrase.from + joined;
  if (joined >= 0 && !isJoint && isInsideName(language, tokens, phrase.from + joined)) return null;
  const start = Math.max(phrase.from + (isJoint ? 0 : joined + 1), name - LONGEST_ROLE);
  const before = outsideBrackets(tokens.slice(start, name));
  if (isGovernedName(language, before)) return null;
  const last = before.findLastIndex((token) => isRoleNoun(language, token.text));
  if (last < 0 || before.some(({ kind }) => kind === "mark")) return null;
  if (last === before.length - 1) return start + ownWords(before);
  return before.slice(last + 1).every((token) => !isVerbLike(token)) ? start : null;
}

const kin = wordsOfKind("roles", "kin");

/** "the daughter of another icon Jane Roe": the name is not the daughter's, and what she is else is not told. */
function isOfKin(language: Language, before: readonly ViewToken[]): boolean {
  const preposition = before.findIndex(isPreposition);
  return kin(language).has(before[preposition - 1]?.lower ?? "") && !isRoleNoun(language, before.at(-1)?.text ?? "");
}

/** In "the daughter of former president Doe" the role right before the name begins behind the preposition. */
const ownWords = (before: readonly ViewToken[]): number => before.findLastIndex(isPreposition) + 1;

/** "Health and Human Services": it is not told whether an "and" between capitals joins two names or two parts of one. */
const isInsideName = (language: Language, tokens: readonly ViewToken[], at: number): boolean =>
  isNameWord(language, tokens[at - 1]) &&
  isNameWord(language, tokens[at + 1]) &&
  !isTitle(language, tokens[at + 1]?.lower ?? "");

/** "the mayor of Westmere", "an aide to Mr. Roe": what a preposition stands right before has no role in front of it. */
function isGovernedName(language: Language, before: readonly ViewToken[]): boolean {
  const last = before.findLastIndex(({ text, lower }) => isRoleNoun(language, text) || !tellsGender(language, lower));
  const isGoverned = isPreposition(before[last]?.tag.wordClass === "DET" ? before[last - 1] : before[last]);
  return isGoverned || isOfKin(language, before);
}

/** "Mr.", "Frau" */
const tellsGender = (language: Language, title: string): boolean =>
  isTitle(language, title) && genderOfRole(language, title) !== null;

const isPreposition = (token: ViewToken | undefined): boolean => token?.tag.wordClass === "ADP";

const isVerbLike = ({ tag }: ViewToken): boolean => tag.wordClass === "VERB" || tag.wordClass === "AUX";

/** "finance minister" of "the finance minister, Jane Roe, …". */
function roleInFront(language: Language, sentence: PhrasedSentence, from: number, to: number): string | null {
  const { tokens, phrases, from: floor } = sentence;
  let comma = from - 1;
  while (comma > floor && isNameWord(language, tokens[comma])) comma--;
  if (comma <= floor || !isComma(tokens[comma]) || !isClosedAfter(language, tokens, to)) return null;
  const phrase = phrases.find((each) => each.to === comma);
  if (!phrase || phrase.pronoun || !isRolePhrase(language, tokens, phrase)) return null;
  const start = afterDeterminer(language, tokens, phrase.from);
  return phrase.to - start <= LONGEST_ROLE ? wordsOf(tokens, start, phrase.to) : null;
}

/** Whether a name that ends at `to` is an apposition's end, not one of a list of names. */
export function isClosedAfter(language: Language, tokens: readonly ViewToken[], to: number): boolean {
  const mark = tokens[to];
  if (mark === undefined) return true;
  if (mark.kind !== "mark") return false;
  const next = tokens[to + 1];
  return !isComma(mark) || !(isNameWord(language, next) || next?.tag.wordClass === "CCONJ");
}

/** Of the nouns for people only those that introduce somebody: a clause may end in "the victim, Jane Roe …". */
const isRolePhrase = (language: Language, tokens: readonly ViewToken[], { head }: NounPhrase): boolean =>
  isListedRole(language, tokens[head]?.text ?? "") && !isNameWord(language, tokens[head]);

const relatives = wordsOfKind("pronouns", "relative");

/** "whose" of "Ivan Doe, whose wife, Jane, …". */
const isRelative = (language: Language, token: ViewToken | undefined): boolean =>
  token?.tag.pronoun === "relative" || relatives(language).has(token?.lower ?? "");

/** "spokesman for the bank" of "Ivan Doe, a spokesman for the bank, …": a phrase that nothing but a mark follows. */
function roleAfter(language: Language, { tokens, phrases, to: ceiling }: PhrasedSentence, to: number): string | null {
  if (!isMark(tokens[to], `${COMMAS}(（`)) return null;
  const phrase = phrases.find(({ from }) => from === to + 1);
  if (!phrase || !isRoleNoun(language, tokens[phrase.head]?.text ?? "")) return null;
  if (isRelative(language, tokens[phrase.from])) return null;
  const isWhole = phrase.to >= ceiling || tokens[phrase.to]?.kind === "mark" || isRelative(language, tokens[phrase.to]);
  const start = afterDeterminer(language, tokens, phrase.from);
  const end = roleEnd(tokens, start, phrase);
  return isWhole && end !== null ? wordsOf(tokens, start, end) : null;
}

/** Of "director of port studies at the Orlow Centre for the Public Interest in Trade" what stands before the preposition. */
function roleEnd(tokens: readonly ViewToken[], start: number, { head, to }: NounPhrase): number | null {
  if (to - start <= LONGEST_ROLE) return to;
  const end = tokens.findLastIndex(
    (token, at) => at > head && at <= start + LONGEST_ROLE && isPreposition(token) && tokens[at - 1]?.capital === false,
  );
  return end < 0 ? null : end;
}
