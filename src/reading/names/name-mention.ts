import { isComma, isFiniteVerb, isMark } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import { isReporting, type PhrasedSentence } from "../quotes/attribution/cues.ts";
import { isQuote, type ViewToken } from "../quotes/view.ts";
import {
  bareWord,
  type Gender,
  genderOfRole,
  isGivenName,
  isInstitutionWord,
  isNameWord,
  isPossessive,
  isRoleNoun,
  isTitle,
} from "./name-words.ts";
import { ownPronoun } from "./own-pronoun.ts";
import { roleAt } from "./roles.ts";

/** A run of capitalised words that may name somebody: tokens [from, to), titles left out. */
export interface NameMention {
  readonly paragraph: number;
  /** Counted over the whole article. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** As written, without possessive. */
  readonly words: readonly string[];
  /** The capitalised titles before it: "Senator", "Press Secretary". */
  readonly titles: readonly string[];
  readonly gender: Gender | null;
  /** Of the pronoun that looks back on it in its own clause. */
  readonly pronounGender: Gender | "neuter" | null;
  /** What the article calls the named here: "spokesman for the bank". */
  readonly role: string | null;
  /** True where a verb follows. */
  readonly subject: boolean;
  /** True where that verb reports words, or what is theirs are words: "Doe's statement". The named is a source there. */
  readonly speaks: boolean;
  readonly possessive: boolean;
  /** True where it only modifies a noun: "a Smith supporter". */
  readonly modifier: boolean;
  /** The token before. */
  readonly before: ViewToken | null;
}

export interface Reach {
  readonly paragraph: number;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** The runs of name words among tokens [from, to) of one sentence. */
export function nameMentions(language: Language, sentence: PhrasedSentence, reach: Reach): NameMention[] {
  const { tokens } = sentence;
  const mentions: NameMention[] = [];
  let at = reach.from;
  while (at < reach.to) {
    if (!isNameWord(language, tokens[at])) {
      at++;
      continue;
    }
    const end = runEnd(language, tokens, at, reach.to);
    const mention = isPartOfOffice(language, sentence, at, end) ? null : mentionOf(language, sentence, at, end, reach);
    if (mention) mentions.push(mention);
    at = end;
  }
  return mentions;
}

/** The "Trade" of "Trade and Industry Minister Jane Roe", whose head stands behind the "and"; that office without a name. */
function isPartOfOffice(language: Language, { tokens, phrases }: PhrasedSentence, from: number, to: number): boolean {
  if (language.headsLast) return false;
  const isJoint = (and: number) =>
    tokens[and]?.tag.wordClass === "CCONJ" && phrases.some((phrase) => phrase.from < and && and < phrase.head);
  return isJoint(to) || (isJoint(from - 1) && isRoleNoun(language, bareWord(tokens[to - 1])));
}

/** Where the run of name words that starts at `from` ends: at a possessive, or where no name word follows. */
function runEnd(language: Language, tokens: readonly ViewToken[], from: number, limit: number): number {
  let at = from;
  while (!isPossessive(language, tokens, at)) {
    const next = nextNameWord(language, tokens, at + 1, limit);
    if (next === null) break;
    at = next;
  }
  return at + 1;
}

const MOST_PARTICLES = 2;
const LONGEST_NICKNAME = 3;

/** In “Piet "Bones" Roe” what stands in marks between the names is no part of either. */
const isNickname = (token: ViewToken | undefined): boolean =>
  isQuote(token) && token.inside.length <= LONGEST_NICKNAME && token.inside.every(({ capital }) => capital);

/** The name word at `at`, or behind one or two particles ("van der") or a nickname; null where another word stands. */
function nextNameWord(language: Language, tokens: readonly ViewToken[], at: number, limit: number): number | null {
  let next = at;
  const isParticle = (token: ViewToken | undefined) => language.words("name-particles").has(token?.lower ?? "");
  while (next < limit && next < at + MOST_PARTICLES && isParticle(tokens[next])) next++;
  if (next === at && isNickname(tokens[at])) next++;
  return next < limit && isNameWord(language, tokens[next]) ? next : null;
}

function mentionOf(
  language: Language,
  sentence: PhrasedSentence,
  from: number,
  to: number,
  reach: Reach,
): NameMention | null {
  const { tokens } = sentence;
  const first = nameStart(language, tokens, from, to, reach.from);
  if (first === to) return null;
  const titles = tokens.slice(from, first).map(bareWord);
  const possessive = isPossessive(language, tokens, to - 1);
  const words = tokens
    .slice(first, to)
    .filter((token) => !isQuote(token))
    .map((token) => (possessive ? bareWord(token) : token.text))
    .filter((word) => word !== "");
  const opens = from === sentence.from && tokens[to]?.tag.wordClass === "CCONJ";
  const subject = opens || isSubject(tokens, from, to);
  return {
    paragraph: reach.paragraph,
    sentence: reach.sentence,
    from: first,
    to,
    words,
    titles,
    gender: genderOfTitles(language, titles, tokens[first - 1]),
    pronounGender: tokens[to]?.kind === "mark" ? null : ownPronoun(language, sentence, to, subject),
    role: roleAt(language, sentence, first, to),
    subject,
    speaks: possessive
      ? language.words("cue-nouns").has(nounBehind(language, tokens, to))
      : speaks(language, tokens, to),
    possessive,
    modifier: isModifier(tokens[to]),
    before: tokens[from - 1] ?? null,
  };
}

const lowerAt = (tokens: readonly ViewToken[], at: number): string => bareWord(tokens[at]).toLowerCase();

/** Where the name itself begins in a run of name words; `to` where all of it is a title. */
function nameStart(language: Language, tokens: readonly ViewToken[], from: number, to: number, floor: number): number {
  if (isOfficeOf(language, tokens, from, to)) return to;
  const first = behindTitles(language, tokens, from, to);
  const isOnlyTitle = first === to - 1 && isTitle(language, lowerAt(tokens, first));
  if (isOnlyTitle && (first > from || !isInstitution(language, lowerAt(tokens, first), bareWord(tokens[first]))))
    return to;
  return first === from && isOfficeBefore(language, tokens, from, floor)
    ? behindOffice(language, tokens, from, to)
    : first;
}

/** Where a run's titles end; "Justice" of "Justice Department" is nobody's title. */
function behindTitles(language: Language, tokens: readonly ViewToken[], from: number, to: number): number {
  let first = from;
  for (let at = from; at < to - 1; at++) {
    if (isTitle(language, lowerAt(tokens, at)) || isCalling(language, tokens, at, to)) first = at + 1;
  }
  return first === to - 1 && isInstitutionWord(language, lowerAt(tokens, first)) ? from : first;
}

const pictureWords = wordsOfKind("page-words", "picture-word");

/** In "Mediator Rafe Quillon" what somebody does opens a sentence, in "Pic Rafe Quillon" a credit: before two words no name. */
const isCalling = (language: Language, tokens: readonly ViewToken[], at: number, to: number): boolean =>
  to - at >= 3 &&
  (isRoleNoun(language, bareWord(tokens[at])) || pictureWords(language).has(tokens[at]?.lower ?? "")) &&
  !isInstitutionWord(language, lowerAt(tokens, to - 1));

/** "Halden Secretary" of "Halden Secretary of State Jane Roe"; not the "Robert Penman" of "Robert Penman of Dunhaven". */
function isOfficeOf(language: Language, tokens: readonly ViewToken[], from: number, to: number): boolean {
  const isWhole = to - from > 1 && isGivenName(language, lowerAt(tokens, to - 2));
  const isBeforeName = isNameWord(language, tokens[to + 1]) && isNameWord(language, tokens[to + 2]);
  return (
    !isWhole &&
    isBeforeName &&
    isRoleNoun(language, bareWord(tokens[to - 1])) &&
    isOfficeBefore(language, tokens, to + 1, from)
  );
}

/** Words that are titles before a name and institutions alone: a seat of government, an acronym. */
const isInstitution = (language: Language, lower: string, written: string): boolean =>
  language.words("seats").has(lower) || (isInstitutionWord(language, lower) && /^\p{Lu}{2,}$/u.test(written));

/** Whether "Secretary of" or "Director of the" stands right before `at`. */
function isOfficeBefore(language: Language, tokens: readonly ViewToken[], at: number, floor: number): boolean {
  const link = tokens[at - 1]?.tag.wordClass === "DET" ? at - 2 : at - 1;
  const office = tokens[link - 1];
  const isLink = language.words("linking-prepositions").has(tokens[link]?.lower ?? "");
  return link > floor && isLink && office?.capital === true && isRoleNoun(language, office.text);
}

/** In "Director of the Harbour Agency Jane Roe" the name begins behind the agency. */
function behindOffice(language: Language, tokens: readonly ViewToken[], from: number, to: number): number {
  for (let at = to - 2; at > from; at--) {
    const beginsName = isGivenName(language, lowerAt(tokens, at)) && !isGivenName(language, lowerAt(tokens, at - 1));
    if (isInstitutionWord(language, lowerAt(tokens, at - 1)) || beginsName) return at;
  }
  return from;
}

/** By the titles of the run, else by the word right before it: "Bürgermeisterin Hanne Vollmark". */
function genderOfTitles(language: Language, titles: readonly string[], before: ViewToken | undefined): Gender | null {
  for (const title of titles) {
    const gender = genderOfRole(language, title.toLowerCase());
    if (gender) return gender;
  }
  return before?.kind === "word" ? genderOfRole(language, before.lower) : null;
}

const isAdverb = (token: ViewToken | undefined): boolean => token?.tag.wordClass === "ADV";

/** Whether a verb follows, or an aside that a verb may follow; no verb has "Doe" of "Roe, an adviser to Doe, said". */
function isSubject(tokens: readonly ViewToken[], from: number, to: number): boolean {
  if (tokens[from - 1]?.tag.wordClass === "ADP") return false;
  let at = to;
  while (isAdverb(tokens[at]) && at < to + 2) at++;
  return isFiniteVerb(tokens[at]) || isMark(tokens[to], ",(–—-");
}

/** Whether "said that" or "has also told" follows, over what stands between two commas. */
function speaks(language: Language, tokens: readonly ViewToken[], to: number): boolean {
  const start = isComma(tokens[to]) ? asideEnd(tokens, to) : to;
  let at = start;
  while ((isAdverb(tokens[at]) || tokens[at]?.tag.wordClass === "AUX") && at < start + 3) at++;
  return isReporting(language, tokens, at);
}

const LONGEST_ASIDE = 16;

/** Past the comma that closes an aside; where none does, where it begins. */
function asideEnd(tokens: readonly ViewToken[], comma: number): number {
  for (let at = comma + 1; at < comma + LONGEST_ASIDE; at++) if (isComma(tokens[at])) return at + 1;
  return comma;
}

/** The plain form of the word behind a name, or behind one adjective there. */
function nounBehind(language: Language, tokens: readonly ViewToken[], to: number): string {
  const noun = tokens[tokens[to]?.tag.wordClass === "ADJ" ? to + 1 : to];
  return noun ? language.lemma(noun) : "";
}

/** Whether a noun follows that the name only describes. */
const isModifier = (next: ViewToken | undefined): boolean =>
  next?.kind === "word" && !next.capital && (next.tag.wordClass === "NOUN" || next.tag.wordClass === "ADJ");
