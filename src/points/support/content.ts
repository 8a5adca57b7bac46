import type { Statement } from "./statement.ts";

/** The share of a point's content words that its evidence has, or that are among the words given (lower-case). */
export function contentShare(
  { stems, words }: Statement,
  evidence: readonly Statement[],
  also: ReadonlySet<string> = new Set(),
): number {
  const known = new Set(evidence.flatMap((sentence) => sentence.stems));
  const content = stems.flatMap((stem, index) => (stem === null ? [] : [{ stem, lower: words[index]?.lower ?? "" }]));
  const borne = content.filter(({ stem, lower }) => known.has(stem) || also.has(lower.replace(/['’]s?$/, "")));
  return content.length === 0 ? 0 : borne.length / content.length;
}
