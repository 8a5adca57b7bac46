import type { Language } from "../../languages/language.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import { isCapitalised, withoutPossessive, wordsOf } from "../../text/words.ts";
import { hashOf } from "./hash.ts";
import { termOf } from "./terms.ts";

/** Where it happened stands in the dateline, the headline and the first sentence. */
const READ_CHARACTERS = 200;
const MOST_PLACES = 6;

/**
 * The places that an article names for what it tells of, as hashes of their words, ascending: "in Arden". A dateline is one
 * more, but alone it may only tell where the reporter sits.
 */
export function placesOf(article: Article): Uint32Array {
  const language = readLanguage(article.language);
  if (!language.capitalsAreNames) return new Uint32Array();
  const found = new Set<number>();
  if (article.title) addPlaces(article.title, found, language);
  const body = article.blocks.find(({ role }) => role === "body");
  if (body)
    addPlaces(article.text.slice(body.start, Math.min(body.end, body.start + READ_CHARACTERS)), found, language);
  if (found.size === 0) return new Uint32Array();
  for (const { start, end, role } of article.blocks) {
    if (role === "dateline") addNames(article.text.slice(start, end), found, language);
  }
  return Uint32Array.from([...found].slice(0, MOST_PLACES)).sort();
}

/** Of a dateline, the place comes first: "SANDVIG (Coastline), May 4". */
function addNames(text: string, found: Set<number>, language: Language): void {
  const [place = ""] = text.split(/[,(]/u);
  for (const { lower } of wordsOf(place)) addTerm(lower, found, language);
}

/** The capitalised words behind "in" and the like. */
function addPlaces(text: string, found: Set<number>, language: Language): void {
  const articles = language.words("articles");
  let isPlace = false;
  for (const { text: word, lower } of wordsOf(text)) {
    isPlace = isPlace && isCapitalised(word);
    if (isPlace) addTerm(lower, found, language);
    else isPlace = language.words("place-openers").has(lower) && !articles.has(lower);
  }
}

function addTerm(lower: string, found: Set<number>, language: Language): void {
  const term = termOf(withoutPossessive(lower), language);
  if (term !== null) found.add(hashOf(term));
}
