import { type NamedAs, type NameWord, nameWords } from "./class-words.ts";
import type { PageElement } from "./dom.ts";
import { type Weights, weightIn } from "./weights.ts";

/** A word on elements that together hold more than this share of a page's prose says nothing on that page … */
const MOST_NAMED_PROSE = 0.5;
/** … where none of them holds so much that it is the article's own frame: "with-sidebar". */
export const MOST_PROSE = 0.3;
/** The first of these that an element's words say counts. */
const SAYINGS: readonly NamedAs[] = ["foreign", "foot", "stranger", "detail", "label"];
/** These say the same on every page. */
const ALWAYS: ReadonlySet<NamedAs> = new Set(["foreign", "foot", "label"]);

interface Gathered {
  readonly words: Map<PageElement, readonly NameWord[]>;
  /** Letters of running text within elements named by a word. */
  readonly prose: Map<string, number>;
  readonly weights: Weights;
  readonly most: number;
}

/** What each element below another is by its name, without words that the page has on its article's own elements. */
export function readNames(body: PageElement, weights: Weights): ReadonlyMap<PageElement, NamedAs> {
  const prose = weightIn(weights, body).prose;
  const gathered: Gathered = { words: new Map(), prose: new Map(), weights, most: MOST_PROSE * prose };
  gather(body, new Set(), gathered);
  const most = MOST_NAMED_PROSE * prose;
  const names = new Map<PageElement, NamedAs>();
  for (const [element, words] of gathered.words) {
    const telling = words.filter(({ word, says }) => ALWAYS.has(says) || proseOf(word) <= most);
    const says = SAYINGS.find((one) => telling.some((word) => word.says === one));
    if (says) names.set(element, says);
  }
  return names;

  function proseOf(word: string): number {
    return gathered.prose.get(word) ?? 0;
  }
}

function gather(element: PageElement, around: ReadonlySet<string>, gathered: Gathered): void {
  for (const child of element.children) {
    const words = nameWords(child);
    if (words.length > 0) gathered.words.set(child, words);
    gather(child, count(words, child, around, gathered), gathered);
  }
}

/** Counts an element's prose for each of its words that no element around has; answers with the words around its own. */
function count(
  words: readonly NameWord[],
  element: PageElement,
  around: ReadonlySet<string>,
  { prose, weights, most }: Gathered,
): ReadonlySet<string> {
  const fresh = new Set(words.map(({ word }) => word).filter((word) => !around.has(word)));
  const held = weightIn(weights, element).prose;
  if (fresh.size === 0 || held === 0 || held > most) return around;
  for (const word of fresh) prose.set(word, (prose.get(word) ?? 0) + held);
  return around.union(fresh);
}
