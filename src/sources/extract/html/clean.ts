import { isNamedFurniture } from "./class-words.ts";
import { isElement, isText, type PageDocument, type PageElement } from "./dom.ts";

/** Elements that hold no article text, whatever their names. */
const REMOVED = new Set(
  (
    "script style noscript template nav aside footer form button select textarea input iframe object embed svg canvas " +
    "figcaption figure dialog menu audio video picture"
  ).split(" "),
);
const KEPT = new Set(["html", "body", "main", "article"]);
const LISTS = new Set(["ul", "ol", "dl", "table"]);
/** A paragraph from this length on speaks for its surroundings. */
const LONG_PARAGRAPH = 80;
/** What holds more than this share of the page's long paragraphs stays, whatever it is called. */
const MAX_SHARE = 0.3;
const MAX_LINKED_SHARE = 0.65;

interface Weight {
  readonly text: number;
  readonly linked: number;
  readonly links: number;
  /** Characters in long paragraphs. */
  readonly prose: number;
}

const NO_WEIGHT: Weight = { text: 0, linked: 0, links: 0, prose: 0 };

/** Takes page furniture out of a page by tag, by class and id, and by how much of it is links. */
export function removeFurniture(document: PageDocument): void {
  const body = document.body ?? document.documentElement;
  if (!body) return;
  const weights = new Map<PageElement, Weight>();
  const whole = weigh(body, weights);
  prune(body, weights, whole.prose);
}

function weigh(element: PageElement, weights: Map<PageElement, Weight>): Weight {
  const weight = ownWeight(element, INVISIBLE.has(element.localName) ? NO_WEIGHT : weighInside(element, weights));
  weights.set(element, weight);
  return weight;
}

function weighInside(element: PageElement, weights: Map<PageElement, Weight>): Weight {
  let { text, linked, links, prose } = NO_WEIGHT;
  for (const child of element.childNodes) {
    if (isElement(child)) {
      const inner = weigh(child, weights);
      text += inner.text;
      linked += inner.linked;
      links += inner.links;
      prose += inner.prose;
    } else if (isText(child)) {
      const length = (child.textContent ?? "").trim().length;
      text += length;
      if (length >= LONG_PARAGRAPH) prose += length;
    }
  }
  return { text, linked, links, prose };
}

/** A link is no prose; a paragraph is prose as a whole. */
function ownWeight({ localName }: PageElement, inside: Weight): Weight {
  if (localName === "a") return { text: inside.text, linked: inside.text, links: inside.links + 1, prose: 0 };
  const isProse = localName === "p" && inside.text - inside.linked >= LONG_PARAGRAPH;
  return isProse ? { ...inside, prose: inside.text } : inside;
}

const INVISIBLE = new Set(["script", "style", "noscript", "template"]);

function prune(element: PageElement, weights: Map<PageElement, Weight>, allProse: number): void {
  for (const child of [...element.children]) {
    const weight = weights.get(child) ?? NO_WEIGHT;
    if (isFurniture(child, weight, allProse)) child.remove();
    else prune(child, weights, allProse);
  }
}

function isFurniture(element: PageElement, weight: Weight, allProse: number): boolean {
  if (KEPT.has(element.localName) || weight.prose > MAX_SHARE * allProse) return false;
  if (REMOVED.has(element.localName)) return !element.querySelector("blockquote, pre, table");
  return (isNamedFurniture(element) && !isWithinLine(element)) || isLinkList(element, weight);
}

/** A linked or marked name in the middle of a sentence is part of it, whatever its class. */
function isWithinLine(element: PageElement): boolean {
  if (!INLINE.has(element.localName)) return false;
  const around = element.parentElement?.childNodes ?? [];
  return [...around].some((node) => isText(node) && /[\p{L}\p{N}]{2}/u.test(node.textContent ?? ""));
}

const INLINE = new Set("a abbr b cite em i mark q s small span strong sub sup time u".split(" "));

function isLinkList(element: PageElement, { text, linked, links }: Weight): boolean {
  if (links < 2 || text < 10 || linked < MAX_LINKED_SHARE * text) return false;
  return LISTS.has(element.localName) || (links > 3 && element.localName !== "p");
}
