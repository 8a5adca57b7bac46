import { isSmallNameWord } from "../../../languages/name-words.ts";
import { monthNamed } from "../../dates/month-names.ts";
import { anyOf, beginnings, pageWords } from "../words.ts";

const leadOf = beginnings(pageWords("by-line-lead"));
/** Those of one word may stand behind a date: "3 March 2026 by Ann Example". */
const LEAD_WORDS = new Set([...pageWords("by-line-lead")].filter((lead) => /^\p{Ll}+$/u.test(lead)));
const otherMakerOf = beginnings(pageWords("other-maker"));
const ENDS = pageWords("by-line-end");
const NOT_AUTHORS = pageWords("not-author");
const JOBS = pageWords("job");
const DEGREES = pageWords("degree");
/** "Ph.D.", "PhD". */
const isDegree = (word: string): boolean => DEGREES.has(word.toLowerCase().replaceAll(".", ""));

/** In a line whose blanks are single, as all below. */
const SEPARATORS = new RegExp(
  ` ?(?:;|\\||//|·|•) ?| ${anyOf("joins-names")} (?=\\p{L})| ?, ?${anyOf("joins-names")} `,
  "iu",
);
/** What follows a name and is none: a bracket, a bar, a dash, a day or a count. */
const TAIL = / ?(?:\(|\[|\||–|—| - | \d{1,2}[./:]\s?\d| \d{1,4}\.?(?: |$))[\s\S]*/u;
/** The mark of a picture's maker. */
const OTHER_MAKER = /[©®]/;
const MAX_NAMES = 12;
const MAX_CHARACTERS = 60;
const LONGEST_LINE = 400;
const LONGEST_BY_LINE = 150;

/** A line that is a by-line and nothing else: "By Ann Example", "Autor: Bob Sample". */
export function isByLine(text: string): boolean {
  if (text.length > 90) return false;
  const rest = afterLead(text);
  return rest !== null && cleanNames([rest]).length > 0 && cleanNames([rest]).every(isFullName);
}

/** "By", "Von:" and the like, alone in a line. */
export const isLead = (text: string): boolean =>
  text.length <= 25 && (leadOf(text.toLowerCase())?.length ?? -1) >= text.replace(/\s?:$/, "").length;

/** Names in a line that begins as a by-line, or has one behind a date: "3 March 2026 by Ann Example, 5 comments". */
export function namesInLine(text: string): string[] {
  if (text.length > LONGEST_BY_LINE || /[^.\p{Lu}][.!?]$/u.test(text)) return [];
  const rest = afterLead(text) ?? afterInnerLead(text);
  return rest === null ? [] : cleanNames([rest.split(/[|•·]/, 1)[0] ?? ""]);
}

/** Names out of by-lines as pages write them: "By Ann Example and Bob Sample, Reporters" gives the two. */
export function cleanNames(written: readonly string[]): string[] {
  const names: string[] = [];
  for (const name of written.flatMap(namesIn)) {
    if (names.length < MAX_NAMES && !names.some((known) => known.toLowerCase() === name.toLowerCase()))
      names.push(name);
  }
  return names;
}

function afterLead(text: string): string | null {
  const start = text.replace(/^[^\p{L}]{1,3}/u, "");
  const lead = leadOf(start.toLowerCase());
  const rest = lead === null ? "" : start.slice(lead.length).replace(/^\s{0,3}:?\s{0,3}/, "");
  return rest === "" ? null : rest;
}

/** Behind a date, a time or a mark; within a sentence "by" begins no by-line. */
function afterInnerLead(text: string): string | null {
  const words = text.split(" ");
  const at = words.findIndex(
    (word, i) => i > 0 && LEAD_WORDS.has(word.toLowerCase()) && /\d|^[^\p{L}]+$/u.test(words[i - 1] ?? ""),
  );
  return at < 0 ? null : words.slice(at + 1).join(" ") || null;
}

function namesIn(written: string): string[] {
  if (written.length > LONGEST_LINE) return [];
  const line = written
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (/https?:\/\/|\swww\./i.test(line)) return [];
  return line
    .split(SEPARATORS)
    .filter((part) => part !== undefined && !OTHER_MAKER.test(part) && otherMakerOf(part.trim().toLowerCase()) === null)
    .flatMap((part) => partsOf(part ?? ""))
    .map(cleanName)
    .filter((name) => name !== null);
}

/** "Ann Example, Bob Sample" are two; "Ann Example, Reporter" and "Ann Example, PhD" are one. */
function partsOf(list: string): string[] {
  const [first = "", ...others] = list.split(",").map((part) => part.trim());
  if (others.length === 0) return [list];
  const [given = ""] = others;
  if (others.length === 1 && isSurname(first) && isSurname(given)) return [`${given} ${first}`];
  if (others.every((part) => isDegree(part))) return [list];
  return [first, ...others.filter((part) => isFullName(withoutEnd(part)))];
}

/** "Marek, Ilsa": one word each, as in a catalogue. */
const isSurname = (word: string): boolean => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word) && !JOBS.has(word.toLowerCase());

/** Two to four words that begin as names do, none of them a job; or a name in Chinese. */
export function isFullName(text: string): boolean {
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return true;
  const words = text.split(" ");
  if (words.length < 2 || words.length > 5 || isSmallNameWord(words[0] ?? "")) return false;
  return words.every((word) => isNameWord(word) && !JOBS.has(word.toLowerCase().replace(/\.$/, "")));
}

function isNameWord(word: string): boolean {
  return /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*$/u.test(word) || isSmallNameWord(word);
}

/** An account's name: no blank, and a mark or no capital in it. */
export function isAccount(name: string): boolean {
  return (
    !/\s/.test(name) && (/[_.\d]/.test(name) || name === name.toLowerCase()) && /^[\p{Script=Latin}\d_.-]+$/u.test(name)
  );
}

function cleanName(written: string): string | null {
  let name = withoutLabel(written.trim());
  for (let round = 0; round < 2; round++) name = afterLead(name) ?? name;
  name = name.replace(/[\w.+-]{1,100}@[\w-]{1,100}\.[\w.-]{1,100}/g, " ").replace(/@\w+/g, " ");
  if (!/^[^(]{0,3}\(/.test(name)) name = withoutMonth(name, name.replace(TAIL, ""));
  name = withoutEnd(name)
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.)]{1,400}$/gu, "")
    .trim();
  if (name.length < 2 || name.length > MAX_CHARACTERS || !/\p{L}/u.test(name)) return null;
  if (NOT_AUTHORS.has(name.toLowerCase()) || /\d{1,2}:\d{2}|^\d+[.\s]/.test(name)) return null;
  return name.split(" ").length > 7 ? null : name;
}

/** Without the month of a day that was cut off: "Ann Example Nov" of "Ann Example Nov 20, 2026". */
function withoutMonth(whole: string, cut: string): string {
  const words = cut.split(" ");
  const isCut = cut.length < whole.length && words.length > 2 && monthNamed(words.at(-1) ?? "") !== null;
  return isCut ? words.slice(0, -1).join(" ") : cut;
}

/** Without "Reading time: 4 min." behind the name and "Article: " before it. */
function withoutLabel(name: string): string {
  const colon = name.indexOf(": ");
  if (colon < 0) return name;
  return /^\d/.test(name.slice(colon + 2))
    ? name.slice(0, Math.max(0, name.lastIndexOf(" ", colon)))
    : name.slice(colon + 2);
}

/** Without what a word such as "in" or "am" begins behind the name, or any word in small letters behind a full one. */
function withoutEnd(name: string): string {
  const words = name.split(" ");
  const end = words.findIndex((word, i) => i > 0 && (ENDS.has(word) || isBehindName(words, i)));
  const kept = end < 0 ? words : words.slice(0, end);
  while (kept.length > 1 && isSmallNameWord(kept.at(-1) ?? "")) kept.pop();
  return kept.join(" ");
}

function isBehindName(words: readonly string[], i: number): boolean {
  const word = words[i] ?? "";
  return i > 1 && /^\p{Ll}/u.test(word) && !isSmallNameWord(word) && isFullName(words.slice(0, i).join(" "));
}
