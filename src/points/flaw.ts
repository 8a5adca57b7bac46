import { isGoverned } from "../languages/analysis/between.ts";
import { isComma, isFiniteVerb, type TaggedToken } from "../languages/analysis/token.ts";
import { type Language, perLanguage } from "../languages/language.ts";
import { isFirstPerson } from "../languages/pronouns.ts";
import { attributes, reportsWords } from "../languages/speech.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import { remembered } from "../text/remembered.ts";
import { type Word, wordsOf } from "../text/words.ts";
import { endsInParticiple } from "./compress/participles.ts";
import { isInside, type SentenceParts, sentenceParts, tokenOf } from "./compress/sentence-parts.ts";
import { firstDangling, LONGEST_OPENING } from "./dangling.ts";
import { leavesSubjectOut } from "./left-out-subject.ts";
import { losesSource } from "./lost-source.ts";
import { isSpeakers, opensByPointing } from "./opening.ts";
import { isPageFurniture } from "./page-furniture.ts";
import { quotedRegions, withoutQuoted } from "./quoted.ts";

/** The longest point, in UTF-16 code units. */
export const LONGEST_POINT = 240;
const FEWEST_WORDS = 5;
/** From so many code units on, no sentence has fewer words. */
const SHORT = 80;
/** A longer sentence in which no verb is seen may well have one. */
const LONGEST_VERBLESS = 120;

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
export const flawOf = (sentence: string, language: Language): Flaw | null => readers(language)(sentence);

const readers = perLanguage((language) => remembered((sentence) => firstFlaw(sentence, language)));

function firstFlaw(sentence: string, language: Language): Flaw | null {
  const shape = shapeFlaw(sentence, language);
  if (shape) return shape;
  if (isPageFurniture(sentence, language) || speaksOfItself(sentence, language) || isDated(sentence, language))
    return "furniture";
  const parts = sentenceParts(sentence, language);
  if (opensByPointing(sentence, language) || leavesSubjectOut(parts) || losesSource(parts)) return "points-back";
  return referenceFlaw(sentence, language);
}

const ownText = wordsOfKind("page-words", "own-text");

/** "… over two points in this story.": a note on the article. */
function speaksOfItself(sentence: string, language: Language): boolean {
  const report = withoutQuoted(sentence, language).toLowerCase();
  return ownText(language)
    .values()
    .some((words) => report.includes(` ${words}`));
}

/** "Ada Quist speaks in Port Eliza, Friday, May 2, 2014.": a day with its date and year ends captions only. */
function isDated(sentence: string, language: Language): boolean {
  const [weekday, month, day, year] = wordsOf(sentence.slice(-LONGEST_DATE)).slice(-4);
  const kindOf = (word: Word | undefined): string => language.words("times").get(word?.lower ?? "") ?? "";
  return (
    kindOf(weekday).startsWith("weekday") &&
    /^(?:month )/.test(kindOf(month) || kindOf(day)) &&
    [month, day].some((word) => /^\d{1,2}$/.test(word?.text ?? "")) &&
    /^(?:19|20)\d\d$/.test(year?.text ?? "")
  );
}

const LONGEST_DATE = 50;

/** "It has answered by … well.": what the pause led up to is gone. */
const STOPPED_SHORT = /(?:…|\.\.\.)\s?[\p{L}'’]{1,12}\.$/u;

function shapeFlaw(sentence: string, language: Language): Flaw | null {
  if (sentence.length > LONGEST_POINT) return "too-long";
  if (!/^["'“‘„‚(«»‹›「『]{0,2}\s?[¿¡]{0,2}[\p{Lu}\p{Lo}\p{N}$£€]/u.test(sentence)) return "fragment";
  const ending = sentence.slice(-4);
  if (/[?？؟]\s?["'”’“‘»«›‹」』]{0,2}$/.test(ending) && !statesBefore(sentence, language)) return "question";
  if (!/[.!?…。！？؟]\s?["'”’“‘»«›‹」』)\]）]{0,3}$/.test(ending) || /\.\.\.["'”’)]?$|…["'”’)]?$/.test(ending))
    return "fragment";
  if (STOPPED_SHORT.test(sentence.slice(-30))) return "fragment";
  if (hasUnpairedMark(sentence, language)) return "unpaired-mark";
  if (isLooseClause(sentence, language) || isVerbless(sentence, language)) return "fragment";
  return sentence.length < SHORT && wordsOf(sentence).length < FEWEST_WORDS ? "too-short" : null;
}

const FEWEST_STATED = 8;

/** "The crash leaves 43 hurt and one question: who will pay?": a figure is told, and the question only ends it. */
function statesBefore(sentence: string, language: Language): boolean {
  const report = withoutQuoted(sentence, language);
  const colon = report.search(/[:：]\s?[¿\p{L}]/u);
  const isOne = !/[.!?！？؟]/u.test(report.slice(0, report.search(/[?？؟]/u)).slice(Math.max(0, colon)));
  const stated = report.slice(0, Math.max(0, colon));
  return isOne && /\p{N}/u.test(stated) && wordsOf(stated).length >= FEWEST_STATED;
}

/** "While the harbour was closed.": a clause that waits for its main clause. */
function isLooseClause(sentence: string, language: Language): boolean {
  const [first] = wordsOf(sentence);
  const waits = first !== undefined && first.start === 0 && looseOpeners(language).has(first.lower);
  return waits && !/[,，、،]/.test(withoutQuoted(sentence, language));
}

/** "Berg telling the council, “…”": up to its first comma or dash, nothing but a participle goes with what is told of. */
function isVerbless(sentence: string, language: Language): boolean {
  const parts = sentenceParts(sentence, language);
  const { text, commas } = parts;
  const dash = /\s(?:--|[–—―])\s/.exec(text)?.index ?? text.length;
  const end = Math.min(dash, commas[0] ?? dash);
  if (sentence.length < LONGEST_VERBLESS && !mayHaveVerb(parts)) return true;
  if (!mayHaveGerund(parts, end)) return false;
  const own = outsideMarks(parts).filter(({ start }) => start < end);
  const forms = own.flatMap(({ tag }) => (VERBS.has(tag.wordClass) ? [tag.form] : []));
  if (OPENERS.has(own[0]?.tag.wordClass ?? "")) return false;
  const isContracted = own.some(({ lower }) => lower.includes("'"));
  return !isContracted && forms.includes("gerund") && forms.every((form) => form === "gerund" || form === "infinitive");
}

const endsInPast = wordsOfKind("participle-endings", "past");

/**
 * Whether anything is a verb, or may be one that was taken for something else: "Ilka Dorn, 21, of Varn." has none. Where
 * the endings of verbs are not known only what opens with a name is looked at.
 */
function mayHaveVerb({ tokens, language }: SentenceParts): boolean {
  const endings = [...endsInPast(language)];
  if (endings.length === 0 && tokens[0]?.tag.wordClass !== "PROPN") return true;
  return tokens.some(
    ({ lower, tag, kind }, at) =>
      kind === "word" &&
      !describes(tokens, at) &&
      !according(language).has(lower) &&
      (VERBS.has(tag.wordClass) ||
        CONTRACTED.test(lower) ||
        language.words("irregular-forms").has(lower) ||
        (tag.wordClass !== "ADJ" && endings.some((ending) => lower.endsWith(ending)))),
  );
}

const according = wordsOfKind("function-words", "according");

/** "an expanded list", "Kinect, formerly known as": a participle that goes with a noun. */
function describes(tokens: readonly TaggedToken[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.tag.form !== "participle") return false;
  const opening = before?.tag.wordClass === "ADV" ? tokens[at - 2] : before;
  return isComma(opening) || (before?.tag.wordClass === "DET" && NOUNS.has(next?.tag.wordClass ?? ""));
}

const NOUNS = new Set(["ADJ", "NOUN", "PROPN"]);

const CONTRACTED = /\p{L}'\p{L}{1,2}$/u;

const gerundEndings = wordsOfKind("participle-endings", "present");

/** What ends as no gerund of the language does need not be analysed; where its endings are not known, anything may be one. */
function mayHaveGerund({ words, language }: SentenceParts, end: number): boolean {
  const endings = gerundEndings(language);
  const endsSo = (lower: string): boolean => endings.values().some((each) => lower.endsWith(each));
  return endings.size === 0 || words.some(({ start, lower }) => start < end && endsSo(lower));
}

const VERBS = new Set<string>(["VERB", "AUX"]);
/** What opens a phrase before the sentence itself: "Speaking in Orlow, …", "After leaving Orlow, …". */
const OPENERS = new Set(["VERB", "ADP", "SCONJ"]);

const looseOpeners = wordsOfKind("function-words", "waits");

/** Whether a quote mark or bracket of the text lacks its partner. */
export function hasUnpairedMark(text: string, language: Language): boolean {
  const { openAt, strayClosing } = quotedRegions(text, language);
  if (openAt !== null || strayClosing) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()[\]]/g)) {
    depth += bracket === "(" || bracket === "[" ? 1 : -1;
    if (depth < 0) return true;
  }
  return depth !== 0;
}

function referenceFlaw(sentence: string, language: Language): Flaw | null {
  const quoted = quotedRegions(sentence, language).regions;
  const report = withoutQuoted(sentence, language);
  const words = wordsOf(report);
  if (words.some((word) => isOwnVoice(word, sentence, language)) || hasOurVerb(sentenceParts(sentence, language)))
    return "first-person";
  const dangling = subjectOfNobody(report, words, language) ?? firstDangling(sentence, words, language);
  if (dangling) return isSpeaking(words, dangling, language) ? "nameless-speaker" : "pronoun";
  if (quoted[0]?.start === 0 && saysNobody(sentenceParts(sentence, language))) return "nameless-speaker";
  const isSpoken = words.some(({ lower }) => attributes(lower, language));
  if (isSpoken || quoted.length === 0) return null;
  return quoted[0]?.start === 0 || isOnlyAbout(sentenceParts(sentence, language)) ? "bare-quote" : null;
}

/** The report's own words. */
const outsideMarks = ({ tokens, quoted }: SentenceParts): TaggedToken[] =>
  tokens.filter(({ start }) => !isInside(quoted, start));

/** "«…», ha argumentado": behind the words said nothing stands that may have said them, in a language that leaves it out. */
function saysNobody(parts: SentenceParts): boolean {
  const { language } = parts;
  if (!language.dropsSubjects || language.unspaced) return false;
  const report = outsideMarks(parts);
  const isTold = report.some(
    (token) => (isFiniteVerb(token) && reportsWords(token.lower, language)) || token.tag.form === "participle",
  );
  return isTold && !language.phrases(report, 0, report.length).some((phrase) => !isGoverned(report, phrase));
}

/** "On the cost: “…”": what stands outside the marks is no clause, and names nobody who may have said what is in them. */
function isOnlyAbout(parts: SentenceParts): boolean {
  const { language } = parts;
  const report = outsideMarks(parts);
  if (language.unspaced || report.some(({ tag }) => VERBS.has(tag.wordClass))) return false;
  const maySay = ({ lower, tag }: TaggedToken): boolean => tag.wordClass === "PROPN" || isSpeakers(lower, language);
  return !language
    .phrases(report, 0, report.length)
    .some((phrase) => !isGoverned(report, phrase) && report.slice(phrase.from, phrase.to).some(maySay));
}

/** "we"; not the country, nor "the mine". */
const isOwnVoice = (word: Word, sentence: string, language: Language): boolean =>
  isFirstPerson(word.lower, language) &&
  word.text !== "US" &&
  tokenOf(sentenceParts(sentence, language), word)?.tag.wordClass !== "NOUN";

/** "Preguntamos a la ministra": a verb, outside the marks, whose form says "we" where no pronoun does. */
const hasOurVerb = (parts: SentenceParts): boolean => {
  const { ownVerbEndings } = parts.language;
  if (ownVerbEndings.length === 0) return false;
  return outsideMarks(parts).some(
    (token) => isFiniteVerb(token) && ownVerbEndings.some((ending) => token.lower.endsWith(ending)),
  );
};

const subjects = wordsOfKind("function-words", "subject");
/** Openers of a phrase that has no subject of its own: whom the main clause is about cannot be told in it. */
const withoutSubject = wordsOfKind("function-words", "without-subject");

/** "Speaking in Port Eliza, he …": a pronoun as the subject right after an opening phrase. */
function subjectOfNobody(report: string, words: readonly Word[], language: Language): Word | null {
  const [first] = words;
  const comma = report.indexOf(", ");
  if (!first || comma < 0 || comma > LONGEST_OPENING) return null;
  const subject = words.find(({ start }) => start > comma);
  const isOpening = withoutSubject(language).has(first.lower) || endsInParticiple(first.lower, language);
  return isOpening && subject && subject.start === comma + 2 && subjects(language).has(subject.lower) ? subject : null;
}

function isSpeaking(words: readonly Word[], pronoun: Word, language: Language): boolean {
  const at = words.indexOf(pronoun);
  return [at - 1, at + 1].some((beside) => reportsWords(words[beside]?.lower ?? "", language));
}
