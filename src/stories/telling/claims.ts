import { type Quantity, quantitiesOf } from "../../language/numbers.ts";
import { contentStems, stemOf } from "../../language/stems.ts";
import { STOP_WORDS } from "../../language/stop-words.ts";
import { type Word, wordsOf } from "../../language/words.ts";
import type { TextRange } from "../../model/article.ts";

/** A figure that a sentence gives for something. */
export interface Claim {
  /** What is counted or measured: "dead", "injured", the stem of a noun, a unit. */
  readonly slot: string;
  /** Whether it is a toll: what every report of an event with victims gives. */
  readonly isToll: boolean;
  readonly value: number;
  /** The figure as it is written. */
  readonly words: string;
  /** False for bounds and estimates: "at least 12", "about 300". */
  readonly isExact: boolean;
  /** The sentence. */
  readonly range: TextRange;
  /** Its content stems without the figures. */
  readonly context: ReadonlySet<string>;
}

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
const TOLL_SLOTS = new Set(TOLLS.values());
const COUNTED_PEOPLE = new Set(
  list(`people persons men women children civilians others passengers soldiers officers students residents workers
  protesters villagers migrants victims miners troops were was have had been are more`),
);
/** Before a figure, these make a bound or an estimate of it. */
const INEXACT = new Set(
  list(`least most about around some nearly almost roughly approximately over under than up to between estimated dozens
  hundreds thousands only another additional further maybe perhaps possibly average as`),
);
/** A sentence that looks back tells other figures. */
const LOOKING_BACK = new Set(list("since earlier previous previously initially originally last former compared"));
/** Nouns whose figures differ from report to report without a disagreement: times, ages and ranks. */
const PASSING = new Set(
  list(`year years month months week weeks day days hour hours minute minutes second seconds am pm time times year-old
  old st nd rd th percent page pages photo photos`).map(stemOf),
);
const REACH = 6;

/** The figures of a sentence that other outlets may give differently; none where it looks back. */
export function claimsOf(text: string, range: TextRange): Claim[] {
  const sentence = text.slice(range.start, range.end);
  const words = wordsOf(sentence);
  if (words.some(({ lower }) => LOOKING_BACK.has(lower) || isYear(lower))) return [];
  const quantities = quantitiesOf(words);
  const context = new Set(contentStems(sentence).filter((stem) => !/^\d/.test(stem)));
  return quantities.flatMap((quantity) => {
    const slot = quantity.isWeak || isPartOfName(sentence, words, quantity) ? null : slotOf(words, quantity);
    if (slot === null) return [];
    const [start, end] = [words[quantity.from]?.start ?? 0, words[quantity.to - 1]?.end ?? 0];
    return [
      {
        slot,
        isToll: TOLL_SLOTS.has(slot),
        value: quantity.value,
        words: sentence.slice(start, end),
        isExact: isExact(words, quantity),
        range,
        context,
      },
    ];
  });
}

/** "AK-47", "Covid-19". */
const isPartOfName = (sentence: string, words: readonly Word[], { from }: Quantity): boolean =>
  /[\p{L}][-–]$/u.test(sentence.slice(0, words[from]?.start ?? 0).slice(-2));

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

const isExact = (words: readonly Word[], { from }: Quantity): boolean =>
  !words.slice(Math.max(0, from - 3), from).some(({ lower }) => INEXACT.has(lower));

/** What the figure counts: a toll, else the noun right after it. */
function slotOf(words: readonly Word[], { from, to }: Quantity): string | null {
  const after = words.slice(to, to + REACH).map(({ lower }) => lower);
  const before = words.slice(Math.max(0, from - 2), from).map(({ lower }) => lower);
  return tollOf(before, after) ?? nounOf(after[0] ?? "");
}

/** "12 dead", "12 people were killed", "killed 12 people". */
function tollOf(before: readonly string[], after: readonly string[]): string | null {
  const next = after[0] ?? "";
  if (TOLLS.has(next)) return TOLLS.get(next) ?? null;
  if (!COUNTED_PEOPLE.has(next)) return null;
  const verb = after.find((word) => TOLLS.has(word)) ?? before.findLast((word) => TOLLS.has(word));
  return TOLLS.get(verb ?? "") ?? null;
}

function nounOf(word: string): string | null {
  if (word.length <= 2 || STOP_WORDS.has(word) || COUNTED_PEOPLE.has(word) || /^\d/.test(word)) return null;
  return PASSING.has(stemOf(word)) ? null : stemOf(word);
}
