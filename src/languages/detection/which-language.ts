import { LANGUAGE_CODES, languageOf, usualLanguage } from "../known.ts";
import type { Language } from "../language.ts";
import { detect } from "./detector.ts";

const SAMPLE_CHARACTERS = 1500;
/** A shorter text tells less than what its feed or page states. */
const SHORT = 60;

/**
 * The BCP 47 primary subtag of a text's language; null where in doubt. What the text's feed or page states ("en-GB")
 * counts where the text is short or leaves it open.
 */
export function whichLanguage(text: string, stated: string | null = null): string | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const claim = primarySubtag(stated);
  if (claim !== null && sample.trim().length < SHORT) return claim;
  const told = plainly(sample) ?? detected(sample);
  return (told === null ? null : amongNeighbours(told, sample)) ?? claim;
}

function primarySubtag(stated: string | null): string | null {
  const subtag = /^([a-z]{2,3})(?:[-_]|$)/i.exec(stated?.trim() ?? "")?.[1];
  return subtag?.toLowerCase() ?? null;
}

function detected(sample: string): string | null {
  const guess = detect(sample);
  return guess.language !== "" && guess.isReliable() ? guess.language : null;
}

const FEWEST_WORDS = 20;
/** From this share of its commonest words on a text can be of one language only, if no other pack's come near. */
const PLAIN = 0.18;

/** The pack whose commonest words make up much of a text; null where none plainly does. */
function plainly(sample: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}{1,30}/gu) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const shares = LANGUAGE_CODES.map((code) => ({ code, share: shareOf(words, languageOf(code) as Language) }));
  const [first, second] = shares.sort((a, b) => b.share - a.share);
  return first && first.share >= PLAIN && first.share > 2 * (second?.share ?? 0) ? first.code : null;
}

function shareOf(words: readonly string[], language: Language): number {
  const common = language.words("common-words");
  return words.filter((word) => common.has(word)).length / words.length;
}

/** Languages that n-grams take for one another; of the second of a pair they know nothing. */
const NEIGHBOURS: readonly (readonly [string, string])[] = [
  ["es", "ca"],
  ["ms", "id"],
];

/** The one of two neighbouring languages whose own words a text has; as told where it has none. */
function amongNeighbours(told: string, sample: string): string {
  const pair = NEIGHBOURS.find((each) => each.includes(told));
  if (!pair) return told;
  const apart = usualLanguage().words("tells-apart");
  const words = (sample.toLowerCase().match(/[\p{L}'’]{1,30}/gu) ?? []).map((word) => word.replace("’", "'"));
  const [first, second] = pair.map((code) => words.filter((word) => apart.get(word) === code).length);
  if (first === second) return told;
  return (first ?? 0) > (second ?? 0) ? pair[0] : pair[1];
}
