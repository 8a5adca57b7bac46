import type { Language } from "../../../languages/language.ts";
import { quantitiesOf } from "../../../languages/numbers.ts";
import { isNegation } from "../../../languages/speech.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import { soundKey } from "../../../text/sound-key.ts";
import { isCapitalised, type Word, withoutPossessive, wordsOf } from "../../../text/words.ts";
import type { Kinship } from "../../lexicon/kinship.ts";
import { storyWords } from "../../story-words.ts";

/** A word that carries matter. */
export interface MatterWord {
  readonly word: string;
  /** Spelling, tense and plural made one. */
  readonly term: string;
  /** What it tells: less where it has many meanings. */
  readonly weight: number;
  readonly isName: boolean;
}

/** What a quote says, made ready to be set beside a translation of it. */
export interface Utterance {
  readonly words: number;
  readonly matter: readonly MatterWord[];
  /** Who and how, apart from the matter: "we", "must", "will", "everybody". */
  readonly frame: ReadonlySet<string>;
  readonly denials: number;
  readonly figures: readonly number[];
}

/** Words that any sentence may have, beside the stop words. */
const slight = storyWords("slight");
/** Beside the negations: words that tell of what is not. */
const denying = storyWords("denying");
const FRAMES = ["i", "we", "you", "he", "they", "all", "if", "future", "must"].map(
  (frame) => [frame, storyWords(`frame-${frame}`)] as const,
);
const MOST_WORDS = 120;
const COMMON = 0.35;
const UNKNOWN_WORD = 1.2;

/** `text` of a language, whose stop words, negations and frames are known. */
export function utteranceOf(text: string, language: Language, kinship: Kinship): Utterance {
  const knowledge = { language, kinship };
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const plain = words.map(({ lower }) => lower.replaceAll("’", "'"));
  return {
    words: words.length,
    matter: words.flatMap((word, at) => matterWord(word, plain[at] ?? "", at, knowledge) ?? []),
    frame: new Set(
      FRAMES.flatMap(([frame, words]) => (plain.some((word) => words(language).has(word)) ? [frame] : [])),
    ),
    denials: plain.filter((word, at) => denies(word, plain[at + 1], knowledge)).length,
    figures: quantitiesOf(words, language).flatMap(({ value, isWeak }) => (isWeak ? [] : [value])),
  };
}

interface Knowledge {
  readonly language: Language;
  readonly kinship: Kinship;
}

function matterWord({ text }: Word, plain: string, at: number, { language, kinship }: Knowledge): MatterWord | null {
  const word = withoutPossessive(plain);
  if (word.length < 2 || isStopWord(word, language) || slight(language).has(word)) return null;
  const meanings = kinship.meanings(word);
  return {
    word,
    term: searchTerms(word)[0] ?? word,
    weight: meanings === 0 ? UNKNOWN_WORD : 1 / (1 + COMMON * Math.log(meanings)),
    isName: at > 0 && isCapitalised(text) && kinship.isNameOnly(word),
  };
}

/** "nothing but" does not deny; "unchanged" does. */
function denies(word: string, next: string | undefined, { language, kinship }: Knowledge): boolean {
  if (word === "nothing" && next === "but") return false;
  if (isNegation(word, language) || denying(language).has(word)) return true;
  return word.startsWith("un") && word.length >= 7 && kinship.meanings(word.slice(2)) > 0;
}

/** Names written alike or sounding alike ("Zelensky", "Zelenskyy"). */
export function isSameName(one: MatterWord, other: MatterWord): boolean {
  if (one.term === other.term) return true;
  const key = soundKey(one.word);
  return key !== "" && key === soundKey(other.word);
}
