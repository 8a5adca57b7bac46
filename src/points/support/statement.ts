import type { Language } from "../../languages/language.ts";
import { contentStem } from "../../languages/terms/stems.ts";
import { type Word, wordsOf } from "../../text/words.ts";
import { type QuotedRegions, quotedRegions } from "../quoted.ts";

/** A point, or one of its evidence sentences, taken apart once for all checks. */
export interface Statement {
  readonly language: Language;
  readonly text: string;
  readonly words: readonly Word[];
  /** The stem of each word; null for function words. */
  readonly stems: readonly (string | null)[];
  readonly quoted: QuotedRegions;
}

export function statementOf(text: string, language: Language): Statement {
  const words = wordsOf(text);
  const stems = words.map(({ lower }) => contentStem(lower, language));
  return { language, text, words, stems, quoted: quotedRegions(text, language) };
}

/** Where the next content stem from an index stands, at most `reach` words on; -1 where none does. */
export function nextContent({ stems }: Statement, from: number, reach: number): number {
  for (let at = from; at < stems.length && at < from + reach; at++) if (stems[at]) return at;
  return -1;
}
