import { isSmallNameWord } from "../languages/name-words.ts";

const LONGEST_HEAD = 70;

/**
 * A sentence as a reader wants to see it: single blanks, no dateline before it ("LONDON (Reuters) - ", "(CNN)"), no
 * bullet, and its end mark at its last word.
 */
export function cleanSentence(sentence: string): string {
  const line = (HAS_OTHER_BLANKS.test(sentence) ? sentence.replace(/\s+/g, " ") : sentence).trim();
  return tightEnd(withoutBullet(withoutDateline(line)));
}

/** Blanks that are not single spaces. */
const HAS_OTHER_BLANKS = /[^\S ]| {2}/;

const withoutBullet = (line: string): string => line.replace(/^[-–—―•·*▪●■>|]+ ?/, "");

/** " ." stands at the end of captions and broken lines. */
function tightEnd(line: string): string {
  return /\s[.!?]$/.test(line) ? line.slice(0, -1).trimEnd() + line.slice(-1) : line;
}

/** Where a caption or a cut line ends, a blank stands before the full stop. */
export const endsLoosely = (sentence: string): boolean => /\s\.\s*$/.test(sentence);

function withoutDateline(line: string): string {
  const head = line.slice(0, LONGEST_HEAD);
  const close = head.indexOf(")");
  const open = head.indexOf("(");
  if (open >= 0 && close > open && isAgency(head.slice(open + 1, close)) && isPlace(head.slice(0, open))) {
    const rest = line.slice(close + 1);
    const dash = /^\s*[-–—―]{1,2}\s*/.exec(rest);
    if (dash) return rest.slice(dash[0].length);
    if (!rest.startsWith(" ") || open === 0) return rest.trimStart();
  }
  return withoutPlaceAndDash(line, head);
}

/** "SANDRY/PORT ELLERY, Norvia Divers found": two places in capitals need no dash. */
const JOINED_PLACES =
  /^\p{Lu}{3,20}\/\p{Lu}{3,20}(?: \p{Lu}{2,20}){0,2}(?:, \p{Lu}\p{Ll}{2,20})? (?=[\p{Lu}][\p{Ll}’'])/u;

/** "LONDON — ", "WASHINGTON, D.C. -- ", "PARIS, March 3 - ". */
function withoutPlaceAndDash(line: string, head: string): string {
  const joined = JOINED_PLACES.exec(head);
  if (joined) return line.slice(joined[0].length);
  const dash = / (?:(?:--|[-–—―]) |[–—―](?=\S))/.exec(head);
  if (!dash) return line;
  const place = head.slice(0, dash.index);
  const first = /^\p{Lu}{3,}/u.exec(place);
  return first && isPlace(place) ? line.slice(dash.index + dash[0].length) : line;
}

const isAgency = (inside: string): boolean =>
  inside.length <= 30 && /^\p{Lu}/u.test(inside) && !/[.,;:!?]/.test(inside) && everyWord(inside, isTitleWord);

const isPlace = (head: string): boolean => everyWord(head.replace(/[.,/]/g, " "), isTitleWord);

const isTitleWord = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word) || isSmallNameWord(word);
const everyWord = (text: string, test: (word: string) => boolean): boolean =>
  text.split(" ").every((word) => word === "" || test(word));
