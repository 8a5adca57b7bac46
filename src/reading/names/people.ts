import { type Language, perLanguage } from "../../languages/language.ts";
import type { ViewToken } from "../quotes/view.ts";
import type { NameMention } from "./name-mention.ts";
import {
  asWritten,
  type Gender,
  genderOfName,
  genderOfRole,
  hasCases,
  isGivenName,
  isInstitutionWord,
  isListedRole,
  isPlace,
  isRoleNoun,
} from "./name-words.ts";
import { isOffice } from "./roles.ts";

/** Somebody or something that an article names. */
export interface Named {
  /** In full, as the article introduces it; where names have cases, as it stands as a subject. */
  name: string;
  readonly words: readonly string[];
  gender: Gender | null;
  mentions: number;
  /** Of the mentions, those by more than one word: they tell nothing of whom a surname alone means. */
  inFull: number;
  /** Where it was named in full first. */
  readonly introduced: TokenPlace;
  /** Above zero for people, below for places and institutions. */
  personhood: number;
  /** How often a pronoun of that gender looks back on it in its own clause. */
  readonly pronouns: { male: number; female: number; neuter: number };
  /** Whether it was only named to say whose kin another of the same surname is: "Jane Roe, daughter of the painter Karl Roe". */
  readonly isRelative: boolean;
  /** Roles in the article's own words, the first found first. */
  readonly roles: string[];
}

/** A token of a paragraph. */
type TokenPlace = Pick<NameMention, "paragraph" | "from">;

/** How and where a name stands. */
interface Calling {
  /** A role or titles beside it. */
  readonly calledAs: string | null;
  readonly at: TokenPlace;
}

/** The named of one article, found by any of their forms. */
export interface Cast {
  /** Who is meant by these words of a name; null where nobody of the article is. */
  find(words: readonly string[], gender: Gender | null, calling?: Calling): Named | null;
  readonly all: readonly Named[];
}

/** Beyond these the namesakes of a hostile text are not told apart. */
const MOST_NAMESAKES = 20;
const MOST_ROLES = 5;

const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** Letter case, accents and dots aside. */
export const folded = (word: string): string =>
  PLAIN.test(word)
    ? word.toLowerCase()
    : word
        .normalize("NFD")
        .replace(/[\p{M}.]/gu, "")
        .toLowerCase();

/** ASCII without dots, as most words are: nothing but the case is to fold. */
const PLAIN = /^[\w'-]*$/;

const key = (words: readonly string[]): string => words.map(folded).join(" ");

const SHORTEST_STEM = 3;

/** A name without the endings of its case: "Анны Зориной" and "Анна Зорина" are one. */
const stems = (language: Language, words: readonly string[]): string =>
  hasCases(language) ? words.map((word) => withoutEnding(folded(word), endingsOf(language))).join(" ") : key(words);

const endingsOf = perLanguage(({ nameEndings }) => nameEndings.map(folded));

function withoutEnding(word: string, endings: readonly string[]): string {
  const fits = endings.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM);
  return word.slice(0, word.length - Math.max(0, ...fits.map(({ length }) => length)));
}

/** Gathers the mentions of an article into the named: "Mr. Peskov" is "Dmitry Peskov" if the article ever says so. */
export function castOf(language: Language, mentions: readonly NameMention[]): Cast {
  const byEnds = new Map<string, Named>();
  const bySuffix = new Map<string, Named[]>();
  const all: Named[] = [];
  const bearers = (core: readonly string[]): readonly Named[] =>
    bySurname(bySuffix.get(key(core)) ?? onlyOne(bySuffix.get(stems(language, core))), core);
  const find = (words: readonly string[], gender: Gender | null, calling?: Calling): Named | null => {
    const core = withoutGeneration(words);
    const exact = core.length > 1 ? byEnds.get(ends(language, core)) : undefined;
    if (exact) return exact;
    const namesakes = bearers(core);
    return bearerCalled(language, namesakes, calling?.calledAs) ?? likeliest(namesakes, gender, calling?.at);
  };
  let last: Introduced | null = null;
  for (const mention of longestFirst(mentions)) {
    const core = withoutGeneration(mention.words);
    const calledAs = calledIn(language, mention);
    const isWhole = core.length > 1;
    const namesakes = isWhole ? [] : bearers(core);
    const called = bearerCalled(language, namesakes, calledAs);
    let named = isWhole ? byEnds.get(ends(language, core)) : (called ?? likeliest(namesakes, mention.gender, mention));
    if (!named) {
      named = newNamed(language, mention, core, last);
      all.push(named);
      index(language, named, core, byEnds, bySuffix);
    }
    count(language, named, mention);
    if (namesakes.length < 2 || called) noteRole(named, calledAs);
    last = { named, sentence: mention.sentence };
  }
  for (const named of all) hearPronouns(named);
  return { find, all: [...all].sort((a, b) => b.mentions - a.mentions) };
}

const withoutGeneration = (words: readonly string[]): readonly string[] =>
  words.length > 1 && GENERATION.test(words.at(-1) ?? "") ? words.slice(0, -1) : words;

const ends = (language: Language, words: readonly string[]): string =>
  stems(language, [words[0] ?? "", words.at(-1) ?? ""]);

/** "Herman" is Jeff Herman before Herman Roe. */
function bySurname(namesakes: readonly Named[], [only, ...others]: readonly string[]): readonly Named[] {
  if (only === undefined || others.length > 0 || namesakes.length < 2) return namesakes;
  const family = namesakes.filter(({ words }) => folded(words.at(-1) ?? "") === folded(only));
  return family.length > 0 ? family : namesakes;
}

/** Whoever bears a surname alone was named in full before, unless nobody was. */
function introducedBefore(namesakes: readonly Named[], at: TokenPlace): readonly Named[] {
  const known = namesakes.filter((named) => isIntroduced(named, at));
  return known.length > 0 ? known : namesakes;
}

/** Whether somebody was named before a token, or by it. */
export const isIntroduced = ({ introduced }: Named, { paragraph, from }: TokenPlace): boolean =>
  introduced.paragraph < paragraph || (introduced.paragraph === paragraph && introduced.from <= from);

/** Of namesakes whose forms are alike in another case nobody is meant. */
const onlyOne = (candidates: readonly Named[] = []): readonly Named[] => (candidates.length === 1 ? candidates : []);

/** Full names before short ones, each in text order. */
function longestFirst(mentions: readonly NameMention[]): NameMention[] {
  const full = mentions.filter(({ words }) => words.length > 1);
  return [...full, ...mentions.filter(({ words }) => words.length === 1)];
}

/** Who was named last, and in which sentence. */
interface Introduced {
  readonly named: Named;
  readonly sentence: number;
}

function newNamed(
  language: Language,
  { words, paragraph, from, sentence }: NameMention,
  core: readonly string[],
  last: Introduced | null,
): Named {
  const first = folded(core[0] ?? "");
  const isPerson = core.length > 1 && isGivenName(language, first);
  const isThing =
    core.some((word) => isInstitutionWord(language, folded(word))) ||
    core.every((word) => isPlace(language, folded(word))) ||
    hasAcronym(core) ||
    (isQuarter(language, core) && isPlace(language, folded(core[1] ?? "")));
  return {
    name: written(language, words),
    words: core,
    gender: isPerson || core.length === 1 ? genderOfName(language, first) : null,
    mentions: 0,
    inFull: 0,
    introduced: { paragraph, from },
    personhood: (isPerson ? 4 : 0) - (isThing ? 4 : 0),
    pronouns: { male: 0, female: 0, neuter: 0 },
    isRelative: core.length > 1 && last?.sentence === sentence && haveOneSurname(last.named.words, core),
    roles: [],
  };
}

/** "KLW Orlow"; where all words are in capitals they tell nothing. */
const hasAcronym = (core: readonly string[]): boolean =>
  core.some((word) => ACRONYM.test(word)) && core.some((word) => /\p{Ll}/u.test(word));

const written = (language: Language, words: readonly string[]): string =>
  language.unspaced ? words.join("") : asWritten(words);

function index(
  language: Language,
  named: Named,
  core: readonly string[],
  byEnds: Map<string, Named>,
  bySuffix: Map<string, Named[]>,
): void {
  if (core.length > 1) byEnds.set(ends(language, core), named);
  for (const form of formsOf(language, core)) {
    const namesakes = bySuffix.get(form);
    if (!namesakes) bySuffix.set(form, [named]);
    else if (namesakes.length < MOST_NAMESAKES) namesakes.push(named);
  }
}

const LONGEST_NAME = 5;

/** "Southern Orlow" is no fuller name of Orlow. */
const isQuarter = (language: Language, [first, ...others]: readonly string[]): boolean =>
  others.length === 1 && language.words("quarters").has(folded(first ?? ""));

/** The shorter forms of a name: its last words, and a given name alone. */
function formsOf(language: Language, core: readonly string[]): ReadonlySet<string> {
  if (core.length === 1 || core.length > LONGEST_NAME || isQuarter(language, core)) return new Set([key(core)]);
  const forms = core.map((_, from) => key(core.slice(from)));
  if (hasCases(language)) forms.push(...core.map((_, from) => stems(language, core.slice(from))));
  const [first] = core;
  if (first && core.length === 2 && isGivenName(language, folded(first))) forms.push(folded(first));
  return new Set(forms);
}

/** The case of a subject is a name's own. */
function nameAsSubject(language: Language, named: Named, words: readonly string[]): void {
  named.name = written(language, words);
  named.gender ??= genderOfName(language, folded(words[0] ?? ""));
}

function count(language: Language, named: Named, mention: NameMention): void {
  const { gender, subject, role, pronounGender } = mention;
  if (hasCases(language) && subject && mention.words.length === named.words.length)
    nameAsSubject(language, named, mention.words);
  named.mentions++;
  if (mention.words.length > 1) named.inFull++;
  named.gender ??= gender ?? genderOfWords(language, role);
  named.personhood += personhoodAt(language, mention);
  if (pronounGender) named.pronouns[pronounGender]++;
}

/** The role or office by which a mention calls its bearer. */
export const calledIn = (language: Language, { role, titles }: NameMention): string | null =>
  role ?? (isOffice(language, titles) ? titles.join(" ") : null);

function noteRole(named: Named, role: string | null): void {
  if (role && named.roles.length < MOST_ROLES && !named.roles.includes(role)) named.roles.push(role);
}

/** "Vice President Roe" is, of two Roes, the one who was called a vice president where the name stood in full. */
function bearerCalled(language: Language, bearers: readonly Named[], role: string | null | undefined): Named | null {
  if (!role || bearers.length < 2) return null;
  const wanted = roleWords(language, role);
  const called = bearers.filter(({ roles }) =>
    roles.some((known) => !wanted.isDisjointFrom(roleWords(language, known))),
  );
  return called.length === 1 ? (called[0] ?? null) : null;
}

const roleWords = (language: Language, role: string): ReadonlySet<string> =>
  new Set(role.split(" ").flatMap((word) => (isRoleNoun(language, word) ? [word.toLowerCase()] : [])));

const ACRONYM = /^\p{Lu}{3,6}$/u;

/** How much a mention speaks for a person, below zero for a place or an institution. */
function personhoodAt(language: Language, { titles, subject, before, role, words }: NameMention): number {
  const when = (holds: boolean, weight: number): number => (holds ? weight : 0);
  return (
    when(titles.length > 0 || isListed(language, role), 2) +
    when(subject, 0.3) +
    when(words.length === 1 && ACRONYM.test(words[0] ?? ""), -1) +
    when(language.words("place-openers").has(before?.lower ?? ""), -1) +
    when(isKindOfInstitution(language, before), -2)
  );
}

const isListed = (language: Language, role: string | null): boolean =>
  role?.split(" ").some((word) => isListedRole(language, word)) === true;

/** "the newspaper" of "the newspaper Morgenblatt". */
const isKindOfInstitution = (language: Language, before: ViewToken | null): boolean =>
  before?.tag.wordClass === "NOUN" && !isListedRole(language, before.text) && isInstitutionWord(language, before.lower);

/** What neither names, titles nor roles tell, the pronouns do that look back on a name. */
function hearPronouns(named: Named): void {
  const { male, female, neuter } = named.pronouns;
  if (neuter > male + female) named.personhood -= 2;
  if (male + female > neuter) named.personhood += 1;
  if (male !== female) named.gender ??= male > female ? "male" : "female";
}

function genderOfWords(language: Language, role: string | null): Gender | null {
  for (const word of role?.split(" ").slice(0, 4) ?? []) {
    const gender = genderOfRole(language, word.toLowerCase());
    if (gender) return gender;
  }
  return null;
}

/** Of namesakes the one most spoken of, of that gender where one is. */
function likeliest(namesakes: readonly Named[], gender: Gender | null, at?: TokenPlace): Named | null {
  const candidates = at ? introducedBefore(namesakes, at) : namesakes;
  return best(candidates.filter((named) => !gender || !named.gender || named.gender === gender)) ?? best(candidates);
}

const best = (candidates: readonly Named[]): Named | null =>
  candidates.reduce<Named | null>((most, named) => (!most || rank(named) > rank(most) ? named : most), null);

const rank = ({ mentions, personhood, inFull, isRelative }: Named): number =>
  mentions - inFull + Math.min(personhood, MOST_PERSONHOOD) / 2 - (isRelative ? MOST_PERSONHOOD / 2 : 0);

const MOST_PERSONHOOD = 4;

const haveOneSurname = (one: readonly string[], other: readonly string[]): boolean =>
  folded(one.at(-1) ?? "") === folded(other.at(-1) ?? "");
