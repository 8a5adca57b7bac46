import { SPEECH_VERBS } from "../languages/speech.ts";
import { quotedRegions, withoutQuoted } from "../text/quote-marks.ts";
import { remembered } from "../text/remembered.ts";
import { isCapitalised, type Word, wordsOf } from "../text/words.ts";
import { opensByPointing } from "./opening.ts";
import { isPageFurniture } from "./page-furniture.ts";

/** The longest point, in UTF-16 code units. */
export const LONGEST_POINT = 240;
const FEWEST_WORDS = 5;
/** From so many code units on, no sentence has fewer words. */
const SHORT = 80;

/** Why a sentence cannot stand by itself as a point. */
export type Flaw =
  | "too-short"
  | "too-long"
  | "fragment"
  | "unpaired-mark"
  | "furniture"
  | "points-back"
  | "first-person"
  | "pronoun"
  | "nameless-speaker"
  | "bare-quote"
  | "question";

/** The first flaw found in a cleaned sentence; null where it can stand alone. */
export const flawOf: (sentence: string) => Flaw | null = remembered(firstFlaw);

function firstFlaw(sentence: string): Flaw | null {
  const shape = shapeFlaw(sentence);
  if (shape) return shape;
  if (isPageFurniture(sentence)) return "furniture";
  if (opensByPointing(sentence)) return "points-back";
  return referenceFlaw(sentence);
}

function shapeFlaw(sentence: string): Flaw | null {
  if (sentence.length > LONGEST_POINT) return "too-long";
  if (!/^["'“‘(«「『]{0,2}[\p{Lu}\p{Lo}\p{N}$£€]/u.test(sentence)) return "fragment";
  const ending = sentence.slice(-4);
  if (/[?？؟]["'”’»」』]{0,2}$/.test(ending)) return "question";
  if (!/[.!?…。！？؟]["'”’»」』)\]）]{0,3}$/.test(ending) || /\.\.\.["'”’)]?$|…["'”’)]?$/.test(ending))
    return "fragment";
  if (hasUnpairedMark(sentence)) return "unpaired-mark";
  if (isLooseClause(sentence)) return "fragment";
  return sentence.length < SHORT && wordsOf(sentence).length < FEWEST_WORDS ? "too-short" : null;
}

/** "While the harbour was closed.": a clause that waits for its main clause. */
const isLooseClause = (sentence: string): boolean =>
  /^(?:As|While|Whereas|Although|Though|Because) /.test(sentence) && !withoutQuoted(sentence).includes(",");

/** Whether a quote mark or bracket of the text lacks its partner. */
export function hasUnpairedMark(text: string): boolean {
  const { openAt, strayClosing } = quotedRegions(text);
  if (openAt !== null || strayClosing) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]]/g)) {
    depth += bracket === "(" || bracket === "[" ? 1 : -1;
    if (depth < 0) return true;
  }
  return depth !== 0;
}

const FIRST_PERSON = new Set(
  "i me my mine myself we our ours ourselves i'm i've i'd i'll we're we've we'd we'll let's".split(" "),
);
const PERSONAL = new Set("he she him her his hers himself herself he's she's he'd she'd he'll she'll".split(" "));
const PLURAL = new Set(
  "they them their theirs themselves it its itself they're they've they'd they'll it's".split(" "),
);
const PERSON_NOUNS = new Set(
  `man woman boy girl teenager teen mother father mom dad mum son daughter brother sister wife husband widow couple child
  baby student teacher pupil officer policeman policewoman detective driver pilot passenger doctor nurse patient soldier
  sailor marine veteran actor actress singer rapper star model player footballer striker midfielder defender goalkeeper
  coach manager boxer golfer athlete swimmer runner president minister prime senator congressman congresswoman lawmaker
  politician mayor governor judge lawyer attorney prosecutor suspect victim gunman attacker killer murderer prisoner
  inmate journalist reporter author writer director producer worker employee owner boss chief executive leader
  spokesman spokeswoman spokesperson neighbor neighbour friend girlfriend boyfriend fiance fiancee partner bride groom
  grandmother grandfather uncle aunt cousin tourist traveler traveller hiker climber cyclist pedestrian farmer fisherman
  priest bishop pope imam rabbi king queen prince princess duke duchess scientist researcher professor expert engineer
  businessman businesswoman billionaire millionaire entrepreneur artist painter musician chef parent resident person
  somebody someone anyone everyone nobody survivor lady gentleman lad infant newborn refugee migrant immigrant citizen
  native year-old old ceo commander general captain sergeant lieutenant candidate nominee member activist critic`.split(
    /\s+/,
  ),
);

function referenceFlaw(sentence: string): Flaw | null {
  const quoted = quotedRegions(sentence).regions;
  const report = withoutQuoted(sentence);
  const words = wordsOf(report);
  if (words.some(({ lower, text }) => FIRST_PERSON.has(lower.replace("’", "'")) && text !== "US"))
    return "first-person";
  const dangling = subjectOfNobody(report, words) ?? firstDangling(report, words);
  if (dangling) return isSpeaking(words, dangling) ? "nameless-speaker" : "pronoun";
  const isSpoken = words.some(({ lower }) => isSpeechWord(lower));
  if (quoted[0]?.start === 0 && !isSpoken) return "bare-quote";
  return null;
}

const isSpeechWord = (word: string): boolean => SPEECH_VERBS.has(word) || word === "according";

const SUBJECTS = new Set(["he", "she", "they"]);
/** Openers of a phrase that has no subject of its own: whom the main clause is about cannot be told in it. */
const WITHOUT_SUBJECT = new Set("in at on during for with from by of to under over asked born".split(" "));

/** "Speaking in Port Eliza, he …": a pronoun as the subject right after an opening phrase. */
function subjectOfNobody(report: string, words: readonly Word[]): Word | null {
  const [first] = words;
  const comma = report.indexOf(", ");
  if (!first || comma < 0 || comma > LONGEST_OPENING) return null;
  const subject = words.find(({ start }) => start > comma);
  const isOpening = WITHOUT_SUBJECT.has(first.lower) || /.{3}ing$/.test(first.lower);
  return isOpening && subject && subject.start === comma + 2 && SUBJECTS.has(subject.lower) ? subject : null;
}

/** The first pronoun of the report's own words that nothing before it can stand for. */
function firstDangling(report: string, words: readonly Word[]): Word | null {
  let person = false;
  let thing = false;
  for (const [index, word] of words.entries()) {
    const bare = word.lower.replace("’", "'");
    const dangles = (PERSONAL.has(bare) && !person) || (isPluralPronoun(bare) && !thing && !person);
    if (dangles && !isExpected(report, word)) return word;
    person ||= isName(word, index) || PERSON_NOUNS.has(singular(bare)) || bare === "a" || bare === "an";
    thing ||= index > 0 && bare.length > 3;
  }
  return null;
}

const isPluralPronoun = (word: string): boolean => PLURAL.has(word) && !word.startsWith("it");

const singular = (word: string): string => word.replace(/['’]s?$/, "");
const NOT_NAMES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december`.split(/\s+/),
);

/**
 * A capitalised word inside the sentence is taken for a name; at its start, where every word has a capital, only one
 * that is no common opener, no plural and no body of people.
 */
function isName(word: Word, index: number): boolean {
  if (!isCapitalised(word.text) || NOT_NAMES.has(word.lower)) return false;
  return index > 0 || !(COMMON_OPENERS.has(word.lower) || BODIES.has(word.lower) || word.lower.endsWith("s"));
}

const BODIES = new Set(
  "police school church court people parliament congress government staff media nobody".split(" "),
);

const COMMON_OPENERS = new Set(
  `the a an in on at by for from with without after before during since until when while as if because although though
  despite under over about according asked speaking having being last next earlier there one two three four five some
  many most all no not more than once upon even just only now today yesterday tonight to of but and both each every
  whether where born following throughout across around among between within into like unlike given`.split(/\s+/),
);

/** "When she was 12, Anna Berg …": whom a pronoun of the opening phrase stands for comes right after its comma. */
function isExpected(sentence: string, pronoun: Word): boolean {
  const comma = sentence.indexOf(", ", pronoun.end);
  if (comma < 0 || comma > LONGEST_OPENING || sentence.slice(0, pronoun.start).includes(", ")) return false;
  const [next] = wordsOf(sentence.slice(comma, comma + 30));
  return next !== undefined && !isPronoun(next.lower.replace("’", "'"));
}

const LONGEST_OPENING = 110;
const isPronoun = (word: string): boolean => PERSONAL.has(word) || PLURAL.has(word) || FIRST_PERSON.has(word);

function isSpeaking(words: readonly Word[], pronoun: Word): boolean {
  const at = words.indexOf(pronoun);
  return [at - 1, at + 1].some((beside) => SPEECH_VERBS.has(words[beside]?.lower ?? ""));
}
