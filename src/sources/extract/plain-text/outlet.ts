import { usualLanguage } from "../../../languages/known.ts";
import { isUpperAt } from "../../../text/characters.ts";
import { once } from "../../../text/once.ts";
import { anyOf, pageWords } from "../words.ts";
import { agencyNamed } from "./agencies.ts";

/** Words that names of outlets are made of; also cuts a host's name into words. */
const isMediaWord = (lower: string): boolean => usualLanguage().words("media-words").has(lower);
const GENERIC = new Set(
  "www m en amp edition news english uk us world int mobile beta old go feeds rss app web".split(" "),
);
const SECOND_LEVEL = new Set("co com org net gov ac edu".split(" "));

/** A host's name as a plain name: "www.thevarncourier.com" gives "The Varn Courier"; null for an address without one. */
export function outletOfAddress(url: string): string | null {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  const labels = host.split(".").filter(Boolean);
  if (labels.length < 2 || /^[\d.]+$/.test(host)) return null;
  const kept = labels
    .slice(0, -1)
    .filter((label, i, all) => !(i === all.length - 1 && all.length > 1 && SECOND_LEVEL.has(label)));
  const name = kept.filter((label) => !GENERIC.has(label)).at(-1) ?? kept.at(-1);
  return name ? nameOfLabel(name) : null;
}

function nameOfLabel(label: string): string {
  const words = label.split("-").flatMap((part) => cutWords(part));
  return words.map((word) => capitalised(word, words.length === 1)).join(" ");
}

/** Short names without meaning are initials, and the longest of these stand alone. */
function capitalised(word: string, alone: boolean): string {
  if (/^(?:and|of|in)$/.test(word)) return word;
  if (word.length <= (alone ? 4 : 3) && !isMediaWord(word)) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Known words at either end of a run of letters; what stands between them is a name. */
function cutWords(run: string): string[] {
  const head = longestKnown(run, (length) => run.slice(0, length));
  const rest = run.slice(head.length);
  const tail = longestKnown(rest, (length) => rest.slice(rest.length - length));
  const middle = rest.slice(0, rest.length - tail.length);
  if (middle.length === 1 || middle.length === 2) return [run];
  const inner = head || tail ? (middle === "" ? [] : cutWords(middle)) : [middle];
  return [head, ...inner, tail].filter((word) => word !== "");
}

function longestKnown(run: string, piece: (length: number) => string): string {
  for (let length = Math.min(run.length, 13); length >= 3; length--) {
    const word = piece(length);
    if (isMediaWord(word) && (length > 3 || word === "the" || word === "sun" || word === "now" || word === "and"))
      return word;
  }
  return "";
}

/** Whether a name sounds like an outlet's: one word in capitals, or a word that outlets have in their names. */
export function soundsLikeOutlet(name: string): boolean {
  const words = name.split(/\s+/);
  if (words.length > 7 || !isUpperAt(name, 0)) return false;
  if (words.length === 1 && /^[A-Z][A-Z0-9&]{1,6}$/.test(name)) return true;
  return (
    words.length > 1 && words.some((word) => isMediaWord(word.toLowerCase()) && word.length > 3 && isUpperAt(word, 0))
  );
}

/** The outlet of a credit such as "SOURCE: Varn Courier and agencies" or "© 2026 The Varn Courier"; null without one. */
export function outletOfCredit(words: string): string | null {
  const found = credits()
    .map((credit) => credit.exec(words)?.[1])
    .find((outlet) => outlet !== undefined);
  return found ? plainOutlet(found) : null;
}

const credits = once(() => [
  new RegExp(`^\\(?${anyOf("source-label")}\\s{0,2}: ?(.{2,80})$`, "i"),
  new RegExp(
    `^(?:copyright |©|\\(c\\)|copyright ©)\\s{0,2}(?:©|\\(c\\))?\\s{0,2}(?:19|20)\\d\\d(?:[-–](?:19|20)?\\d\\d)?,? (?:by )?(.{2,60}?)(?:\\. ${anyOf("rights")})?\\.?$`,
    "i",
  ),
  new RegExp(`^(?:${anyOf("this-text")} )?${anyOf("first-published")} (.{2,60}?)\\.?$`, "i"),
]);

/** An outlet's name without its company and its agencies; null where only agencies are left. */
export function plainOutlet(name: string): string | null {
  const parts = name
    .split(/\s{0,2}(?:,|;|\/|\+|&| and | with )\s{0,2}/i)
    .map((part) => part.replace(/[.)\]]{1,3}$/, "").trim());
  const whole = name.replace(/[.)\]]{1,3}$/, "").trim();
  const plain = parts.filter(
    (part) => part !== "" && !pageWords("no-outlet").has(part.toLowerCase()) && agencyNamed(part) === null,
  );
  if (plain.length === 0) return null;
  const kept = plain.length === parts.length && /\band\b/i.test(name) ? whole : (plain[0] ?? whole);
  return isUpperAt(kept, 0) ? spaced(kept) : null;
}

/** "TRTWorld" and "VarnCourier" with a blank between their words. */
const spaced = (name: string): string =>
  name.includes(" ") ? name : name.replace(/(?<=[A-Z]{2})(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z][a-z]{3})/g, " ");
