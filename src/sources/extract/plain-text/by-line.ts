import { isUpperAt } from "../../../text/characters.ts";

/** Who a by-line names, as written. */
export interface ByLine {
  readonly author: string | null;
  readonly publisher: string | null;
  /** What stands behind the name: "Chief Reporter", "CNN". */
  readonly offices: readonly string[];
}

const LONGEST_BY_LINE = 160;
const LEAD =
  /^(?:(?:by[\s-]?line|author|authors|writer|reporter|story by|words by|text by|report by|analysis by|written by|reported by|by|posted by|from our correspondent)\b\s{0,2}[:–—-]?|by)\s{0,2}/i;
const PUBLISHER =
  /^(?:published by|publisher\s{0,2}:|source\s{0,2}:|provided by|distributed by|syndicated from)\s{0,2}/i;
const PARTICLES = new Set(
  "de la da di du del der van von den bin ibn al el and & y e dos das le ten ter zu of for in the with at".split(" "),
);
/** Where the name ends and the writer's office begins. */
const OFFICE = /\s{0,2}(?:[|•·/;]|,| [-–—] | in [A-Z]| [Ff]or [A-Z]| at [A-Z]|\()/i;

/** Reads "By Jane Doe, Chief Reporter", "Published by The Varn Courier"; null for any other line. */
export function readByLine(words: string): ByLine | null {
  if (words.length > LONGEST_BY_LINE || /[!?]$/.test(words)) return null;
  const publisher = PUBLISHER.exec(words);
  if (publisher) {
    const name = nameOf(words.slice(publisher[0].length), false);
    return name ? { author: null, publisher: name, offices: [] } : null;
  }
  const lead = LEAD.exec(words);
  if (!lead) return null;
  const rest = words.slice(lead[0].length);
  if (!hasOnlyNames(rest)) return null;
  const author = nameOf(rest, true);
  const offices = rest.split(/\s{0,2}(?:[|•·/;,]| [-–—] | for | at )\s{0,2}/).slice(1);
  return author ? { author, publisher: null, offices } : null;
}

function nameOf(rest: string, cutOffice: boolean): string | null {
  const cut = cutOffice ? rest.search(OFFICE) : -1;
  const name = (cut > 0 ? rest.slice(0, cut) : rest).replace(/[.,:;]$/, "").trim();
  return name !== "" && isUpperAt(name, 0) ? name : null;
}

/** Every word a name, a particle, or part of an office behind a comma or bar. */
function hasOnlyNames(rest: string): boolean {
  const cut = rest.search(/[|•·/;,(]| [-–—] /);
  const names = (cut > 0 ? rest.slice(0, cut) : rest).trim();
  if (names === "" || names.split(/\s+/).length > 9 || rest.split(/\s+/).length > 20) return false;
  if (/[a-z]{2}\.\s+[A-Z]/.test(rest)) return false;
  return names
    .split(/\s+/)
    .every((word) => PARTICLES.has(word.toLowerCase()) || isUpperAt(word, 0) || /^\p{Lo}/u.test(word));
}
