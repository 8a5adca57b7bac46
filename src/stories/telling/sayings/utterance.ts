import { quantitiesOf } from "../../../languages/numbers.ts";
import { isNegation } from "../../../languages/speech.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import { soundKey } from "../../../text/sound-key.ts";
import { isCapitalised, type Word, withoutPossessive, wordsOf } from "../../../text/words.ts";
import type { Kinship } from "../../lexicon/kinship.ts";

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

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Words that any sentence may have, beside the stop words. */
const SLIGHT = new Set(
  list(`everybody anybody somebody everything going want wants wanted way ways people today thank very well us let's lot
  lots time times day days year years`),
);
const FRAME: ReadonlyMap<string, string> = new Map(
  [
    ["I", "i i'm i'll i've i'd my me myself mine"],
    ["we", "we we're we'll we've we'd our us ours ourselves"],
    ["you", "you your yours you're you'll you've yourself"],
    ["he", "he she his her him he's she's himself herself"],
    ["they", "they their them they're they've they'll themselves"],
    ["all", "nobody everybody everyone anyone anybody none"],
    ["if", "if unless whether should"],
    ["future", "will shall going i'll we'll you'll they'll he'll she'll it'll won't"],
    ["must", "must should ought need needs have has"],
  ].flatMap(([kind = "", words = ""]) => list(words).map((word): [string, string] => [word, kind])),
);
/** Beside the negations: words that tell of what is not. */
const DENYING = new Set(list("instead lack lacks lacking lacked refuse refuses refusing absence"));
const MOST_WORDS = 120;
const COMMON = 0.35;
const UNKNOWN_WORD = 1.2;

export function utteranceOf(text: string, kinship: Kinship): Utterance {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const plain = words.map(({ lower }) => lower.replaceAll("’", "'"));
  return {
    words: words.length,
    matter: words.flatMap((word, at) => matterWord(word, plain[at] ?? "", at, kinship) ?? []),
    frame: new Set(plain.flatMap((word) => FRAME.get(word) ?? [])),
    denials: plain.filter((word, at) => denies(word, plain[at + 1], kinship)).length,
    figures: quantitiesOf(words).flatMap(({ value, isWeak }) => (isWeak ? [] : [value])),
  };
}

function matterWord({ text }: Word, plain: string, at: number, kinship: Kinship): MatterWord | null {
  const word = withoutPossessive(plain);
  if (word.length < 2 || isStopWord(word) || SLIGHT.has(word)) return null;
  const meanings = kinship.meanings(word);
  return {
    word,
    term: searchTerms(word)[0] ?? word,
    weight: meanings === 0 ? UNKNOWN_WORD : 1 / (1 + COMMON * Math.log(meanings)),
    isName: at > 0 && isCapitalised(text) && kinship.isNameOnly(word),
  };
}

/** "nothing but" does not deny; "unchanged" does. */
function denies(word: string, next: string | undefined, kinship: Kinship): boolean {
  if (word === "nothing" && next === "but") return false;
  if (isNegation(word) || DENYING.has(word)) return true;
  return word.startsWith("un") && word.length >= 7 && kinship.meanings(word.slice(2)) > 0;
}

/** Names written alike or sounding alike ("Zelensky", "Zelenskyy"). */
export function isSameName(one: MatterWord, other: MatterWord): boolean {
  if (one.term === other.term) return true;
  const key = soundKey(one.word);
  return key !== "" && key === soundKey(other.word);
}
