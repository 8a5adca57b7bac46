import type { Refusal } from "../../model/reading.ts";
import { withoutQuoted } from "../../text/quote-marks.ts";
import { blankSeparatedCount, wordsOf } from "../../text/words.ts";
import { looksFinite } from "../compress/finite-verbs.ts";
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
export function shapeOf(lines: readonly string[], report: readonly string[], language: string | null): Refusal | null {
  if (lines.length < MANY_LINES) return runOn(report);
  const share = (test: (line: string) => boolean): number => lines.filter(test).length / lines.length;
  if (share(isTableRow) >= MOST) return { code: "table", reason: "a table" };
  if (share(isTurn) >= MOST) return TRANSCRIPT;
  if (share(isTimed) >= LIVE && report.length > 3) return LIVE_BLOG;
  if (share(isQuestion) >= ASKED && isInterview(lines)) return INTERVIEW;
  if (share(isCredited) >= CREDITED) return { code: "list", reason: "a gallery of pictures" };
  if (isRecipe(lines)) return { code: "list", reason: "a recipe" };
  return isListed(lines, report, language) ? { code: "list", reason: "a list" } : null;
}

/** The same of a text whose line breaks are lost: entries and turns begin at sentences. */
function runOn(report: readonly string[]): Refusal | null {
  const many = (test: (sentence: string) => boolean): boolean => {
    const found = report.filter(test).length;
    return found >= MANY_ENTRIES && found >= ENTRIES * report.length;
  };
  if (many(isAsked)) return INTERVIEW;
  if (many(isTurn)) return TRANSCRIPT;
  return many(isTimed) ? LIVE_BLOG : null;
}

function isListed(lines: readonly string[], report: readonly string[], language: string | null): boolean {
  if (isCounted(lines)) return true;
  const finished = report.filter(isFinished);
  if (TOLD_BY_VERBS.has(language) && isVerbless(finished)) return true;
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
const isTimed = (line: string): boolean =>
  /^\[?(?:(?:posted|updated|published)(?: at)? )?\d{1,2}[:.h]\d{2}(?!\d)/i.test(line) ||
  /^\d{1,2} ?(?:s|m|h|d|sec|min|mins|minutes?|hr|hrs|hours?|days?) ago\b/i.test(line);

/** "BERG: Thank you.", "[00:12:03] ANNA BERG: Thank you.": a speaker's turn. */
const isTurn = (line: string): boolean =>
  /^(?:\[[\d:.]{4,12}\] ?)?(?:\p{Lu}[\p{Lu}.'’ -]{1,30}|[QA]\d{0,2})[:.]\s/u.test(line);

/** "Q: Why?", "A: Because.": a turn without a name. */
const isAsked = (line: string): boolean => /^[QA]\d{0,2}[:.]\s/.test(line);

const isQuestion = (line: string): boolean =>
  line.length < 300 && line.includes("?") && withoutQuoted(line).trimEnd().endsWith("?");

const FEWEST_ANSWERS = 3;
const PERSONAL = 1 / 3;
const FIRST_PERSON = new Set("i i'm i've i'd me my we we've our us".split(" "));

/** Questions that stand on lines of their own, each before a longer answer, some of which speak of the speaker. */
function isInterview(lines: readonly string[]): boolean {
  const answers = lines.filter((line, index) => {
    const question = lines[index - 1] ?? "";
    return isQuestion(question) && line.length > question.length;
  });
  return answers.length >= FEWEST_ANSWERS && answers.filter(isPersonal).length >= PERSONAL * answers.length;
}

const isPersonal = (answer: string): boolean =>
  wordsOf(withoutQuoted(answer)).some(({ lower, text }) => FIRST_PERSON.has(lower.replace("’", "'")) && text !== "US");

const LONGEST_CREDIT = 60;

/** "Waves at the pier. Photograph: A. Berg": a caption with its credit. */
function isCredited(line: string): boolean {
  const tail = line.slice(-LONGEST_CREDIT);
  return /\b(?:photograph|photo|picture|image|credit)s?(?: by|:) ?\S/i.test(tail);
}

const METHODS = new Set(["method", "directions", "instructions", "preparation", "steps"]);

function isRecipe(lines: readonly string[]): boolean {
  const labels = lines.map((line) => line.toLowerCase().replace(/:$/, ""));
  return labels.includes("ingredients") && labels.some((label) => METHODS.has(label));
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

/** Languages whose verbs are known here. */
const TOLD_BY_VERBS: ReadonlySet<string | null> = new Set([null, "de", "en"]);
const LEAST_VERBLESS = 5;

/** Notices and listings end like sentences but have no verb: "Dahl. In hospital, Marit, aged 90." */
function isVerbless(finished: readonly string[]): boolean {
  const verbless = finished.filter((sentence) => !wordsOf(sentence).some(({ text }) => mayBeVerb(text)));
  return verbless.length >= LEAST_VERBLESS && verbless.length >= MOST * finished.length;
}

const mayBeVerb = (word: string): boolean => looksFinite(word) || /^\p{Ll}{3,}s$/u.test(word);

const isListItem = (line: string): boolean =>
  /^(?:[-–—•·*▪●]|\(?\d{1,3}[.):])\s?\S/.test(line) || blankSeparatedCount(line) <= 6;
