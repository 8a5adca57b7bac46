import type { Language } from "../../../languages/language.ts";
import { quantitiesIn } from "../../../languages/numbers.ts";
import { reportsWords } from "../../../languages/speech.ts";
import { contentStem, stemOf } from "../../../languages/terms/stems.ts";
import { weekdayOf } from "../../../languages/weekdays.ts";
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
function monthOf(lower: string, language: Language): number | null {
  const times = language.words("times");
  return Number(/^month (\d+)/.exec(times.get(lower) ?? times.get(`${lower}.`) ?? "")?.[1] ?? 0) || null;
}

const MOST_DAYS = 31;

/** "1", "1st", "first". */
function ordinalOf(lower: string, language: Language): number {
  const [only, ...others] = quantitiesIn(lower, language);
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
  const { language } = account.sentence;
  const words = wordsOf(sentence);
  const days = daysOf(words, language);
  const [day] = days;
  if (!day || days.length > 1) return [];
  const [start, end] = [words[day.from]?.start ?? 0, words[day.to - 1]?.end ?? 0];
  const before = words.slice(Math.max(0, day.from - 2), day.from);
  const side = before.find(({ lower }) => sides(language).has(lower))?.lower ?? "on";
  const kind = weekdayOf(day.value, language) ? "weekday" : "day";
  const own = sentence.slice(start, end);
  const context = contextOf(sentence, own, language);
  const rest = { value: day.value, words: own, isExact: true, isToll: false, range, context };
  const act = actBefore(account, sentence, start);
  const anchors = [anchorOf(words, day, language), act].filter((anchor) => anchor !== null);
  const stems = new Map(anchors.map((anchor) => [anchor.stem, anchor.word]));
  return [...stems].map(([stem, word]) => ({
    kind: "date",
    slot: `${kind} ${side} ${stem}`,
    label: word,
    act: act?.isEmpty ? "" : (act?.word ?? ""),
    ...rest,
  }));
}

/** The act whose clause the day closes: "Work will begin on Monday". */
function actBefore({ statements }: SentenceAccount, sentence: string, start: number): Act | null {
  const act = statements.findLast((statement) => statement.end <= start);
  if (!act || act.isReport || /[,;:"”]/.test(sentence.slice(act.end, start))) return null;
  return { stem: stemOf(act.act), word: act.act, isEmpty: act.isEmpty };
}

interface Anchor {
  readonly stem: string;
  readonly word: string;
}

interface Act extends Anchor {
  readonly isEmpty: boolean;
}

/** Every day of a text: "06-01", "sunday". */
export const daysIn = (text: string, language: Language): Set<string> =>
  new Set(daysOf(wordsOf(text), language).map(({ value }) => value));

function daysOf(words: readonly Word[], language: Language): Day[] {
  const days: Day[] = [];
  for (let at = 0; at < words.length; at++) {
    const day = dayAt(words, at, language);
    if (!day) continue;
    days.push(day);
    at = day.to - 1;
  }
  return days;
}

/** "June 1", "1 June", "1st of June", "the first of June", "Sunday". */
function dayAt(words: readonly Word[], at: number, language: Language): Day | null {
  const word = words[at];
  if (!word) return null;
  if (weekdayOf(word.lower, language)) return { value: word.lower, from: at, to: at + 1 };
  const next = words[at + 1]?.lower === "of" ? at + 2 : at + 1;
  if (isMonth(word, language)) return calendarDay([word, words[at + 1]], { from: at, to: at + 2 }, language);
  const month = words[next];
  return isMonth(month, language) ? calendarDay([month, word], { from: at, to: next + 1 }, language) : null;
}

/** "May" and "March" are months with a capital only. */
const isMonth = (word: Word | undefined, language: Language): word is Word =>
  word !== undefined && monthOf(word.lower, language) !== null && word.text !== word.lower;

function calendarDay(
  [month, day]: readonly [Word, Word | undefined],
  place: Pick<Day, "from" | "to">,
  language: Language,
): Day | null {
  const number = ordinalOf(day?.lower ?? "", language);
  if (!(number >= 1 && number <= 31)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  return { value: `${two(monthOf(month.lower, language) ?? 0)}-${two(number)}`, ...place };
}

/** What happens on that day: the word that carries matter just before, else just after. */
function anchorOf(words: readonly Word[], { from, to }: Day, language: Language): Anchor | null {
  const isOfDay = ofDay(language);
  const before = words.slice(Math.max(0, from - REACH), from).findLast(({ lower }) => !isOfDay.has(lower));
  const after = words.slice(to, to + 2).find(({ lower }) => !isOfDay.has(lower));
  const anchor = contentStem(before?.lower ?? "", language) === null ? after : before;
  const stem = contentStem(anchor?.lower ?? "", language);
  const isReport = [anchor, before].some((word) => reportsWords(word?.lower ?? "", language));
  return anchor && stem !== null && !isReport ? { stem, word: anchor.lower } : null;
}
