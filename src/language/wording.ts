/** A text's letters and digits alone, in lower case: two texts of one wording differ in marks and spacing at most. */
export function wordingOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
