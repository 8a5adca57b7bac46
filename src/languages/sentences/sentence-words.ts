import type { TaggedToken } from "../analysis/token.ts";
import { wordTag } from "../analysis/word-class.ts";
import { type Language, perLanguage } from "../language.ts";
import type { WordList } from "../lexicon.ts";

/** What a full stop after an abbreviation says about the end of a sentence. */
export type AbbreviationKind =
  /** Always stands before a name: "Mr." */
  | "title"
  /** Always stands before what it introduces: "vs." */
  | "leading"
  /** Stands before a number: "No. 10". */
  | "numbering"
  /** Stands inside sentences and at their end: "Inc." */
  | "either";

/** What of a language's words the ends of its sentences are told by. */
export interface SentenceWords {
  /** How a word, without its last full stop and as it is written, is used as an abbreviation; null where it is none. */
  abbreviation(word: string): AbbreviationKind | null;
  /** Whether a word stands behind a firm's name: "Inc." */
  isFirm(word: string): boolean;
  /** Whether a word, with a capital, starts a sentence and never a name; `likely`: mostly. */
  starts(word: string, likely?: "likely"): boolean;
  /** What may follow a time of day within the sentence: "Monday", "GMT". */
  isAfterTime(word: string): boolean;
  /** Whether a word, first in a sentence, opens a phrase that a verb has still to follow. */
  opensPhrase(word: string): boolean;
  /** Whether a word is a form of a verb that reports words. */
  reports(word: string): boolean;
  /** Whether a number with a full stop may be an ordinal: "24. März". */
  readonly ordinalPoint: boolean;
}

/** A language of which no words are known. */
const WITHOUT_WORDS: SentenceWords = {
  abbreviation: () => null,
  isFirm: () => false,
  starts: () => false,
  isAfterTime: () => false,
  opensPhrase: () => false,
  reports: () => false,
  ordinalPoint: true,
};

/** The words of a language; those of none where it has no pack. */
export const sentenceWords = (language: Language | null): SentenceWords =>
  language ? ofLanguage(language) : WITHOUT_WORDS;

const ofLanguage = perLanguage((language): SentenceWords => {
  const list = (name: Parameters<Language["words"]>[0]) => language.words(name);
  const [abbreviations, starters] = [list("abbreviations"), list("sentence-starters")];
  const [times, zones] = [list("times"), list("time-zones")];
  return {
    abbreviation: (word) => abbreviationKind(abbreviations, word, language.compounds),
    isFirm: (word) => abbreviations.get(word)?.endsWith(" firm") === true,
    starts: (word, likely) => {
      const [kind] = starters.get(startWord(word))?.split(" ") ?? [];
      return kind === "sure" || (kind === "likely" && likely === "likely");
    },
    isAfterTime: (word) => zones.has(word) || /^(?:weekday|month)\b/.test(times.get(word.toLowerCase()) ?? ""),
    opensPhrase: (word) => starters.get(startWord(word))?.endsWith("opens") === true,
    reports: (word) =>
      language
        .words("cue-verbs")
        .get(language.lemma(finiteVerb(word)))
        ?.startsWith("saying") === true,
    ordinalPoint: language.ordinalPoint,
  };
});

/** How a word is used as an abbreviation; "Hafenstr." as its last part is. */
function abbreviationKind(abbreviations: WordList, word: string, compounds: boolean): AbbreviationKind | null {
  const found = abbreviations.get(word) ?? (compounds ? lastPart(abbreviations, word) : undefined);
  return (found?.split(" ")[0] as AbbreviationKind | undefined) ?? null;
}

const SHORTEST_PART = 3;

function lastPart(abbreviations: WordList, word: string): string | undefined {
  for (let from = 1; from <= word.length - SHORTEST_PART; from++) {
    const part = abbreviations.get(word.charAt(from).toUpperCase() + word.slice(from + 1));
    if (part?.endsWith(" part")) return part;
  }
  return undefined;
}

const FINITE = wordTag("VERB:finite");

const finiteVerb = (word: string): Pick<TaggedToken, "lower" | "tag"> => ({ lower: word, tag: FINITE });

/** As the list has it: with a capital and a straight apostrophe. */
const startWord = (word: string): string => word.replace("’", "'");
