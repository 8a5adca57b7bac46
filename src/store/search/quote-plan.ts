import { contentTerms, searchTerms } from "../../language/search-terms.ts";
import type { QuoteQuery } from "../store.ts";
import { soundTerms } from "./quote-terms.ts";
import type { Match, QuoteField } from "./search-index.ts";

type QuoteMatch = Match<QuoteField>;

/** A longer question is searched by its first terms: enough to find it, bounded for the database. */
const MOST_TERMS = 40;

/**
 * What to look for, best first: each entry is a sequence of searches whose findings are shown one after the other;
 * an entry is only tried where those before it found nothing. Empty where the question has words but no terms. `names`
 * are those of people who hold the office asked for.
 */
export function quotePlan(query: QuoteQuery, names: readonly string[]): readonly (readonly QuoteMatch[])[] {
  const plan: QuoteMatch[][] = [];
  for (const speaker of speakerMatches(query.speaker, names)) {
    for (const words of wordMatches(query.words)) {
      plan.push(
        words.map((match) => all([...match, ...speaker, ...outletMatch(query)])).filter((match) => match !== null),
      );
    }
  }
  return plan.filter((sequence) => sequence.length > 0);
}

/** Whether a query asks for anything but a time. */
export const asksForTerms = ({ words, speaker, outlet }: QuoteQuery): boolean =>
  [words, speaker ?? "", outlet ?? ""].some((text) => text.trim() !== "");

/** What to look for to find quotes that have two of some terms, of the speaker and outlet asked for; best first. */
export function likenessPlan(query: QuoteQuery, terms: readonly string[]): readonly QuoteMatch[] {
  const likeness = anyTwo(terms);
  if (likeness === null) return [];
  return speakerMatches(query.speaker)
    .map((speaker) => all([likeness, ...speaker, ...outletMatch(query)]))
    .filter((match) => match !== null);
}

const outletMatch = ({ outlet }: QuoteQuery): QuoteMatch[] =>
  outlet === undefined ? [] : allTerms(outlet, ["outlet"]);

function anyTwo(terms: readonly string[]): QuoteMatch | null {
  const single = terms.map((term): QuoteMatch => ({ kind: "term", term, fields: ["words"] }));
  const pairs = single.flatMap((first, index) =>
    single.slice(index + 1).map((second): QuoteMatch => ({ kind: "all", of: [first, second] })),
  );
  return pairs.length > 0 ? { kind: "any", of: pairs } : (single[0] ?? null);
}

/** The words one after the other, then all of them in the quote; else the content words anywhere around it. */
function wordMatches(words: string): readonly (readonly QuoteMatch[])[][] {
  if (words.trim() === "") return [[[]]];
  const terms = searchTerms(words).slice(0, MOST_TERMS);
  if (terms.length === 0) return [];
  const inQuote = unique(terms).map((term): QuoteMatch => ({ kind: "term", term, fields: ["words"] }));
  const around = contentTerms(words)
    .slice(0, MOST_TERMS)
    .map((term): QuoteMatch => ({ kind: "term", term, fields: ["words", "speaker", "context"] }));
  if (terms.length === 1) return [[inQuote], [around]];
  const phrase: QuoteMatch = { kind: "phrase", terms, field: "words" };
  const scattered = { kind: "except", match: { kind: "all", of: inQuote }, not: phrase } as const;
  return [[[phrase], [scattered]], [around]];
}

/** By name and role as spelt, or by one of the names; else by the sound of the name. */
function speakerMatches(
  speaker: string | undefined,
  names: readonly string[] = [],
): readonly (readonly QuoteMatch[])[] {
  if (speaker === undefined || speaker.trim() === "") return [[]];
  const spelt = [speaker, ...names].map((name) => all(allTerms(name, ["speaker"]))).filter((match) => match !== null);
  const sounds = unique(soundTerms(speaker)).map((term): QuoteMatch => ({ kind: "term", term, fields: ["sound"] }));
  const either: QuoteMatch[] = spelt.length > 1 ? [{ kind: "any", of: spelt }] : spelt;
  return [either, sounds].filter((matches) => matches.length > 0);
}

/** What finds the quotes of a speaker by name or role as spelt; null where there is nothing to look for. */
export const speakerMatch = (speaker: string): QuoteMatch | null => all(allTerms(speaker, ["speaker"]));

const allTerms = (text: string, fields: readonly QuoteField[]): QuoteMatch[] =>
  unique(searchTerms(text))
    .slice(0, MOST_TERMS)
    .map((term) => ({ kind: "term", term, fields }));

function all(matches: readonly QuoteMatch[]): QuoteMatch | null {
  const [only] = matches;
  return matches.length > 1 ? { kind: "all", of: matches } : (only ?? null);
}

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];
