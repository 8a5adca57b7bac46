import type { Indexed, Match } from "./search-index.ts";

/** Whether a condition holds of one row, by the terms that the index has of it. */
export function holds<Field extends string>(match: Match<Field>, terms: Indexed<Field>): boolean {
  switch (match.kind) {
    case "term":
      return match.fields.some((field) => terms[field].includes(match.term));
    case "beginning":
      return match.fields.some((field) => terms[field].some((term) => term.startsWith(match.term)));
    case "phrase":
      return ` ${terms[match.field].join(" ")} `.includes(` ${match.terms.join(" ")} `);
    case "all":
      return match.of.every((each) => holds(each, terms));
    case "any":
      return match.of.some((each) => holds(each, terms));
  }
}
