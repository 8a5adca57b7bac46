import type { Match } from "./search-index.ts";

/**
 * Whether every row that one condition holds of is one that the other holds of, as far as their shape tells: where it says
 * yes it is so, where it says no it may still be. What finds nothing needs no search for what entails it.
 */
export function entails<Field extends string>(strong: Match<Field>, weak: Match<Field>): boolean {
  if (weak.kind === "all") return weak.of.every((each) => entails(strong, each));
  if (strong.kind === "any") return strong.of.every((each) => entails(each, weak));
  if (strong.kind === "all") return strong.of.some((each) => entails(each, weak));
  if (weak.kind === "any") return weak.of.some((each) => entails(strong, each));
  if (weak.kind === "phrase")
    return strong.kind === "phrase" && strong.field === weak.field && hasRun(strong.terms, weak.terms);
  if (strong.kind === "phrase")
    return weak.kind === "term" && weak.fields.includes(strong.field) && strong.terms.includes(weak.term);
  if (strong.kind !== weak.kind || strong.term !== weak.term) return false;
  return strong.fields.every((field) => weak.fields.includes(field));
}

const hasRun = (terms: readonly string[], run: readonly string[]): boolean =>
  terms.some((_, at) => run.every((term, offset) => terms[at + offset] === term));
