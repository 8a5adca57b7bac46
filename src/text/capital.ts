/**
 * The text with a capital as its first letter, where that letter has one that is a single character and whose small form
 * is the letter again: "ΰ" and "ß" have none, and a capital of theirs would make another word of it.
 */
export function withCapital(text: string): string {
  const [first = ""] = text;
  const capital = first.toUpperCase();
  return capital.length === first.length && capital.toLowerCase() === first ? capital + text.slice(first.length) : text;
}
