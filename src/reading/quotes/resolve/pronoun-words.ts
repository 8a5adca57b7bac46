import { type Language, perLanguage } from "../../../languages/language.ts";
import type { Gender } from "../../names/name-words.ts";

/** What a language says of a pronoun. */
export interface Pronoun {
  readonly person: 1 | 2 | 3;
  readonly number: "singular" | "plural" | null;
  readonly gender: Gender | "neuter" | null;
  readonly isRelative: boolean;
  readonly isSubject: boolean;
  /** True for one that is never a subject: "him". */
  readonly isObject: boolean;
}

const ENDING = /['’](?:s|d|ve|ll|re|m)?$/;

/** A pronoun without what is contracted with it. */
export const barePronoun = (lower: string): string => lower.replace(ENDING, "");

const pronouns = perLanguage((language) => {
  const known = new Map<string, Pronoun>();
  for (const [word, traits] of language.words("pronouns")) {
    const [person = "3", number = "-", gender = "-", ...uses] = traits.split(" ");
    known.set(word, {
      person: Number(person) as Pronoun["person"],
      number: number === "-" ? null : (number as Pronoun["number"]),
      gender: gender === "-" ? null : (gender as Pronoun["gender"]),
      isRelative: uses.includes("relative"),
      isSubject: uses.some((use) => use.split(",").includes("subject")),
      isObject: uses.some((use) => use.split(",").includes("object")),
    });
  }
  return known;
});

/** Whether a lower-case word stands for who speaks, or is spoken to: "I", "you". */
export const isOfSpeech = (language: Language, lower: string): boolean =>
  /^[12] /.test(language.words("pronouns").get(lower) ?? "");

/** What a lower-case word is as a pronoun; null where it is none. */
export const pronounOf = (language: Language, lower: string): Pronoun | null =>
  pronouns(language).get(lower) ?? pronouns(language).get(barePronoun(lower)) ?? null;
