import type { TextRange } from "../model/article.ts";
import { optionalCuts, trims } from "./compress/cuts.ts";
import { sentenceParts, withoutRanges } from "./compress/sentence-parts.ts";
import { flawOf } from "./standing.ts";

const MOST_WORDINGS = 10;

/**
 * The ways to tell a cleaned sentence as a point, the fullest first: as it is without brackets and the day of a report,
 * then with one or more of its asides, openings and tails left out. Only what can stand alone; none where nothing can.
 */
export function wordingsOf(cleaned: string): string[] {
  const trimmed = withoutRanges(cleaned, trims(sentenceParts(cleaned)));
  const cuts = optionalCuts(sentenceParts(trimmed));
  const wordings = new Set<string>();
  const add = (ranges: readonly TextRange[]) => {
    if (wordings.size >= MOST_WORDINGS) return;
    const wording = ranges.length === 0 ? trimmed : withoutRanges(trimmed, ranges);
    if (!wordings.has(wording) && !flawOf(wording)) wordings.add(wording);
  };
  add([]);
  for (const cut of cuts) add([cut]);
  for (const [index, cut] of cuts.entries()) for (const other of cuts.slice(index + 1)) add([cut, other]);
  for (let from = cuts.length - 3; from >= 0 && wordings.size === 0; from--) add(cuts.slice(from));
  return [...wordings];
}
