import { type Language, perLanguage } from "../../../languages/language.ts";
import { type Quantity, quantitiesOf } from "../../../languages/numbers.ts";
import { contentStem, stemOf } from "../../../languages/terms/stems.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import type { TextRange } from "../../../model/article.ts";
import { type Word, wordsOf } from "../../../text/words.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import { type AnalysedSentence, lemmaAt } from "../../statements/analysed.ts";
import { storyWords } from "../../story-words.ts";
import { type Claim, contextOf } from "./claim.ts";
import { type FigurePlace, tollOf } from "./tolls.ts";

/** Before a figure, these make it a bound, an estimate or a part. */
const inexact = storyWords("inexact");
/** These do so right before it; "to" behind "up" only. */
const bounds = storyWords("bound");
/** After it, these make it one of several. */
const more = storyWords("more");
/** A sentence that looks back, corrects or estimates tells other figures. */
const lookingBack = storyWords("looks-back");
const passing = perLanguage((language) => new Set([...storyWords("passing")(language)].map(stemOf)));
/** A sentence of more figures is a table of results in words, of which outlets choose each its own. */
const MOST_FIGURES = 2;
const CURRENCIES: Readonly<Record<string, string>> = { $: "dollars", "€": "euros", "£": "pounds", "¥": "yen" };

/** The figures of a sentence that other outlets may give differently; none where it looks back. */
export function figureClaims(account: SentenceAccount, sentence: string, range: TextRange): Claim[] {
  const words = wordsOf(sentence);
  const { language } = account.sentence;
  if (
    words.some(({ lower }) => lookingBack(language).has(lower) || isYear(lower)) ||
    isFirstOfSeveral(account.sentence)
  )
    return [];
  const counted = quantitiesOf(words, language).flatMap((quantity): Counted[] => {
    const isOther = isOfAnotherKind(sentence, words, quantity, account.sentence);
    const slot = isOther ? null : slotOf(account.sentence, sentence, words, quantity);
    return slot === null || (quantity.isWeak && !slot.isToll) ? [] : [{ quantity, slot }];
  });
  const context = contextWithout(sentence, words, account);
  return counted.flatMap(({ quantity, slot: { factor, ...slot } }) => {
    const isTabled = counted.length > MOST_FIGURES && !isOnlySum(quantity, slot.slot, counted);
    if (!slot.isToll && isTabled) return [];
    const [first, end] = [words[quantity.from]?.start ?? 0, words[quantity.to - 1]?.end ?? 0];
    const start = sentence.charAt(first - 1) in CURRENCIES ? first - 1 : first;
    const value = Number((quantity.value * factor).toPrecision(6));
    const own = { value, words: sentence.slice(start, end), isExact: isExact(words, quantity, language) };
    return [{ kind: "figure", ...slot, ...own, range, context }];
  });
}

interface Counted {
  readonly quantity: Quantity;
  readonly slot: Slot;
}

/** A sum stands for itself among counts of other things: "2 billion crowns over ten years for two thirds of the Sound". */
const isOnlySum = ({ value }: Quantity, own: string, counted: readonly Counted[]): boolean =>
  value >= SUM && counted.filter(({ slot }) => slot.slot === own).length === 1 && counted.length <= MOST_WITH_SUM;

const SUM = 100_000;
const MOST_WITH_SUM = 4;

/** "The brigade first spoke of 5 engines". */
const isFirstOfSeveral = ({ tokens }: AnalysedSentence): boolean =>
  tokens.some(({ lower }, at) => lower === "first" && tokens[at + 1]?.tag.wordClass === "VERB");

/** What a sentence tells apart from its figures and their units. */
function contextWithout(
  sentence: string,
  words: readonly Word[],
  { sentence: { language } }: SentenceAccount,
): Set<string> {
  const units = language.words("units");
  const inFigures = quantitiesOf(words, language).flatMap(({ from, to }) => words.slice(from, to));
  const isUnit = ({ lower }: Word) => units.has(lower) || units.has(lower.replace(/s$/, "")) || lower === "cent";
  const own = [...inFigures, ...words.filter(isUnit)].map(({ text }) => text);
  return contextOf(sentence, own.join(" "), language);
}

/** A figure of a text with the stem of the word behind it. */
export interface KnownFigure {
  readonly value: number;
  readonly next: string;
}

/** Every figure of a text. */
export function figuresIn(text: string, language: Language): KnownFigure[] {
  const words = wordsOf(text);
  return quantitiesOf(words, language).map(({ value, to }) => {
    const [last, behind] = [words[to - 1], words[to]];
    const isTied = last && behind && /^[ \u00a0-]$/u.test(text.slice(last.end, behind.start));
    return { value, next: isTied ? (contentStem(behind.lower, language) ?? "") : "" };
  });
}

/** "AK-47", "Heron 3", "No. 7"; "the 1950s"; "20:30"; what a sum is in other money, in brackets. */
function isOfAnotherKind(
  sentence: string,
  words: readonly Word[],
  { from, to, value }: Quantity,
  { tokens, language }: AnalysedSentence,
): boolean {
  const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
  const before = sentence.slice(0, start);
  const isInBrackets = before.lastIndexOf("(") > before.lastIndexOf(")");
  const isPartOfTime =
    /\d:$/.test(before) || /^:\d/.test(sentence.slice(end)) || /^\s*[ap]\.?m\b/i.test(sentence.slice(end));
  const last = tokens.findLast((token) => token.end <= start);
  const isLabel =
    last !== undefined &&
    (language.words("abbreviations").get(last.text.replace(/\.$/, "")) === "numbering" ||
      last.lower === "number" ||
      (last.tag.wordClass === "PROPN" && !language.words("times").has(last.lower)));
  const isDecade = (words[to - 1]?.lower ?? "").endsWith("0s");
  return (
    value === 0 ||
    isQuoted(before) ||
    isInBrackets ||
    isPartOfTime ||
    isLabel ||
    isDecade ||
    /[\p{L}][-–]$/u.test(before)
  );
}

/** What a speaker says in marks is no outlet's figure. */
const isQuoted = (before: string): boolean =>
  (before.match(/"/g)?.length ?? 0) % 2 === 1 || before.lastIndexOf("“") > before.lastIndexOf("”");

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

const isExact = (words: readonly Word[], { from, to }: Quantity, language: Language): boolean =>
  !words.slice(Math.max(0, from - 3), from).some(({ lower }) => inexact(language).has(lower)) &&
  !words.slice(Math.max(0, from - 2), from).some(({ lower }) => bounds(language).has(lower)) &&
  !more(language).has(words[to]?.lower ?? "");

interface Slot {
  readonly slot: string;
  readonly label: string;
  readonly isToll: boolean;
  /** How many of the basic unit one is. */
  readonly factor: number;
}

/** What the figure counts or measures: a toll, money, a length, a share, else its noun. */
function slotOf(sentence: AnalysedSentence, text: string, words: readonly Word[], quantity: Quantity): Slot | null {
  const { from, to } = quantity;
  const place = placeOf(sentence, words, quantity);
  const toll = tollOf(sentence, place);
  if (toll !== null) {
    const label = toll.who === null ? toll.kind : `${toll.who} ${toll.kind}`;
    return { slot: label, label, isToll: true, factor: 1 };
  }
  const currency = CURRENCIES[text.charAt((words[from]?.start ?? 0) - 1)];
  if (currency !== undefined) return { slot: stemOf(currency), label: currency, isToll: false, factor: 1 };
  const unit = unitOf(sentence, text, words, to);
  if (unit !== null) return unit;
  const noun = place.noun === null ? (words[to]?.lower ?? "") : (sentence.tokens[place.noun]?.lower ?? "");
  if (!isCounted(noun, sentence)) return null;
  return { slot: stemOf(noun), label: labelOf(sentence, place, noun), isToll: false, factor: 1 };
}

/** "40 per cent", "5 kilometres", "a 110-pound probe". */
function unitOf({ language, tokens }: AnalysedSentence, text: string, words: readonly Word[], to: number): Slot | null {
  const units = language.words("units");
  const [end, next, after] = [words[to - 1]?.end ?? 0, words[to], words[to + 1]];
  const isPercent = text.charAt(end) === "%";
  const token = tokens.find(({ start }) => start === next?.start);
  const names = isPercent
    ? ["percent"]
    : [
        `${next?.lower} ${after?.lower}`,
        next?.lower ?? "",
        token ? language.lemma(token) : "",
        (next?.lower ?? "").replace(/s$/, ""),
      ];
  const name = names.find((one) => units.has(one));
  const [dimension, factor] = (units.get(name ?? "") ?? "").split(" ");
  if (name === undefined || !dimension) return null;
  const label = dimension === "share" ? "percent" : (next?.lower ?? name);
  return { slot: dimension, label, isToll: false, factor: Number(factor) };
}

/** The figure's tokens and the noun of the phrase that it stands in. */
function placeOf(sentence: AnalysedSentence, words: readonly Word[], { from, to }: Quantity): FigurePlace {
  const { tokens, phrases } = sentence;
  const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
  const first = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end);
  const phrase = phrases.find((each) => each.from <= last && last < each.to);
  const isCounting =
    phrase !== undefined &&
    phrase.head > last &&
    !tokens.slice(last + 1, phrase.head).some(({ tag }) => tag.wordClass === "ADP");
  const isOther = isCounting && wordClassAt(sentence, phrase.head) === "PROPN";
  return { from: first, to: last + 1, noun: isCounting && !isOther ? phrase.head : null };
}

const wordClassAt = ({ tokens }: AnalysedSentence, at: number): string | undefined => tokens[at]?.tag.wordClass;

/** "undersea cables", with what describes the noun. */
function labelOf({ tokens }: AnalysedSentence, { to, noun }: FigurePlace, last: string): string {
  if (noun === null || noun - to > 2) return last;
  return tokens
    .slice(to, noun + 1)
    .map(({ lower }) => lower)
    .join(" ");
}

/** People at large are counted in any story for many reasons. */
const people = storyWords("people");

function isCounted(word: string, sentence: AnalysedSentence): boolean {
  const { language } = sentence;
  if (word.length <= 2 || isStopWord(word, language) || people(language).has(word) || /^\d/.test(word)) return false;
  const at = sentence.tokens.findIndex(({ lower }) => lower === word);
  const isNoun = at < 0 || wordClassAt(sentence, at) === "NOUN";
  return (
    isNoun &&
    !more(language).has(word) &&
    !passing(language).has(stemOf(word)) &&
    !language.words("times").has(lemmaAt(sentence, at))
  );
}
