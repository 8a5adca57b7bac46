import { isSmallNameWord } from "../../../languages/name-words.ts";
import { isUpperAt } from "../../../text/characters.ts";
import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";

/** Who a by-line names, as written. */
export interface ByLine {
  readonly author: string | null;
  readonly publisher: string | null;
  /** What stands behind the name: "Chief Reporter", "CNN". */
  readonly offices: readonly string[];
}

const LONGEST_BY_LINE = 160;
const lead = once(() => new RegExp(`^(?:${anyOf("by-line-label")}(?!\\p{L})\\s{0,2}[:–—-]?)\\s{0,2}`, "iu"));
const publisherLead = once(
  () =>
    new RegExp(`^${anyOf("publisher-lead").replaceAll(":", "\\s{0,2}:").replaceAll("?\\s{0,2}:", "?:")}\\s{0,2}`, "i"),
);
/** Where the name ends and the writer's office begins. */
const office = once(() => new RegExp(`\\s{0,2}(?:[|•·/;]|,| [-–—] | ${anyOf("office-preposition")} [A-Z]|\\()`, "i"));

/** Reads "By Jane Doe, Chief Reporter", "Published by The Varn Courier"; null for any other line. */
export function readByLine(words: string): ByLine | null {
  if (words.length > LONGEST_BY_LINE || /[!?]$/.test(words)) return null;
  const publisher = publisherLead().exec(words);
  if (publisher) {
    const name = nameOf(words.slice(publisher[0].length), false);
    return name ? { author: null, publisher: name, offices: [] } : null;
  }
  const label = lead().exec(words);
  if (!label) return null;
  const rest = words.slice(label[0].length);
  if (!hasOnlyNames(rest)) return null;
  const author = nameOf(rest, true);
  const offices = rest.split(/\s{0,2}(?:[|•·/;,]| [-–—] | for | at )\s{0,2}/).slice(1);
  return author ? { author, publisher: null, offices } : null;
}

function nameOf(rest: string, cutOffice: boolean): string | null {
  const cut = cutOffice ? rest.search(office()) : -1;
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
    .every((word) => isSmallNameWord(word.toLowerCase()) || isUpperAt(word, 0) || /^\p{Lo}/u.test(word));
}
