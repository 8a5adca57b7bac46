/** A text's letters and digits alone, in lower case: two texts of one wording differ in marks and spacing at most. */
export function wordingOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a text has no words but those of a wording, in its order: whole, a stretch, or cut with "…" between. */
export function isCutFrom(text: string, wording: string): boolean {
  const whole = ` ${wording} `;
  let at = 0;
  for (const part of text.split(/\.{3}|…/).map(wordingOf)) {
    if (part === "") continue;
    const found = whole.indexOf(` ${part} `, at);
    if (found < 0) return false;
    at = found + part.length + 1;
  }
  return true;
}
