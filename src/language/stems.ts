import { stemmer } from "stemmer";
import { STOP_WORDS } from "./stop-words.ts";
import { isCapitalised, withoutPossessive, wordsOf } from "./words.ts";

const MOST_KEPT = 50_000;
const known = new Map<string, string>();

/** The Porter stem of a lower-case word (M. F. Porter, 1980); words of up to three letters stay as they are. */
export function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  const stem = stemmer(word);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(word, stem);
  return stem;
}

/** The stems of a text's content words, in order, repeats included. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const { lower } of wordsOf(text)) {
    const bare = withoutPossessive(lower);
    if (!STOP_WORDS.has(lower) && !STOP_WORDS.has(bare) && bare.length > 1) stems.push(stemOf(bare));
  }
  return stems;
}

/** The stems of words that are written with a capital inside a sentence. */
export function nameStems(sentence: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [index, { text, lower }] of wordsOf(sentence).entries())
    if (index > 0 && isCapitalised(text)) stems.add(stemOf(withoutPossessive(lower)));
  return stems;
}
