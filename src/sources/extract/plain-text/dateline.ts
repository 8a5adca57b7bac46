import { isSmallNameWord } from "../../../languages/name-words.ts";
import type { TextRange } from "../../../model/article.ts";
import { isBlankAt, isDigitAt, isLetterAt, isLowerAt, isUpperAt, skipBlanks } from "../../../text/characters.ts";
import { monthNamed } from "../../dates/month-names.ts";
import { agencyNamed } from "./agencies.ts";
import { unspacedDatelineEnd } from "./unspaced-dateline.ts";

const LONGEST_DATELINE = 90;
const MOST_PLACE_WORDS = 6;

const NETWORKS = new Set(["CNN", "BBC", "CBS", "NBC", "ABC", "NPR", "CNBC", "CNN Business", "CBS News", "Fox News"]);

/** A dateline: its range, from the paragraph's start to behind its dash, and the agency or outlet it names. */
export interface Dateline extends TextRange {
  readonly agency: string | null;
}

/**
 * The dateline at the head of a paragraph: "MOSCOW: ", "PARIS (AFP) — ", "(CNN) -- ", "LONDON, February 13. /TASS/. ",
 * "Kabul, Afghanistan (CNN)", "Almería, 3 may (AM).- ". Null where there is none.
 */
export function findDateline(text: string, start: number, end: number): Dateline | null {
  const head = text.slice(start, Math.min(end, start + LONGEST_DATELINE + 30));
  const unspaced = unspacedDatelineEnd(head);
  if (unspaced > 0) return { start, end: trimmed(text, start, start + unspaced), agency: null };
  return (
    withAgency(text, start, end, head) ??
    withSlashes(text, start, end, head) ??
    withAgencyBehind(text, start, head) ??
    withStop(text, start, head) ??
    withoutAgency(text, start, end, head)
  );
}

/** "(Reuters) - ", behind a place or alone. */
function withAgency(text: string, start: number, end: number, head: string): Dateline | null {
  const open = head.indexOf("(");
  const close = open < 0 ? -1 : head.indexOf(")", open);
  if (close < 0 || close > LONGEST_DATELINE) return null;
  const place = head.slice(0, open).trim();
  const agency = head.slice(open + 1, close).trim();
  if (!isAgencyName(agency) || (place !== "" && !isPlace(place.replace(/[–—-]$/, "").trim()))) return null;
  const dashEnd = skipDash(text, start + close + 1, end);
  const hasDash = dashEnd > skipBlanks(text, start + close + 1, end);
  if (!hasDash && !(isNetwork(agency) && isUpperAt(text, dashEnd))) return null;
  if (hasDash && isLowerAt(text, skipBlanks(text, dashEnd, end)) && !isNetwork(agency)) return null;
  return { start, end: trimmed(text, start, dashEnd), agency };
}

/** An agency's or outlet's name: short, capitalised, without a sentence's marks. */
function isAgencyName(name: string): boolean {
  if (name.length < 2 || name.length > 32 || !/^[\p{L}\p{N} .&'’/-]+$/u.test(name)) return false;
  const words = name.split(/[ /]+/);
  return (
    words.length <= 4 &&
    words.every((word) => canBeCapital(word) || isSmallNameWord(word) || word === "dpa" || word === "news") &&
    !/^\d/.test(name)
  );
}

/** Names that stand in a dateline without a dash. */
const isNetwork = (name: string): boolean => agencyNamed(name) !== null || NETWORKS.has(name);

/** "LONDON, February 13. /TASS/. " */
function withSlashes(text: string, start: number, end: number, head: string): Dateline | null {
  const found = /^([^/]{2,60}?)\s?\/([A-Z][A-Za-z ]{1,20})\/[.,:]?\s?[-–—]{0,2}/.exec(head);
  if (!found?.[1] || !isPlace(found[1].replace(/\.$/, ""))) return null;
  return { start, end: trimmed(text, start, skipDash(text, start + found[0].length, end)), agency: found[2] ?? null };
}

/** "Port Ellery.– ": a full stop before the dash is written behind no other words. */
function withStop(text: string, start: number, head: string): Dateline | null {
  const found = /^([^:–—("“!?]{2,60}?)\.\s?[-–—]{1,2}\s/.exec(head);
  if (!found?.[1] || !isPlace(found[1])) return null;
  return { start, end: trimmed(text, start, start + found[0].length), agency: null };
}

/** "МОСКВА, 19 янв. — Вестник. В": the day, and an agency in the place of a sentence. */
function withAgencyBehind(text: string, start: number, head: string): Dateline | null {
  const found = /^([^:–—("“!?]{2,60}?)\s[-–—]{1,2}\s([«"]?[\p{Lu}][\p{L} ]{1,24}[»"]?)\.\s/u.exec(head);
  const [whole, place, agency] = found ?? [];
  if (!whole || !place || !agency || !isDay(place) || !isPlace(place) || !isAgencyName(bare(agency))) return null;
  return { start, end: trimmed(text, start, start + whole.length), agency: bare(agency) };
}

const bare = (name: string): string => name.replace(/[«»"]/g, "");

/** "MOSCOW: The", "WASHINGTON — The", "Varn, Halden – The", "VARN, Hald. --The". */
function withoutAgency(text: string, start: number, end: number, head: string): Dateline | null {
  const found = /^[^:–—("“.!?]{2,50}?(?:[A-Za-z]\.[^:–—("“!?]{0,30}?)?(?::\s| ?[–—]\s?| --? | --(?=\p{Lu})| _ )/u.exec(
    head,
  );
  if (!found) return null;
  const mark = found[0].trimEnd();
  const place = mark.replace(/(?::|[–—]|--?|_)$/, "").trim();
  const next = skipBlanks(text, start + found[0].length, end);
  if (next >= end || isLowerAt(text, next) || !isPlace(place)) return null;
  const spelledBig = isBigCity(place);
  if (mark.endsWith(":") && isTalk(text)) return null;
  if (!spelledBig && (mark.endsWith(":") || !isMixedCasePlace(place))) return null;
  return { start, end: start + mark.length, agency: null };
}

/** All of the first part in capitals, as agencies write cities. */
function isBigCity(place: string): boolean {
  const city = place.split(",")[0] ?? "";
  return (
    /^[\p{Lu}][\p{Lu} .'’/-]{2,40}$/u.test(city) &&
    !/\b(?:IS|IN|THE|ON|FOR|TO|WITH|AND|HOST|BYLINE)\b|^(?:Q|A|UPDATE|EXCLUSIVE|BREAKING|LIVE|WATCH|NOTE|PHOTO|VIDEO|OPINION|ANALYSIS|FILE|BYLINE|CORRECTION|KEY POINTS|SUMMARY)\b/.test(
      city,
    )
  );
}

/** "City, Country" or one to three words, each with a capital, that are no start of a sentence. */
function isMixedCasePlace(place: string): boolean {
  const words = place.split(/[ ,]+/).filter(Boolean);
  return place.includes(",") && words.length <= 5 && words.every((word) => isUpperAt(word, 0));
}

/** Whether words can be a dateline's place, with a country, state or date behind it. */
function isPlace(place: string): boolean {
  if (!canBeCapital(place) || place.length > 60) return false;
  const words = place.split(/\s+/);
  const dated = isDay(place);
  if (words.length > MOST_PLACE_WORDS + 2 || !(dated || isUpperAt(place, 0))) return false;
  return words.every((word) => isPlaceWord(word) || (dated && isMonth(word)));
}

const isPlaceWord = (word: string): boolean =>
  canBeCapital(word) ||
  isDigitAt(word, 0) ||
  word.startsWith("[") ||
  isSmallNameWord(word) ||
  /^al-|^[/&|–—-]$/.test(word);

/** A capital letter, or one of a script that has none. */
const canBeCapital = (word: string): boolean => isLetterAt(word, 0) && !isLowerAt(word, 0);

const isMonth = (word: string): boolean => monthNamed(word.replace(/,$/, "")) !== null;

/** "10 mar", "3 mars 2026", "2 أبريل/نيسان", "Jan. 19": a number beside the name of a month. */
const isDay = (place: string): boolean =>
  /(?<!\d)\d{1,2}(?!\d)/.test(place) && place.split(/[\s,/]+/).some((word) => /^\p{L}/u.test(word) && isMonth(word));

/** Behind blanks, one dash or colon, and blanks; `from` where there is no dash. */
function skipDash(text: string, from: number, end: number): number {
  let at = skipBlanks(text, from, end);
  const before = at;
  while (at < end && at - before < 3 && "-–—:_.―".includes(text.charAt(at))) at++;
  return at;
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlankAt(text, at - 1)) at--;
  return at;
}

const TURN = /(?:^|\n)[ \t]{0,8}[\p{Lu}][\p{Lu} .,'’-]{1,40}: /gu;

/** Whether a text has turns of talk, "SMITH: Thank you.", so that a name in capitals is a speaker. */
const isTalk = (text: string): boolean => text.matchAll(TURN).take(2).toArray().length > 1;
