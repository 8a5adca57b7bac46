import type { Excerpt, Quote, ReadArticle } from "../../src/model/reading.ts";

const VOWELS = "aeiou";
const CONSONANTS = "bcdfghjklmnpqrstvwxyz";

/**
 * Gives read articles other names of the same length, so that every range of their readings stays right: within such words,
 * which stand in small letters, each vowel becomes one other vowel and each consonant one other consonant.
 */
export function otherwiseNamed(words: ReadonlySet<string>, random: () => number): (read: ReadArticle) => ReadArticle {
  const swaps = [...swapped(VOWELS, random), ...swapped(CONSONANTS, random)];
  const letters = new Map(
    swaps.flatMap(([one, other]) => [
      [one, other],
      [one.toUpperCase(), other.toUpperCase()],
    ]),
  );
  const known = new Map<string, string>();
  const renamedWord = (word: string): string => {
    const name = known.get(word);
    if (name !== undefined) return name;
    const isName = words.has(word.toLowerCase());
    const renamed = isName ? Array.from(word, (letter) => letters.get(letter) ?? letter).join("") : word;
    known.set(word, renamed);
    return renamed;
  };
  const rename = (text: string) => text.replace(/[A-Za-z]+/g, renamedWord);
  return ({ article, reading }) => ({
    article: { ...article, title: rename(article.title ?? ""), text: rename(article.text) },
    reading: {
      ...reading,
      keyPoints: reading.keyPoints.map((point) => ({ ...point, text: rename(point.text) })),
      quotes: reading.quotes.map((quote) => renamedQuote(quote, rename)),
      names: reading.names.map(rename),
    },
  });
}

function renamedQuote(quote: Quote, rename: (text: string) => string): Quote {
  const { cue, speaker, addressee } = quote;
  const renamed = (excerpt: Excerpt | null) => excerpt && { ...excerpt, text: rename(excerpt.text) };
  return {
    ...quote,
    cue: renamed(cue),
    speaker: speaker && { ...speaker, name: rename(speaker.name), mention: renamed(speaker.mention) },
    addressee: addressee && rename(addressee),
  };
}

function swapped(letters: string, random: () => number): (readonly [string, string])[] {
  const left = [...letters];
  return Array.from(letters, (letter) => [letter, left.splice(Math.floor(random() * left.length), 1)[0] ?? letter]);
}
