import { foldLetters } from "./letters.ts";
import { remembered } from "./remembered.ts";

/** Letters and pairs that transcriptions write for one another, longest first. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/sch|tsch|tch|sh|ch|cz|sz/g, "s"],
  [/kh|gh|ck|q|g|c|x/g, "k"],
  [/ph|v|w/g, "f"],
  [/th|dh|d/g, "t"],
  [/dj|dz|zh|ts|tz|z/g, "s"],
  [/b/g, "p"],
];

/**
 * A key that is the same for a name's usual spellings ("Zelensky" and "Zelenskyy", "Gaddafi" and "Qadhafi"): the first
 * letter if a vowel, then the consonants by their kind, doubled ones once. Empty where too little is left to tell names
 * apart (fewer than three consonants).
 */
export const soundKey: (word: string) => string = remembered(keyOf);

function keyOf(word: string): string {
  let folded = foldLetters(word);
  for (const [letters, kind] of ALIKE) folded = folded.replace(letters, kind);
  const consonants = folded.replace(/([a-z])\1/g, "$1").replace(/[^a-z]|[aeiouyjh]/g, "");
  const key = (/^[aeiouyj]/.test(folded) ? "a" : "") + consonants;
  return key.length < 3 ? "" : key;
}
