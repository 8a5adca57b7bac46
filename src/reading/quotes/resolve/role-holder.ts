import type { Named } from "../../names/people.ts";
import { isRoleNoun, roleWord } from "../../names/roles.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import type { Token } from "../grammar/token.ts";
import { type Discourse, mentionsBefore } from "./discourse.ts";

const DEFINITE = new Set(["the", "that", "this"]);
const INDEFINITE = new Set(["a", "an"]);
const PREPOSITIONS = new Set(["of", "for", "at", "in", "from", "with", "on"]);

/**
 * The named person whom the article introduces in the role that a description tells: "the Kremlin spokesman", or "a
 * Kremlin spokesman" whose name comes right after. Of several holders the one
 * who is the person spoken of right before.
 */
export function roleHolder(discourse: Discourse, block: number, phrase: NounPhrase): Named | null {
  const tokens = discourse.paragraphs[block]?.tokens ?? [];
  const opener = tokens[phrase.from]?.lower ?? "";
  const words = roleWords(tokens, phrase);
  const head = words.at(-1) ?? "";
  if (DEFINITE.has(opener) && YEARS_OLD.test(head)) return lastSubject(discourse, block, phrase, people(discourse));
  if (!isRoleNoun(head) || !(DEFINITE.has(opener) || INDEFINITE.has(opener))) return null;
  const holders = people(discourse).filter(({ roles }) => roles.some((role) => fits(role, words, head)));
  if (INDEFINITE.has(opener)) return words.length > 1 ? introducedNext(discourse, block, phrase, holders) : null;
  return theHolder(discourse, block, phrase, holders, words);
}

function theHolder(
  discourse: Discourse,
  block: number,
  phrase: NounPhrase,
  holders: readonly Named[],
  words: readonly string[],
): Named | null {
  const exact = holders.length > 1 && words.length > 1 ? holders.filter((named) => isExact(named, words)) : holders;
  return exact.length === 1 ? (exact[0] ?? null) : lastSubject(discourse, block, phrase, holders);
}

/** In "the 24-year-old said" somebody's age stands for them. */
const YEARS_OLD = /^\d{1,3}-year-old$/;

const people = ({ cast }: Discourse): Named[] => cast.all.filter(({ personhood }) => personhood > 0);

function roleWords(tokens: readonly Token[], phrase: NounPhrase): string[] {
  return tokens.slice(phrase.from + 1, headEnd(tokens, phrase)).map(({ text }) => roleWord(text));
}

/** Where the description's own words end: at its first preposition. */
function headEnd(tokens: readonly Token[], { from, to }: NounPhrase): number {
  for (let at = from + 1; at < to; at++) if (PREPOSITIONS.has(tokens[at]?.lower ?? "")) return at;
  return to;
}

function fits(role: string, words: readonly string[], head: string): boolean {
  const held = role.split(" ").map(roleWord);
  return held.includes(head) && words.every((word) => held.includes(word));
}

/** "US president" is the US President's role, not the US Vice President's. */
const isExact = ({ roles }: Named, words: readonly string[]): boolean =>
  roles.some((role) => role.split(" ").map(roleWord).join(" ") === words.join(" "));

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
