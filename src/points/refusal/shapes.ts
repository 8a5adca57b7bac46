import { isFiniteVerb } from "../../languages/analysis/token.ts";
import type { WordClass } from "../../languages/analysis/word-class.ts";
import { type Language, perLanguage } from "../../languages/language.ts";
import { isFirstPerson } from "../../languages/pronouns.ts";
import { alternatives, wordsOfKind } from "../../languages/word-kinds.ts";
import { WORDLESS } from "../../languages/wordless.ts";
import type { Refusal } from "../../model/reading.ts";
import { blankSeparatedCount, wordsOf } from "../../text/words.ts";
import { sentenceParts } from "../compress/sentence-parts.ts";
import { withoutQuoted } from "../quoted.ts";
import { isFinished } from "./finished.ts";

const MANY_LINES = 8;
const MOST = 0.6;
const LIVE = 0.2;
const ASKED = 0.3;
const CREDITED = 0.4;
const MANY_ENTRIES = 4;
const ENTRIES = 0.3;

const TRANSCRIPT: Refusal = { code: "transcript", reason: "a transcript" };
const LIVE_BLOG: Refusal = { code: "live-blog", reason: "a live blog" };
const INTERVIEW: Refusal = { code: "interview", reason: "an interview in questions and answers" };

/** The shape of a text that is no report, by its lines and sentences; null for a report. */
export function shapeOf(lines: readonly string[], report: readonly string[], language: Language): Refusal | null {
  if (lines.length < MANY_LINES) return runOn(report, language);
  const share = (test: (line: string) => boolean): number => lines.filter(test).length / lines.length;
  if (share(isTableRow) >= MOST) return { code: "table", reason: "a table" };
  if (share(isTurn) >= MOST) return TRANSCRIPT;
  if (share((line) => isTimed(line, language)) >= LIVE && report.length > 3) return LIVE_BLOG;
  const questions = share((line) => isQuestion(line, language));
  if (questions >= ASKED && isInterview(lines, language)) return INTERVIEW;
  if (share((line) => isCredited(line, language)) >= CREDITED) return { code: "list", reason: "a gallery of pictures" };
  if (isRecipe(lines, language)) return { code: "list", reason: "a recipe" };
  return isListed(lines, report, language) ? { code: "list", reason: "a list" } : null;
}

/** The same of a text whose line breaks are lost: entries and turns begin at sentences. */
function runOn(report: readonly string[], language: Language): Refusal | null {
  const many = (test: (sentence: string) => boolean): boolean => {
    const found = report.filter(test).length;
    return found >= MANY_ENTRIES && found >= ENTRIES * report.length;
  };
  if (many(isAsked)) return INTERVIEW;
  if (many(isTurn)) return TRANSCRIPT;
  return many((sentence) => isTimed(sentence, language)) ? LIVE_BLOG : null;
}

function isListed(lines: readonly string[], report: readonly string[], language: Language): boolean {
  if (isCounted(lines)) return true;
  const finished = report.filter(isFinished);
  if (isVerbless(finished, language)) return true;
  const words = lines.reduce((total, line) => total + blankSeparatedCount(line), 0);
  return lines.filter(isListItem).length >= MOST * lines.length && blankSeparatedCount(finished.join(" ")) < words / 2;
}

/** "Lyon | 3 | 1.5", "Lyon	3	12": cells, most of them numbers or single words. */
const isTableRow = (line: string): boolean => {
  if (!/[\t|;]| {3}/.test(line)) return false;
  const cells = line.split(/\t|\||;| {3,}/).filter((cell) => cell.trim() !== "");
  return cells.length >= 3 && cells.every((cell) => blankSeparatedCount(cell) <= 4);
};

/** "14:32", "2.05pm BST", "Posted at 9.10", "2h ago", "15 minutes ago": a line that starts with the time of an entry. */
const isTimed = (line: string, language: Language): boolean => clock(language).test(line) || age(language).test(line);

const clock = perLanguage((language) => {
  const labels = alternatives(wordsOfKind("page-words", "entry-label")(language));
  return new RegExp(`^\\[?(?:(?:${labels}) )?\\d{1,2}[:.h]\\d{2}(?!\\d)`, "i");
});

/** "15 minutes ago", "vor 15 Minuten". */
const age = perLanguage((language) => {
  const [units, ago] = ["age-unit", "ago"].map((kind) => alternatives(wordsOfKind("page-words", kind)(language)));
  const before = alternatives(wordsOfKind("page-words", "ago-before")(language));
  return new RegExp(`^(?:\\d{1,2} ?(?:${units}) (?:${ago})|(?:${before}) \\d{1,2} ?(?:${units}))(?!\\p{L})`, "iu");
});

/** "BERG: Thank you.", "[00:12:03] ANNA BERG: Thank you.": a speaker's turn. */
const isTurn = (line: string): boolean =>
  /^(?:\[[\d:.]{4,12}\] ?)?(?:\p{Lu}[\p{Lu}.'’ -]{1,30}|[QA]\d{0,2})[:.]\s/u.test(line);

/** "Q: Why?", "A: Because.": a turn without a name. */
const isAsked = (line: string): boolean => /^[QA]\d{0,2}[:.]\s/.test(line);

const isQuestion = (line: string, language: Language): boolean =>
  line.length < 300 && /[?？؟]/.test(line) && /[?？؟]$/.test(withoutQuoted(line, language).trimEnd());

const FEWEST_ANSWERS = 3;
const PERSONAL = 1 / 3;

/** Questions that stand on lines of their own, each before a longer answer, some of which speak of the speaker. */
function isInterview(lines: readonly string[], language: Language): boolean {
  const answers = lines.filter((line, index) => {
    const question = lines[index - 1] ?? "";
    return isQuestion(question, language) && line.length > question.length;
  });
  return (
    answers.length >= FEWEST_ANSWERS &&
    answers.filter((answer) => isPersonal(answer, language)).length >= PERSONAL * answers.length
  );
}

const isPersonal = (answer: string, language: Language): boolean =>
  wordsOf(withoutQuoted(answer, language)).some(({ lower, text }) => isFirstPerson(lower, language) && text !== "US");

const LONGEST_CREDIT = 60;

/** "Waves at the pier. Photograph: A. Berg": a caption with its credit. */
function isCredited(line: string, language: Language): boolean {
  return pictureCredit(language).test(line.slice(-LONGEST_CREDIT));
}

const pictureCredit = perLanguage((language) => {
  const labels = alternatives(wordsOfKind("page-words", "picture-credit")(language));
  return new RegExp(`(?<!\\p{L})(?:${labels}) ?\\S`, "iu");
});

const ingredients = wordsOfKind("page-words", "recipe-list");
const methods = wordsOfKind("page-words", "recipe-step");

function isRecipe(lines: readonly string[], language: Language): boolean {
  const labels = lines.map((line) => line.toLowerCase().replace(/:$/, ""));
  return (
    labels.some((label) => ingredients(language).has(label)) && labels.some((label) => methods(language).has(label))
  );
}

const LEAST_COUNTED = 5;
const COUNTED = 0.2;
const MOST_WORDS_OF_A_HEADING = 12;

/** Headings numbered upwards or downwards one by one: "1. Orra Bay", "2. Long Sands" …; numbered reports are none. */
function isCounted(lines: readonly string[]): boolean {
  const counted = lines.filter((line) => /^\(?\d{1,3}[.):] ?\D/.test(line));
  const numbers = counted.map((line) => Number.parseInt(line.replace("(", ""), 10));
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const isEven = steps.every((step) => step === 1) || steps.every((step) => step === -1);
  const headings = counted.filter((line) => blankSeparatedCount(line) <= MOST_WORDS_OF_A_HEADING);
  const isList = numbers.length >= LEAST_COUNTED && numbers.length >= COUNTED * lines.length;
  return isList && isEven && headings.length >= MOST * counted.length;
}

const LEAST_VERBLESS = 5;

/** Notices and listings end like sentences but have no verb: "Dahl. In hospital, Marit, aged 90." */
function isVerbless(finished: readonly string[], language: Language): boolean {
  if (language === WORDLESS) return false;
  const least = Math.max(LEAST_VERBLESS, MOST * finished.length);
  let verbless = 0;
  for (const [at, sentence] of finished.entries()) {
    if (verbless + finished.length - at < least) return false;
    if (!hasVerb(sentence, language)) verbless++;
  }
  return verbless >= least;
}

/** Japanese and Chinese sentences may end in an adjective or a noun that is their predicate: any verb is one. */
const hasVerb = (sentence: string, language: Language): boolean =>
  sentenceParts(sentence, language).tokens.some(
    (token) =>
      (isFiniteVerb(token) && !neverFinite(language).has(token.lower)) ||
      (language.unspaced && VERBS.has(token.tag.wordClass)),
  );

/** "aged" of "aged 90", which may be taken for a verb. */
const neverFinite = wordsOfKind("function-words", "never-finite");

const VERBS: ReadonlySet<WordClass> = new Set(["AUX", "VERB"]);

const isListItem = (line: string): boolean =>
  /^(?:[-–—•·*▪●]|\(?\d{1,3}[.):])\s?\S/.test(line) || blankSeparatedCount(line) <= 6;
