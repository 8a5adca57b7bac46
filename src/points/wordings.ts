import type { Language } from "../languages/language.ts";
import type { Weekday } from "../languages/weekdays.ts";
import type { TextRange } from "../model/article.ts";
import { optionalCuts, trims } from "./compress/cuts.ts";
import { sentenceParts, withoutRanges } from "./compress/sentence-parts.ts";
import { flawOf } from "./flaw.ts";

const MOST_WORDINGS = 10;

/**
 * The ways to tell a cleaned sentence as a point, the fullest first: as it is without brackets and the day of a report,
 * then with one or more of its asides, openings and tails left out; without `shortened` only the first that can stand.
 * Only what can stand alone; none where nothing can. `reportDay`: see `reportDayOf`.
 */
export function wordingsOf(
  cleaned: string,
  language: Language,
  { shortened, reportDay }: { readonly shortened: boolean; readonly reportDay: Weekday | null },
): string[] {
  const trimmed = withoutRanges(cleaned, trims(sentenceParts(cleaned, language), reportDay));
  const wordings = new Set<string>();
  if (!flawOf(trimmed, language)) wordings.add(trimmed);
  const most = shortened ? MOST_WORDINGS : 1;
  if (wordings.size === most) return [...wordings];
  for (const ranges of choicesOf(optionalCuts(sentenceParts(trimmed, language), reportDay))) {
    const wording = withoutRanges(trimmed, ranges);
    if (!wordings.has(wording) && !flawOf(wording, language)) wordings.add(wording);
    if (wordings.size >= most) break;
  }
  return [...wordings];
}

/** Each cut by itself, then any two, then more and more of the last ones. */
function* choicesOf(cuts: readonly TextRange[]): Generator<TextRange[]> {
  for (const cut of cuts) yield [cut];
  for (const [index, cut] of cuts.entries()) for (const other of cuts.slice(index + 1)) yield [cut, other];
  for (let from = cuts.length - 3; from >= 0; from--) yield cuts.slice(from);
}
