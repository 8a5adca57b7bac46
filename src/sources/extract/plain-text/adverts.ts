import { contentTerms } from "../../../languages/terms/search-terms.ts";
import type { BlockRole } from "../../../model/article.ts";
import { pageWords } from "../words.ts";
import type { Paragraph } from "./paragraph.ts";

/** An article of fewer terms says too little of what it is about. */
const FEWEST_TERMS = 20;
const MOST_LINES = 4;
const MOST_SHARED = 0.2;

/**
 * Marks what stands under "Advertisement". Often the advert itself is gone and the article goes on there: only lines that have
 * hardly a word of matter in common with the rest of the article are taken for the advert.
 */
export function markAdverts(paragraphs: readonly Paragraph[], roles: (BlockRole | null)[]): void {
  for (const head of paragraphs.flatMap(({ words }, at) => (headsAdvert(words) ? [at] : []))) {
    const lines = linesUnder(paragraphs, head);
    const rest = paragraphs.filter((_, at) => roles[at] === null && !lines.includes(at));
    const known = new Set(rest.flatMap(({ words, language }) => contentTerms(words, language)));
    const own = paragraphs.flatMap(({ words, language }, at) =>
      lines.includes(at) ? contentTerms(words, language) : [],
    );
    const shared = own.filter((term) => known.has(term)).length;
    if (known.size < FEWEST_TERMS || shared > own.length * MOST_SHARED) continue;
    for (const at of lines) roles[at] ??= "boilerplate";
  }
}

/** The lines that follow one, up to the next blank line. */
function linesUnder(paragraphs: readonly Paragraph[], head: number): number[] {
  const lines: number[] = [];
  for (let at = head + 1; at <= head + MOST_LINES; at++) {
    const line = paragraphs[at];
    if (!line || line.words === "" || (line.gap && at > head + 1)) break;
    lines.push(at);
  }
  return lines;
}

const headsAdvert = (words: string): boolean =>
  words.length <= 40 && pageWords("advert-head").has(words.toLowerCase().replace(/[^\p{L}]{1,5}$/u, ""));
