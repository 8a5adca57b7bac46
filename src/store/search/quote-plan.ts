import { contentTerms, searchTerms } from "../../languages/terms/search-terms.ts";
import { hasUnspaced } from "../../text/words.ts";
import type { QuoteQuery } from "../store.ts";
import { soundTerms } from "./quote-terms.ts";
import type { Match, QuoteField } from "./search-index.ts";
import { wordMatches } from "./word-matches.ts";

type QuoteMatch = Match<QuoteField>;

/** A longer question is searched by its first terms: enough to find it, bounded for the database. */
const MOST_TERMS = 40;

export interface PlannedSearch {
  readonly match: QuoteMatch;
  readonly order: QuoteQuery["order"];
}

/**
 * What to look for, best first: each entry is a sequence of searches whose findings are shown one after the other;
 * an entry is only tried where those before it found nothing. Empty where the question has words but no terms. `names`
 * are those of people who hold the office asked for.
 */
export function quotePlan(query: QuoteQuery, names: readonly string[]): readonly (readonly PlannedSearch[])[] {
  return speakerMatches(query, names).flatMap((speaker) =>
    wordSearches(query).map((sequence) =>
      sequence.flatMap(({ matches, order }) => {
        const match = all([...matches, ...speaker, ...aboutMatch(query), ...outletMatch(query)]);
        return match === null ? [] : [{ match, order }];
      }),
    ),
  );
}

/** Whether a query asks for anything but a time. */
export const asksForTerms = ({ words, about, speaker, outlet }: QuoteQuery): boolean =>
  [words, about ?? "", speaker ?? "", outlet ?? ""].some((text) => text.trim() !== "");

/** What to look for to find quotes that have two of some terms, else one, of the speaker and outlet asked for; best first. */
export function likenessPlan(query: QuoteQuery, terms: readonly string[]): readonly QuoteMatch[] {
  const single = termMatches(terms, ["words"]);
  const one = anyOf(single);
  if (one === null) return [];
  return [pairsOf(single), [[one]]].flatMap((alternatives) =>
    speakerMatches(query).flatMap((speaker) => {
      const limits = [...speaker, ...aboutMatch(query), ...outletMatch(query)];
      // The limits stand in each alternative: what two common words share is not looked for beyond what these allow.
      return anyOf(alternatives.map((of) => all([...limits, ...of]))) ?? [];
    }),
  );
}

const outletMatch = ({ outlet }: QuoteQuery): QuoteMatch[] =>
  outlet === undefined ? [] : allTerms(outlet, ["outlet"]);

const aboutMatch = ({ about = "" }: QuoteQuery): QuoteMatch[] =>
  wordMatches<QuoteField>(about, ["words", "context"], false).slice(0, MOST_TERMS);

/** Each of the terms, which come rarest first, with any other one; pairs of the less rare ones are left out, they find too much. */
function pairsOf(single: readonly QuoteMatch[]): readonly (readonly QuoteMatch[])[] {
  return single.flatMap((first, index) => {
    const others = anyOf(single.slice(index + 1, single.length - index));
    return others === null ? [] : [[first, others]];
  });
}

interface WordSearch {
  readonly matches: readonly QuoteMatch[];
  readonly order: QuoteQuery["order"];
}

/**
 * The words one after the other, then all of them in the quote; else the content words anywhere around it. What is
 * ranked is ranked by its content words: grammar stands everywhere and says nothing. Quotes that all have the same
 * words one after the other are not ranked, as nothing tells them apart but their age.
 */
function wordSearches({ words, order }: QuoteQuery): readonly (readonly WordSearch[])[] {
  if (words.trim() === "") return [[{ matches: [], order }]];
  const terms = searchTerms(words).slice(0, MOST_TERMS);
  if (terms.length === 0) return [];
  const content = wordMatches(words, ["words"], false).slice(0, MOST_TERMS);
  const parts = { matches: wordMatches(words, ["words"], true).slice(0, MOST_TERMS), order };
  const inQuote = order === "ranked" ? content : allWords(words, terms);
  const around = [{ matches: wordMatches(words, ["words", "speaker", "context"], true).slice(0, MOST_TERMS), order }];
  if (terms.length === 1) return [[{ matches: inQuote, order }, parts], around];
  const phrase: QuoteMatch = { kind: "phrase", terms, field: "words" };
  return [
    [
      { matches: [phrase], order: order === "ranked" ? "newest" : order },
      { matches: inQuote, order },
    ],
    [parts],
    around,
  ];
}

/** All words in the quote, grammar too; characters that stand for words are looked for as words. */
const allWords = (words: string, terms: readonly string[]): QuoteMatch[] =>
  hasUnspaced(words) ? wordMatches(words, ["words"], false) : termMatches(unique(terms), ["words"]);

const termMatches = (terms: readonly string[], fields: readonly QuoteField[]): QuoteMatch[] =>
  terms.map((term) => ({ kind: "term", term, fields }));

/**
 * By name and role as spelt, or by one of the names; else by the sound of the name; else with some of the words around
 * the quote instead ("the foreign minister of Lorrand").
 */
function speakerMatches(
  { speaker = "", onlyAsSpelt = false }: QuoteQuery,
  names: readonly string[] = [],
): readonly (readonly QuoteMatch[])[] {
  if (speaker.trim() === "") return [[]];
  const written = [speaker, ...names];
  const spelt = anyOf(written.map(speakerMatch));
  const others = onlyAsSpelt ? [] : [soundMatch(speaker), anyOf(written.map(partlyAround))];
  return [spelt, ...others].flatMap((match) => (match === null ? [] : [[match]]));
}

function anyOf(matches: readonly (QuoteMatch | null)[]): QuoteMatch | null {
  const some = matches.filter((match) => match !== null);
  return some.length > 1 ? { kind: "any", of: some } : (some[0] ?? null);
}

function partlyAround(speaker: string): QuoteMatch | null {
  const terms = speakerTerms(speaker);
  if (terms.length < 2) return null;
  const own: QuoteMatch = { kind: "any", of: termMatches(terms, ["speaker"]) };
  return { kind: "all", of: [own, ...termMatches(terms, ["speaker", "context"])] };
}

/** "The minister of finance" is looked for by what tells one from another. */
const speakerTerms = (speaker: string): string[] => contentTerms(speaker).slice(0, MOST_TERMS);

/** What finds the quotes of a speaker by how the name sounds; null where it tells too little. */
export const soundMatch = (speaker: string): QuoteMatch | null =>
  all(termMatches(unique(soundTerms(speaker)), ["sound"]));

/** What finds the quotes of a speaker by name or role as spelt; null where there is nothing to look for. */
export const speakerMatch = (speaker: string): QuoteMatch | null =>
  all(termMatches(speakerTerms(speaker), ["speaker"]));

const allTerms = (text: string, fields: readonly QuoteField[]): QuoteMatch[] =>
  termMatches(unique(searchTerms(text)).slice(0, MOST_TERMS), fields);

function all(matches: readonly QuoteMatch[]): QuoteMatch | null {
  const [only] = matches;
  return matches.length > 1 ? { kind: "all", of: matches } : (only ?? null);
}

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];
