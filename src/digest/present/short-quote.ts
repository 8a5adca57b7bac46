import { sentencesOf } from "../../languages/sentences/split.ts";
import { blankSeparatedCount } from "../../text/words.ts";

const MOST_WORDS = 40;

/** As much of a quote as reads at a glance, cut only where a sentence ends; whole where its first sentence is longer. */
export function shortQuote(text: string): string {
  if (blankSeparatedCount(text) <= MOST_WORDS) return text;
  let end = 0;
  for (const sentence of sentencesOf(text, 0, text.length, null)) {
    if (end > 0 && blankSeparatedCount(text.slice(0, sentence.end)) > MOST_WORDS) break;
    end = sentence.end;
  }
  return end === 0 || end >= text.trimEnd().length ? text : `${text.slice(0, end).trimEnd()} …`;
}
