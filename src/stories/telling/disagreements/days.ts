import { usualLanguage } from "../../../languages/known.ts";
import { quantitiesIn } from "../../../languages/numbers.ts";
import { reportsWords } from "../../../languages/speech.ts";
import { contentStem, stemOf } from "../../../languages/terms/stems.ts";
import type { TextRange } from "../../../model/article.ts";
import { type Word, wordsOf } from "../../../text/words.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import { storyWords } from "../../story-words.ts";
import { type Claim, contextOf } from "./claim.ts";

/** Which side of the day is meant: those of one side are set beside each other. */
const sides = storyWords("day-side");
const ofDay = storyWords("of-day");
const REACH = 5;

/** The number of a month, named whole or by its first letters; null for other words. */
function monthOf(lower: string): number | null {
  const times = usualLanguage().words("times");
  return Number(/^month (\d+)/.exec(times.get(lower) ?? times.get(`${lower}.`) ?? "")?.[1] ?? 0) || null;
}

const isWeekday = (lower: string): boolean =>
  usualLanguage().words("times").get(lower)?.startsWith("weekday") === true && !lower.endsWith("ys");

const MOST_DAYS = 31;

/** "1", "1st", "first". */
function ordinalOf(lower: string): number {
  const [only, ...others] = quantitiesIn(lower);
  return only && others.length === 0 && only.value <= MOST_DAYS ? only.value : 0;
}

interface Day {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** The day that a sentence gives for something, where it names just one day; none for the day on which one spoke. */
export function dayClaims(account: SentenceAccount, text: string, range: TextRange): Claim[] {
  const sentence = text.slice(range.start, range.end);
  const words = wordsOf(sentence);
  const days = daysOf(words);
  const [day] = days;
  if (!day || days.length > 1) return [];
  const [start, end] = [words[day.from]?.start ?? 0, words[day.to - 1]?.end ?? 0];
  const side = words.slice(Math.max(0, day.from - 2), day.from).find(({ lower }) => sides().has(lower))?.lower ?? "on";
  const kind = isWeekday(day.value) ? "weekday" : "day";
  const own = sentence.slice(start, end);
  const rest = { value: day.value, words: own, isExact: true, isToll: false, range, context: contextOf(sentence, own) };
  const act = actBefore(account, sentence, start);
  const anchors = [anchorOf(words, day), act].filter((anchor) => anchor !== null);
  const stems = new Map(anchors.map((anchor) => [anchor.stem, anchor.word]));
  return [...stems].map(([stem, word]) => ({
    kind: "date",
    slot: `${kind} ${side} ${stem}`,
    label: word,
    act: act?.word ?? "",
    ...rest,
  }));
}

/** The act whose clause the day closes: "Work will begin on Monday". */
function actBefore({ statements }: SentenceAccount, sentence: string, start: number): Anchor | null {
  const act = statements.findLast((statement) => statement.end <= start);
  if (!act || act.isReport || /[,;:"”]/.test(sentence.slice(act.end, start))) return null;
  return { stem: stemOf(act.act), word: act.act };
}

interface Anchor {
  readonly stem: string;
  readonly word: string;
}

/** Every day of a text: "06-01", "sunday". */
export const daysIn = (text: string): Set<string> => new Set(daysOf(wordsOf(text)).map(({ value }) => value));

function daysOf(words: readonly Word[]): Day[] {
  const days: Day[] = [];
  for (let at = 0; at < words.length; at++) {
    const day = dayAt(words, at);
    if (!day) continue;
    days.push(day);
    at = day.to - 1;
  }
  return days;
}

/** "June 1", "1 June", "1st of June", "the first of June", "Sunday". */
function dayAt(words: readonly Word[], at: number): Day | null {
  const word = words[at];
  if (!word) return null;
  if (isWeekday(word.lower)) return { value: word.lower, from: at, to: at + 1 };
  const next = words[at + 1]?.lower === "of" ? at + 2 : at + 1;
  if (isMonth(word)) return calendarDay(word, words[at + 1], at, at + 2);
  return isMonth(words[next]) ? calendarDay(words[next], word, at, next + 1) : null;
}

/** "May" and "March" are months with a capital only. */
const isMonth = (word: Word | undefined): word is Word =>
  word !== undefined && monthOf(word.lower) !== null && word.text !== word.lower;

function calendarDay(month: Word, day: Word | undefined, from: number, to: number): Day | null {
  const number = ordinalOf(day?.lower ?? "");
  if (!(number >= 1 && number <= 31)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  return { value: `${two(monthOf(month.lower) ?? 0)}-${two(number)}`, from, to };
}

/** What happens on that day: the word that carries matter just before, else just after. */
function anchorOf(words: readonly Word[], { from, to }: Day): Anchor | null {
  const before = words.slice(Math.max(0, from - REACH), from).findLast(({ lower }) => !ofDay().has(lower));
  const after = words.slice(to, to + 2).find(({ lower }) => !ofDay().has(lower));
  const anchor = contentStem(before?.lower ?? "") === null ? after : before;
  const stem = contentStem(anchor?.lower ?? "");
  if (!anchor || stem === null || reportsWords(anchor.lower) || reportsWords(before?.lower ?? "")) return null;
  return { stem, word: anchor.lower };
}
