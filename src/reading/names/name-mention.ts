import { cueVerb } from "../quotes/cue-lexicon.ts";
import type { Token } from "../quotes/grammar/token.ts";
import { isFiniteVerb } from "../quotes/grammar/verbs.ts";
import {
  CONJUNCTIONS,
  DETERMINERS,
  isAdverb,
  isMark,
  isNameWord,
  isTime,
  NAME_PARTICLES,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
} from "../quotes/grammar/words.ts";
import { type Gender, isGivenName } from "./given-names.ts";
import { isOfficeBefore, isRoleNoun, roleAt } from "./roles.ts";
import { genderOfRole, INSTITUTION_WORDS, TITLES } from "./titles.ts";

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
  /** What the article calls the named here: "spokesman for the bank". */
  readonly role: string | null;
  /** True where a verb follows. */
  readonly subject: boolean;
  /** True where that verb reports words: the named is a source of the article there. */
  readonly speaks: boolean;
  readonly possessive: boolean;
  /** True where it only modifies a noun: "a Smith supporter". */
  readonly modifier: boolean;
  /** The word before, in lower case. */
  readonly before: string;
}

export interface Reach {
  readonly paragraph: number;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

const POSSESSIVE = /['’]s?$/;

/** The runs of name words among tokens [from, to) of one sentence. */
export function nameMentions(tokens: readonly Token[], { paragraph, sentence, from, to }: Reach): NameMention[] {
  const mentions: NameMention[] = [];
  let at = from;
  while (at < to) {
    if (!isNameWord(tokens[at])) {
      at++;
      continue;
    }
    const end = runEnd(tokens, at, to);
    const mention = mentionOf(tokens, at, end, { paragraph, sentence, from, to });
    if (mention) mentions.push(mention);
    at = end;
  }
  return mentions;
}

/** Where the run of name words that starts at `from` ends: at a possessive, or where no name word follows. */
function runEnd(tokens: readonly Token[], from: number, limit: number): number {
  let at = from;
  while (!POSSESSIVE.test(tokens[at]?.text ?? "")) {
    const next = nextNameWord(tokens, at + 1, limit);
    if (next === null) break;
    at = next;
  }
  return at + 1;
}

/** The name word at `at`, or behind one or two particles ("van der"); null where another word stands. */
function nextNameWord(tokens: readonly Token[], at: number, limit: number): number | null {
  let next = at;
  while (next < limit && next < at + 2 && NAME_PARTICLES.has(tokens[next]?.lower ?? "")) next++;
  return next < limit && isNameWord(tokens[next]) ? next : null;
}

function mentionOf(tokens: readonly Token[], from: number, to: number, reach: Reach): NameMention | null {
  const first = nameStart(tokens, from, to, reach.from);
  const titles = tokens.slice(from, first).map(bare);
  if (first === to) return null;
  const last = tokens[to - 1];
  const words = tokens
    .slice(first, to)
    .map(bare)
    .filter((word) => word !== "");
  return {
    paragraph: reach.paragraph,
    sentence: reach.sentence,
    from: first,
    to,
    words,
    titles,
    gender: genderOfTitles(titles),
    role: roleAt(tokens, first, to, reach.from, reach.to),
    subject: isSubject(tokens, to),
    speaks: isSource(tokens, to),
    possessive: POSSESSIVE.test(last?.text ?? ""),
    modifier: isModifier(tokens[to]),
    before: tokens[from - 1]?.lower ?? "",
  };
}

/** Where the name itself begins in a run of name words; `to` where all of it is a title. */
function nameStart(tokens: readonly Token[], from: number, to: number, floor: number): number {
  const word = (at: number): string => bare(tokens[at]).toLowerCase();
  // "Halden Secretary" of "Halden Secretary of State Jane Roe" names nobody.
  if (isRoleNoun(word(to - 1)) && isOfficeBefore(tokens, to + 1, floor)) return to;
  let first = from;
  for (let at = from; at < to - 1; at++) if (TITLES.has(word(at)) || isCalling(tokens, at, to)) first = at + 1;
  if (first === to - 1 && TITLES.has(word(first)) && (first > from || !isInstitution(word(first), bare(tokens[first]))))
    return to;
  return first === from && isOfficeBefore(tokens, from, floor) ? behindOffice(word, from, to) : first;
}

/** In "Mediator Rafe Quillon" what somebody does opens a sentence; before two words or more it is no name. */
const isCalling = (tokens: readonly Token[], at: number, to: number): boolean =>
  to - at >= 3 && isRoleNoun(bare(tokens[at])) && !INSTITUTION_WORDS.has(bare(tokens[to - 1]).toLowerCase());

/** Seats that stand for those who govern there. */
const SEATS: ReadonlySet<string> = new Set("kremlin pentagon vatican bundestag knesset duma riksdag sejm".split(" "));

/** Words that are titles before a name and institutions alone: a seat of government, an acronym. */
const isInstitution = (lower: string, written: string): boolean =>
  SEATS.has(lower) || (INSTITUTION_WORDS.has(lower) && /^\p{Lu}{2,}$/u.test(written));

/** In "Director of the Harbour Agency Jane Roe" the name begins behind the agency. */
function behindOffice(word: (at: number) => string, from: number, to: number): number {
  for (let at = to - 2; at > from; at--) {
    if (INSTITUTION_WORDS.has(word(at - 1)) || (isGivenName(word(at)) && !isGivenName(word(at - 1)))) return at;
  }
  return from;
}

const bare = (token: Token | undefined): string => (token?.text ?? "").replace(POSSESSIVE, "");

function genderOfTitles(titles: readonly string[]): Gender | null {
  for (const title of titles) {
    const gender = genderOfRole(title.toLowerCase());
    if (gender) return gender;
  }
  return null;
}

function isSubject(tokens: readonly Token[], to: number): boolean {
  let at = to;
  while (tokens[at] && isAdverb(tokens[at] as Token) && at < to + 2) at++;
  const next = tokens[at];
  return next !== undefined && (isFiniteVerb(next) || (isMark(next, ",(") && at === to));
}

/** Whether "said that" or "also told" follows. */
function isSource(tokens: readonly Token[], to: number): boolean {
  let at = to;
  while (tokens[at] && (isAdverb(tokens[at] as Token) || PERFECT.has(tokens[at]?.lower ?? "")) && at < to + 3) at++;
  return isSaying(tokens[at]);
}

const PERFECT = new Set(["has", "had", "have"]);

/** Whether a token is a verb of saying that a clause may follow, in a form that takes a subject. */
export function isSaying(token: Token | undefined): boolean {
  const cue = token && !token.capital ? cueVerb(token.lower) : null;
  return cue?.clausal === true && cue.strength === "speech" && (cue.form === "past" || cue.form === "s");
}

const isModifier = (next: Token | undefined): boolean =>
  next !== undefined &&
  next.kind === "word" &&
  !next.capital &&
  !isFiniteVerb(next) &&
  !isAdverb(next) &&
  !isTime(next) &&
  !cueVerb(next.lower) &&
  !PREPOSITIONS.has(next.lower) &&
  !CONJUNCTIONS.has(next.lower) &&
  !SUBORDINATORS.has(next.lower) &&
  !RELATIVES.has(next.lower) &&
  !DETERMINERS.has(next.lower) &&
  !/(?:s|ing)$/.test(next.lower);
