import { readBlocks, type TextBlock } from "./block-text.ts";
import type { PageElement } from "./dom.ts";
import type { FoundArticle } from "./find-article.ts";
import { isProse } from "./prose.ts";
import { isOther, scopeOf } from "./scope.ts";

/** Lines about an article that stand by it, not its running text. */
export interface NearLines {
  /** From a little above the headline to its second paragraph. */
  readonly above: readonly TextBlock[];
  /** The first line of the running text. */
  readonly first: TextBlock | null;
  readonly below: readonly TextBlock[];
  /** All that a reader sees but comments and teasers, as a last resort. */
  readonly anywhere: readonly TextBlock[];
}

/** So many lines above a headline, or above the text where no headline was found, may still be about the article. */
const LINES_ABOVE = 6;
const LINES_BELOW = 10;

/** The lines by an article, by-lines and dates among them, but nothing of other parts of the page. */
export function nearLines(body: PageElement, article: FoundArticle): NearLines {
  const { blocks, headline } = article;
  const lines = readBlocks(partAround(article), othersIn(article));
  const elements = new Set(blocks.filter(({ text, linked }) => isProse(text, linked)).map(({ element }) => element));
  const prose = lines.flatMap(({ element }, i) => (elements.has(element) ? [i] : []));
  const [first, second = lines.length] = prose;
  const last = prose.at(-1);
  const anywhere = readBlocks(body, new Map([...article.furniture].flatMap(([one, kind]) => (kind === "foreign" ? [[one, 0]] : []))));
  if (first === undefined || last === undefined)
    return { above: lines.slice(0, LINES_ABOVE + LINES_BELOW), first: null, below: [], anywhere };
  const at = lines.findIndex(({ element }) => element === headline);
  const from = Math.max(0, (at >= 0 && at < first ? at : first) - LINES_ABOVE);
  return {
    above: [...lines.slice(from, first), ...lines.slice(first + 1, Math.min(second, first + 1 + LINES_BELOW))],
    first: lines[first] ?? null,
    below: lines.slice(last + 1, last + 1 + LINES_BELOW),
    anywhere,
  };
}

/** The article's part of the page; where that is no more than its text, what stands around it, too. */
function partAround(article: FoundArticle): PageElement {
  const scope = scopeOf(article);
  return scope === article.root ? (scope.parentElement ?? scope) : scope;
}

function othersIn(article: FoundArticle): Map<PageElement, number> {
  const others = [...article.furniture].filter(([element, kind]) => isOther(element, kind, article));
  return new Map(others.map(([element]) => [element, 0]));
}
