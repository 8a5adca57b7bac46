import { usualLanguage } from "../known.ts";

const VOWELS = "aeiouy";
const isVowel = (letter: string): boolean => letter !== "" && VOWELS.includes(letter);

/**
 * One spelling for what British and American English spell differently, for comparing words only: -ise and -ize, -our
 * and -or, -ence and -ense, doubled l, ae and e. The result need not be a word. `word` is in lower case.
 */
export function americanSpelling(word: string): string {
  if (word.length < 4) return word;
  const paired = usualLanguage().words("spellings").get(word);
  if (paired !== undefined) return paired;
  return singleL(withZ(withOr(withoutDigraph(withS(word)))));
}

/** What can be made one only once the ending is off: "centr" (centre) and "center", "dialogu" and "dialog". */
export function americanStem(stem: string): string {
  if (stem.length < 4) return stem;
  if (stem.endsWith("ogu")) return stem.slice(0, -1);
  const before = stem.charAt(stem.length - 2);
  return stem.endsWith("r") && "bctp".includes(before) && before !== "" ? `${stem.slice(0, -1)}er` : stem;
}

const Z_ENDINGS = /(?<=[a-z]{3}[iy])s(?=(?:e|ed|es|er|ers|ing|ings|ation|ations|ational)$)/;

const withZ = (word: string): string => word.replace(Z_ENDINGS, "z");

/** "colour", "favourite"; not "four", "tour", "source", where the three letters stand at the start. */
const withOr = (word: string): string => word.replace(/(?<=[a-z]{3})our/, "or");

const withS = (word: string): string => word.replace(/(?<=[a-z]{2})(ence)(?=s?$)/, "ense");

const withoutDigraph = (word: string): string =>
  word.length < 6 ? word : word.replace(/(?<=[b-df-hj-np-tv-z])ae(?=[a-z])|^ae(?=[a-z])|oe(?=[a-rt-z])/, "e");

/** "travelled" and "fulfill", where two or more syllables stand before the doubled letter; not "filled". */
function singleL(word: string): string {
  const at = word.indexOf("ll", 3);
  return at >= 0 && syllablesBefore(word, at) >= 2 ? word.slice(0, at) + word.slice(at + 1) : word;
}

function syllablesBefore(word: string, end: number): number {
  let groups = 0;
  for (let at = 0; at < end; at++) if (isVowel(word.charAt(at)) && !isVowel(word.charAt(at - 1))) groups++;
  return groups;
}
