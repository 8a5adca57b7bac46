import { partTerms } from "../../languages/terms/compound-terms.ts";
import { contentWords } from "../../languages/terms/search-terms.ts";
import type { Match } from "./search-index.ts";

/**
 * What finds rows with each of the content words of a text, in any of some fields: where words stand without blanks, their
 * characters one after the other. With `asParts` a word may also be part of a longer one: "Hafen" finds "Hafengebühr".
 */
export function wordMatches<Field extends string>(
  text: string,
  fields: readonly Field[],
  asParts: boolean,
): Match<Field>[] {
  const words = new Map(contentWords(text).map((each) => [each.terms.join(" "), each]));
  return [...words.values()].map(({ word, terms }) => {
    const begun = asParts ? partTerms(word) : [];
    return anyOf([
      wordMatch(terms, fields),
      ...begun.map((term): Match<Field> => ({ kind: "beginning", term, fields })),
    ]);
  });
}

/** A longer run of characters is no word. */
const MOST_CHARACTERS = 12;

function wordMatch<Field extends string>(terms: readonly string[], fields: readonly Field[]): Match<Field> {
  const [term = ""] = terms;
  if (terms.length === 1) return { kind: "term", term, fields };
  return anyOf(
    fields.map((field): Match<Field> => ({ kind: "phrase", terms: terms.slice(0, MOST_CHARACTERS), field })),
  );
}

const anyOf = <Field extends string>(of: readonly Match<Field>[]): Match<Field> =>
  of.length === 1 ? (of[0] as Match<Field>) : { kind: "any", of };
