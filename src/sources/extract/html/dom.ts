import { parseHTML } from "linkedom";
import type { SlimPage } from "./slim.ts";

/** The part of the DOM that reading a page needs; the project is compiled without a browser's types. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: PageElement | null;
  readonly parentElement: PageElement | null;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  remove(): void;
}

export interface PageElement extends PageNode {
  /** Upper case in HTML. */
  readonly localName: string;
  readonly tagName: string;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly previousElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  getElementsByTagName(name: string): ArrayLike<PageElement> & Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  contains(other: PageNode): boolean;
  replaceWith(...nodes: PageNode[]): void;
  appendChild(node: PageNode): PageNode;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  readonly head: PageElement | null;
  createElement(name: string): PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

/** A document of one root and one body that holds all, whatever of them the page opened. */
export function parsePage({ root, content }: SlimPage): PageDocument {
  const whole = `<!doctype html><html${root}><head></head><body>${content}</body></html>`;
  return parseHTML(whole).document as unknown as PageDocument;
}

/** The body of a page that `parsePage` made. */
export function bodyOf(document: PageDocument): PageElement {
  return (document.querySelector("body") ?? document.documentElement) as PageElement;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT;
}

/** Whether an element or one around it is among others. */
export function isWithin(element: PageElement, others: { has(one: PageElement): boolean }): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) if (others.has(at)) return true;
  return false;
}

const withWords = new WeakMap<PageElement, boolean>();

/** Whether words stand right in an element, beside its inner elements: those are within a line, then. */
export function hasOwnWords(element: PageElement): boolean {
  const known = withWords.get(element);
  if (known !== undefined) return known;
  const found = [...element.childNodes].some((node) => isText(node) && /[\p{L}\p{N}]{2}/u.test(node.textContent ?? ""));
  withWords.set(element, found);
  return found;
}
