import type { PageElement } from "./dom.ts";
import type { FoundArticle } from "./find-article.ts";
import type { Furniture } from "./furniture.ts";

/** What belongs to the page may, so short, hold the date or the name within the article's own part of the page. */
const LONGEST_DETAIL = 200;

/** Whether an element belongs to another part of the page than the article. */
export function isElsewhere(element: PageElement, article: FoundArticle): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    const kind = article.furniture.get(at);
    if (kind) return isOther(at, kind, article);
  }
  return false;
}

/** Whether a piece of furniture is of another part of the page, and no detail of the article. */
export function isOther(element: PageElement, kind: Furniture, article: FoundArticle): boolean {
  if (kind !== "stranger") return kind === "foreign";
  return !scopeOf(article).contains(element) || (element.textContent ?? "").length > LONGEST_DETAIL;
}

/** The part of the page that is the article's: from its headline to its end, and what stands by both. */
export function scopeOf({ root, headline }: FoundArticle): PageElement {
  let scope = root;
  while (headline && !scope.contains(headline) && scope.parentElement) scope = scope.parentElement;
  return scope.closest("article") ?? scope.closest("main") ?? scope;
}
