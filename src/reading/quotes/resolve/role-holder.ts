import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import type { Language } from "../../../languages/language.ts";
import { genderOfRole, isListedRole, isRoleNoun, roleWord } from "../../names/name-words.ts";
import { isIntroduced, type Named } from "../../names/people.ts";
import type { ViewToken } from "../view.ts";
import { firstSubjectBefore } from "./description.ts";
import { type Discourse, mentionsBefore, sentenceNumber, tokensOf } from "./discourse.ts";

/**
 * The named person whom the article introduces in the role that a description tells: "the Kremlin spokesman", or "a
 * Kremlin spokesman" whose name comes right after. Of several holders the one
 * who is the person spoken of right before.
 */
export function roleHolder(discourse: Discourse, block: number, phrase: NounPhrase): Named | null {
  const { language } = discourse;
  const tokens = tokensOf(discourse, block);
  const { article, words } = described(language, tokens, phrase);
  const head = words.at(-1) ?? "";
  if (article === undefined) return null;
  if (article === "definite" && YEARS_OLD.test(head)) return lastSubject(discourse, block, phrase, people(discourse));
  if (!isRoleNoun(language, head)) return null;
  const holders = people(discourse).filter(({ roles }) => roles.some((role) => fits(language, role, words, head)));
  if (article === "indefinite") return words.length > 1 ? introducedNext(discourse, block, phrase, holders) : null;
  const known = holders.filter((named) => isIntroduced(named, { paragraph: block, from: phrase.from }));
  if (known.length === 0) return calledAnew(discourse, block, phrase, head);
  return theHolder(discourse, block, phrase, known, words);
}

/** "Jane Roe is staying. The mayor said": who has no other role is called by it right after being spoken of, if both agree. */
function calledAnew(discourse: Discourse, block: number, phrase: NounPhrase, head: string): Named | null {
  if (!isListedRole(discourse.language, head)) return null;
  const gender = genderOfRole(discourse.language, head);
  const sentence = sentenceNumber(discourse, block, phrase.from);
  const [last] = mentionsBefore(discourse, block, phrase.from);
  if (!last?.lead || last.sentence !== sentence - 1 || last.paragraph !== block) return null;
  const subject = firstSubjectBefore(discourse, block, phrase.from);
  if (!subject || last.from < subject.from || last.to > subject.to) return null;
  const { named } = last;
  const agrees = gender === null || named.gender === null || named.gender === gender;
  return agrees && named.roles.length === 0 && named.personhood > 0 ? named : null;
}

/** The words of a description, and whether it tells of somebody known: without articles any may. */
function described(
  language: Language,
  tokens: readonly ViewToken[],
  phrase: NounPhrase,
): { readonly article: string | undefined; readonly words: string[] } {
  const listed = language.words("articles").get(tokens[phrase.from]?.lower ?? "");
  const from = listed || language.hasArticles ? phrase.from + 1 : phrase.from;
  const article = listed ?? (language.hasArticles ? undefined : "definite");
  return { article, words: roleWords(language, tokens, { ...phrase, from }) };
}

function theHolder(
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  holders: readonly Named[],
  words: readonly string[],
): Named | null {
  const exact =
    holders.length > 1 && words.length > 1
      ? holders.filter((named) => isExact(discourse.language, named, words))
      : holders;
  return exact.length === 1 ? (exact[0] ?? null) : lastSubject(discourse, block, phrase, holders);
}

/** In "the 24-year-old said", "der 24-Jährige" somebody's age stands for them. */
const YEARS_OLD = /^\d{1,3}-\p{L}/u;

const people = ({ cast }: Discourse): Named[] => cast.all.filter(({ personhood }) => personhood > 0);

function roleWords(language: Language, tokens: readonly ViewToken[], phrase: NounPhrase): string[] {
  return tokens.slice(phrase.from, headEnd(tokens, phrase)).map(({ text }) => roleWord(language, text));
}

/** Where the description's own words end: at its first preposition. */
function headEnd(tokens: readonly ViewToken[], { from, to }: NounPhrase): number {
  for (let at = from + 1; at < to; at++) if (tokens[at]?.tag.wordClass === "ADP") return at;
  return to;
}

function fits(language: Language, role: string, words: readonly string[], head: string): boolean {
  const held = role.split(" ").map((word) => roleWord(language, word));
  return held.includes(head) && words.every((word) => held.includes(word));
}

/** "US president" is the US President's role, not the US Vice President's. */
const isExact = (language: Language, { roles }: Named, words: readonly string[]): boolean =>
  roles.some(
    (role) =>
      role
        .split(" ")
        .map((word) => roleWord(language, word))
        .join(" ") === words.join(" "),
  );

const PARAGRAPHS_ON = 3;

/** The only holder, where the article names them for the first time within the next paragraphs. */
function introducedNext(
  { mentions }: Discourse,
  block: number,
  phrase: NounPhrase,
  [only, ...others]: readonly Named[],
): Named | null {
  const first = only && others.length === 0 ? mentions.find(({ named }) => named === only) : undefined;
  if (!only || !first || first.paragraph - block > PARAGRAPHS_ON) return null;
  return first.paragraph > block || (first.paragraph === block && first.from >= phrase.to) ? only : null;
}

const PARAGRAPHS_BACK = 2;

/** The person who was the last subject before, where it is one of these. */
function lastSubject(discourse: Discourse, block: number, phrase: NounPhrase, holders: readonly Named[]): Named | null {
  for (const { named, paragraph, subject } of mentionsBefore(discourse, block, phrase.from)) {
    if (block - paragraph > PARAGRAPHS_BACK) return null;
    if (subject && named.personhood > 0) return holders.includes(named) ? named : null;
  }
  return null;
}
