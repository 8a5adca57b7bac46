import { type Quantity, quantitiesOf } from "../../../language/numbers.ts";
import { stemOf } from "../../../language/stems.ts";
import { STOP_WORDS } from "../../../language/stop-words.ts";
import { type Word, wordsOf } from "../../../language/words.ts";
import type { TextRange } from "../../../model/article.ts";
import { type Claim, contextOf } from "./claim.ts";

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Verbs and nouns of tolls, by what they count. */
const TOLLS: ReadonlyMap<string, string> = new Map([
  ...list("dead killed died deaths dying fatalities bodies corpses").map((word): [string, string] => [word, "dead"]),
  ...list("injured wounded hurt injuries").map((word): [string, string] => [word, "injured"]),
  ...list("arrested detained arrests detentions").map((word): [string, string] => [word, "arrested"]),
  ...list("missing unaccounted").map((word): [string, string] => [word, "missing"]),
  ...list("rescued saved").map((word): [string, string] => [word, "rescued"]),
  ...list("evacuated displaced").map((word): [string, string] => [word, "evacuated"]),
]);
/** Who is counted where all are. */
const ANYBODY = new Set(list("people persons others victims was were have has had been are"));
/** Who is counted where some are: a figure of its own. */
const SOME_PEOPLE = new Set(
  list(`men women children civilians passengers soldiers officers students residents workers protesters villagers
  migrants miners troops sailors tourists police firefighters`),
);
/** Before a figure, these make a bound, an estimate or a part of it. */
const INEXACT = new Set(
  list(`least most about around some nearly almost roughly approximately over under than up to between estimated dozens
  hundreds thousands only another additional further maybe perhaps possibly average as including among them whom`),
);
/** After it, these make it one of several. */
const MORE = new Set(list("more others other additional further"));
/** A sentence that looks back tells other figures. */
const LOOKING_BACK = new Set(list("since earlier previous previously initially originally last former compared"));
/** Nouns whose figures differ from report to report without a disagreement: times, ages and ranks. */
const PASSING = new Set(
  list(`year years month months week weeks day days hour hours minute minutes second seconds am pm gmt time times
  year-old old st nd rd th percent per cent page pages photo photos worth career square`).map(stemOf),
);
const REACH = 6;
/** A sentence of more figures is a table of results in words, of which outlets choose each its own. */
const MOST_FIGURES = 2;
const CURRENCIES: Readonly<Record<string, string>> = { $: "dollars", "€": "euros", "£": "pounds", "¥": "yen" };

/** The figures of a sentence that other outlets may give differently; none where it looks back. */
export function figureClaims(text: string, range: TextRange): Claim[] {
  const sentence = text.slice(range.start, range.end);
  const words = wordsOf(sentence);
  if (words.some(({ lower }) => LOOKING_BACK.has(lower) || isYear(lower))) return [];
  const counted = quantitiesOf(words).flatMap((quantity) => {
    const slot =
      quantity.isWeak || isOfAnotherKind(sentence, words, quantity) ? null : slotOf(sentence, words, quantity);
    return slot === null ? [] : [{ quantity, slot }];
  });
  const context = contextOf(sentence, "");
  return counted.flatMap(({ quantity, slot }) => {
    if (!slot.isToll && counted.length > MOST_FIGURES) return [];
    const [first, end] = [words[quantity.from]?.start ?? 0, words[quantity.to - 1]?.end ?? 0];
    const start = sentence.charAt(first - 1) in CURRENCIES ? first - 1 : first;
    const isSure = isExact(words, quantity);
    const own = { value: quantity.value, words: sentence.slice(start, end), isExact: isSure };
    return [{ kind: "figure", ...slot, ...own, range, context }];
  });
}

/** Every figure of a text, by its value. */
export const figuresIn = (text: string): Set<number> => new Set(quantitiesOf(wordsOf(text)).map(({ value }) => value));

/** "AK-47", "Covid-19"; "the 1950s"; what a sum is in other money, in brackets. */
function isOfAnotherKind(sentence: string, words: readonly Word[], { from, to, value }: Quantity): boolean {
  const before = sentence.slice(0, words[from]?.start ?? 0);
  const isInBrackets = before.lastIndexOf("(") > before.lastIndexOf(")");
  return value === 0 || isInBrackets || /[\p{L}][-–]$/u.test(before) || (words[to - 1]?.lower ?? "").endsWith("0s");
}

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

const isExact = (words: readonly Word[], { from, to }: Quantity): boolean =>
  !words.slice(Math.max(0, from - 3), from).some(({ lower }) => INEXACT.has(lower)) &&
  !MORE.has(words[to]?.lower ?? "");

interface Slot {
  readonly slot: string;
  readonly label: string;
  readonly isToll: boolean;
}

/** What the figure counts: a toll, money, else the noun right after it. */
function slotOf(sentence: string, words: readonly Word[], { from, to }: Quantity): Slot | null {
  const after = words.slice(to, to + REACH).map(({ lower }) => lower);
  const before = words.slice(Math.max(0, from - 2), from).map(({ lower }) => lower);
  const toll = tollOf(before, after);
  if (toll !== null) return toll;
  const currency = CURRENCIES[sentence.charAt((words[from]?.start ?? 0) - 1)];
  const noun = currency ?? after[0] ?? "";
  return isCounted(noun) ? { slot: stemOf(noun), label: labelOf(noun, words[to + 1]), isToll: false } : null;
}

/** "undersea cables", where what is counted comes after a word that describes it. */
const labelOf = (noun: string, next: Word | undefined): string =>
  !noun.endsWith("s") && next?.lower.endsWith("s") && isCounted(next.lower) ? `${noun} ${next.lower}` : noun;

/** "12 dead", "12 people were killed", "killed 12 people"; "3 children died" is a toll of its own. */
function tollOf(before: readonly string[], after: readonly string[]): Slot | null {
  const next = after[0] ?? "";
  const own = TOLLS.get(next);
  if (own !== undefined) return { slot: own, label: own, isToll: true };
  if (!ANYBODY.has(next) && !SOME_PEOPLE.has(next)) return null;
  const verb = after.find((word) => TOLLS.has(word)) ?? before.findLast((word) => TOLLS.has(word));
  const toll = TOLLS.get(verb ?? "");
  if (toll === undefined) return null;
  const label = SOME_PEOPLE.has(next) ? `${next} ${toll}` : toll;
  return { slot: label, label, isToll: true };
}

function isCounted(word: string): boolean {
  if (word.length <= 2 || STOP_WORDS.has(word) || ANYBODY.has(word) || SOME_PEOPLE.has(word)) return false;
  return !/^\d/.test(word) && !MORE.has(word) && !PASSING.has(stemOf(word));
}
