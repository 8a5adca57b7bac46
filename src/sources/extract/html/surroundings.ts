import { readBlocks, type TextBlock } from "./block-text.ts";
import { isWithin, type PageElement } from "./dom.ts";
import type { FoundArticle } from "./find-article.ts";
import { isProse } from "./prose.ts";

/** What stands about an article: the lines of its head and foot, and which elements are of other parts of the page. */
export interface Surroundings {
  /** The part of the page that is the article's, from its headline to its end. */
  readonly scope: PageElement;
  /** The scope; where that is no more than the text, with what stands around it. */
  readonly part: PageElement;
  /** Lines that are no running text, from a little above the headline to the second paragraph. */
  readonly above: readonly TextBlock[];
  /** The first line of the running text. */
  readonly first: TextBlock | null;
  readonly below: readonly TextBlock[];
  /** All that a reader sees but comments and teasers, as a last resort. */
  readonly anywhere: () => readonly TextBlock[];
  /** Whether an element belongs to another part of the page. */
  readonly isElsewhere: (element: PageElement) => boolean;
}

/** So many lines above a headline, or above the text where no headline was found, may still be about the article. */
const LINES_ABOVE = 6;
const LINES_BELOW = 10;
/** What belongs to the page may, so short, hold the date or the name within the article's own part of the page. */
const LONGEST_DETAIL = 200;

export function surroundingsOf(body: PageElement, article: FoundArticle): Surroundings {
  const scope = scopeOf(article);
  const part = scope === article.root ? (scope.parentElement ?? scope) : scope;
  const others = othersIn(article, scope);
  return {
    scope,
    part,
    ...linesBy(article, readBlocks(part, others)),
    anywhere: () => readBlocks(body, foreignIn(article)),
    isElsewhere: (element) => isWithin(element, others),
  };
}

function scopeOf({ root, headline }: FoundArticle): PageElement {
  let scope = root;
  while (headline && !scope.contains(headline) && scope.parentElement) scope = scope.parentElement;
  return scope.closest("article") ?? scope.closest("main") ?? scope;
}

type LinesBy = Pick<Surroundings, "above" | "first" | "below">;

function linesBy({ blocks, headline }: FoundArticle, lines: readonly TextBlock[]): LinesBy {
  const paragraphs = new Set(blocks.filter(({ text, linked }) => isProse(text, linked)).map(({ element }) => element));
  const [first, second = lines.length] = lines.flatMap(({ element }, i) => (paragraphs.has(element) ? [i] : []));
  if (first === undefined) return { above: lines.slice(0, LINES_ABOVE + LINES_BELOW), first: null, below: [] };
  const last = lines.findLastIndex(({ element }) => paragraphs.has(element));
  const at = lines.findIndex(({ element }) => element === headline);
  const from = Math.max(0, (at >= 0 && at < first ? at : first) - LINES_ABOVE);
  return {
    above: [...lines.slice(from, first), ...lines.slice(first + 1, Math.min(second, first + 1 + LINES_BELOW))],
    first: lines[first] ?? null,
    below: lines.slice(last + 1, last + 1 + LINES_BELOW),
  };
}

/** Comments and teasers, and what belongs to the page but a short piece within the article's part of it. */
function othersIn({ furniture }: FoundArticle, scope: PageElement): Map<PageElement, number> {
  const others = [...furniture].filter(([element, kind]) => {
    if (kind !== "stranger") return kind === "foreign";
    return !scope.contains(element) || (element.textContent ?? "").length > LONGEST_DETAIL;
  });
  return new Map(others.map(([element]) => [element, 0]));
}

function foreignIn({ furniture }: FoundArticle): Map<PageElement, number> {
  return new Map([...furniture].filter(([, kind]) => kind === "foreign").map(([element]) => [element, 0]));
}
