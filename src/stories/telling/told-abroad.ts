import type { Language } from "../../languages/language.ts";
import { figuresIn } from "../../languages/numbers.ts";
import { foldLetters } from "../../text/letters.ts";
import { isCapitalised, withoutPossessive, wordsOf } from "../../text/words.ts";

/** What of a text reads the same in any language: its figures, and its names in the same script. */
export interface Facts {
  readonly figures: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
}

const SHORTEST_NAME = 4;
/** "d'" of "d'Ostermark". */
const ELIDED = /^\p{L}{1,2}['’]/u;

export const factsOf = (text: string, language: Language): Facts => ({
  figures: figuresIn(text, language),
  names: namesIn(text, language),
});

export function namesIn(text: string, language: Language): Set<string> {
  const words = wordsOf(text).map(({ text: word }) => (language.elides ? word.replace(ELIDED, "") : word));
  const names = words
    .filter((word) => isCapitalised(word) && word.length >= SHORTEST_NAME)
    .map((word) => foldLetters(withoutPossessive(word.toLowerCase())));
  return new Set(names);
}

/** Of figures and names together so many must agree, each kind among them; a large figure counts for two. */
const FEWEST = 3;
const LARGE = 100;

/** Whether a sentence in another language tells what a point does: all of its figures, and with them enough of its names. */
export function agree(point: Facts, sentence: Facts): boolean {
  const figures = [...point.figures].reduce((sum, figure) => sum + (figure >= LARGE ? 2 : 1), 0);
  if (figures === 0 || !point.figures.isSubsetOf(sentence.figures)) return false;
  const { size: names } = point.names.intersection(sentence.names);
  return names > 0 && figures + names >= FEWEST;
}
