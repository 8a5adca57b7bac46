import type { Language } from "../../languages/language.ts";
import type { QuoteKind } from "../../model/reading.ts";
import type { Saying, SayingQuote, StoryPoint } from "../../model/story.ts";
import { inParts } from "../../stories/telling/sayings/in-parts.ts";
import { isCutFrom, wordingOf } from "../../text/wording.ts";
import { blankSeparatedCount } from "../../text/words.ts";
import { terms } from "./terms.ts";

const KIND_WEIGHT: Record<QuoteKind, number> = { direct: 1, fragment: 0.5, indirect: 0.25 };
/** Words between which a quote reads well by itself; a shorter or longer one weighs less in proportion. */
const SHORT = 8;
const LONG = 45;
/** Fewer words than this say nothing by themselves. */
const LEAST_WORDS = 4;
/** As many different words that carry meaning make a quote fully informative. */
const INFORMATIVE_TERMS = 8;
const ANONYMOUS = 0.4;
const AGAIN_THE_SAME_SPEAKER = 0.4;
/** A quote of which a key point already gives one wording in full, and with it the better part of what was said. */
const TOLD_ALREADY = 0.3;
const BETTER_PART = 0.5;
/** From this share on the point tells all of it, and nothing is left to read. */
const ALL_OF_IT = 0.9;
/** The same where outlets word it otherwise: its variants are worth reading beside the point. */
const TOLD_IN_ONE_WORDING = 0.6;
/** What outlets word differently shows more than one of them can. */
const WORDED_DIFFERENTLY = 1.2;

/**
 * The sayings that tell a reader most: a clause in marks before words in marks, a named speaker before none, a readable
 * length, many words that carry meaning, reported by several outlets, and different speakers before one speaker again.
 * None whose speaker is in doubt.
 */
export function bestSayings(
  sayings: readonly Saying[],
  points: readonly StoryPoint[],
  limit: number,
  language: Language,
): readonly Saying[] {
  const told = points.map(({ text }) => ` ${wordingOf(text)} `).join("\n");
  const candidates = sayings
    .map((saying) => ({ saying, worth: worthOf(saying, told, language) }))
    .filter(({ worth }) => worth > 0);
  const chosen: Saying[] = [];
  const joined = new Set<Saying>();
  while (chosen.length < limit && candidates.length > 0) {
    const heard = new Set(chosen.map(({ speaker }) => speaker?.name));
    const worthNow = ({ saying, worth }: (typeof candidates)[number]) =>
      worth * (heard.has(saying.speaker?.name) ? AGAIN_THE_SAME_SPEAKER : 1);
    const best = candidates.reduce((one, other) => (worthNow(other) > worthNow(one) ? other : one));
    candidates.splice(candidates.indexOf(best), 1);
    const known = chosen.findIndex(({ part }) => part !== undefined && part.quotation === best.saying.part?.quotation);
    const shown = chosen[known];
    if (!shown) chosen.push(best.saying);
    else if (!joined.has(shown) && areNeighbours(shown, best.saying)) {
      chosen[known] = joinedParts(shown, best.saying);
      joined.add(chosen[known]);
    }
  }
  return chosen;
}

/** Whether two parts of one quotation follow on each other and are not too long together. */
const areNeighbours = (one: Saying, other: Saying): boolean =>
  Math.abs((one.part?.place ?? 0) - (other.part?.place ?? 0)) === 1 && wordsOf(one) + wordsOf(other) <= LONG;

/** Two parts of one quotation as one; the other wordings of both come behind. */
function joinedParts(shown: Saying, other: Saying): Saying {
  const [one, next] = (shown.part?.place ?? 0) < (other.part?.place ?? 0) ? [shown, other] : [other, shown];
  const others = [one, next].flatMap((saying) => saying.quotes.slice(fullestOf(saying).length));
  const rest = fullestOf(next).map((quote) => ({ ...quote, continues: true }));
  return { ...one, quotes: [...fullestOf(one), ...rest, ...others] };
}

/** The first wording of a saying: a quote with those that go on with it. */
const fullestOf = ({ quotes }: Pick<Saying, "quotes">): readonly SayingQuote[] => inParts(quotes)[0] ?? [];

const wordsOf = (saying: Saying): number =>
  fullestOf(saying).reduce((sum, { text }) => sum + blankSeparatedCount(text), 0);

function worthOf({ speaker, quotes }: Saying, told: string, language: Language): number {
  const fullest = quotes[0];
  if (!fullest || speaker?.doubtful) return 0;
  const length = blankSeparatedCount(fullest.text);
  if (length < LEAST_WORDS) return 0;
  return (
    KIND_WEIGHT[fullest.kind] *
    (speaker ? 1 : ANONYMOUS) *
    Math.min(1, length / SHORT, LONG / length) *
    Math.min(1, terms(fullest.text, language).size / INFORMATIVE_TERMS) *
    Math.log2(1 + voices(quotes)) *
    newness(quotes, told) *
    (isWordedDifferently(quotes) ? WORDED_DIFFERENTLY : 1)
  );
}

/** Less where a point tells it; not as much less where there are wordings that the point does not tell. */
function newness(quotes: readonly SayingQuote[], told: string): number {
  const longest = Math.max(...quotes.map(({ text }) => blankSeparatedCount(text)));
  const wordings = quotes
    .map(({ text }) => wordingOf(text))
    .filter((wording) => blankSeparatedCount(wording) >= Math.max(LEAST_WORDS, longest * BETTER_PART));
  const isTold = (wording: string) => told.includes(` ${wording} `);
  const [fullest = ""] = wordings.filter(isTold);
  if (fullest === "") return 1;
  const isVariant = (wording: string) => !wording.includes(fullest) && !fullest.includes(wording);
  if (wordings.some(isVariant)) return TOLD_IN_ONE_WORDING;
  return Math.max(...wordings.filter(isTold).map(blankSeparatedCount)) < ALL_OF_IT * longest ? TOLD_ALREADY : 0;
}

function isWordedDifferently(quotes: readonly SayingQuote[]): boolean {
  const fullest = wordingOf(quotes[0]?.text ?? "");
  return quotes.some(({ text }) => blankSeparatedCount(text) >= LEAST_WORDS && !isCutFrom(text, fullest));
}

/** Outlets that have more of it than a word or two. */
function voices(quotes: readonly SayingQuote[]): number {
  const telling = quotes.filter(({ text }) => blankSeparatedCount(text) >= LEAST_WORDS);
  return new Set(telling.map(({ outlet, articleId }) => outlet ?? articleId)).size;
}
