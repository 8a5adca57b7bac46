import type { Candidate } from "./candidates.ts";

/** Two points with a larger share of the shorter one's content stems in common say the same. */
export const MOST_OVERLAP = 0.6;

/** Whether two candidates say the same, or are made of the same sentence. */
export const saySame = (a: Candidate, b: Candidate): boolean => overlapOf(a, b) > MOST_OVERLAP;

/** The share of the shorter candidate's content stems that the other has too; 1 for two with a sentence in common. */
export function overlapOf(a: Candidate, b: Candidate): number {
  if (sharesSentence(a, b)) return 1;
  const [few, many] = a.stems.size < b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  if (few.size === 0) return 0;
  let common = 0;
  for (const stem of few.keys()) if (many.has(stem)) common++;
  return common / few.size;
}

export const sharesSentence = (a: Candidate, b: Candidate): boolean =>
  a.source === b.source && a.sentences.some(({ start }) => b.sentences.some((other) => other.start === start));
