const LETTER = /[\p{L}\p{N}]/u;
/** No word that begins with an apostrophe has more. */
const MOST_LETTERS = 8;

/** The letters and digits from `from` on that may be a word which an apostrophe begins: "t" of "'t", "90s" of "'90s". */
export function clippedLetters(text: string, from: number, end: number): string {
  let to = from;
  while (to < end && to - from < MOST_LETTERS && LETTER.test(text[to] ?? "")) to++;
  return text.slice(from, to);
}
