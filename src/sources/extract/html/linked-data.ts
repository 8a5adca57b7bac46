import { decodeHTML } from "entities/decode";
import type { PageDocument } from "./dom.ts";
import { parseLoosely } from "./loose-json.ts";

export type LinkedNode = Readonly<Record<string, unknown>>;

const MAX_NODES = 500;
const MAX_CHARACTERS = 1_000_000;
const ARTICLES =
  /^(?:\w*article|\w*posting|report|recipe|review|newsmediaobject|analysisnewsarticle|opinionnewsarticle|creativework|webpage|videoobject|discussionforumposting|qapage|event|howto)$/;

/** All objects of the page's JSON-LD (schema.org), articles first, and of these the one of the page's own address. */
export function linkedNodes(document: PageDocument, url: string | null): LinkedNode[] {
  const nodes: LinkedNode[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length <= MAX_CHARACTERS) for (const value of parseLoosely(text)) gather(value, nodes, 0);
  }
  const path = pathOf(url);
  const weight = (node: LinkedNode) => 2 * rank(node) + (path !== null && isAbout(node, path) ? 1 : 0);
  return nodes.sort((one, other) => weight(other) - weight(one));
}

function isAbout(node: LinkedNode, path: string): boolean {
  return [node["url"], node["@id"], node["mainEntityOfPage"]].some((value) =>
    [value, isNode(value) ? value["@id"] : null].some(
      (address) => typeof address === "string" && pathOf(address) === path,
    ),
  );
}

function pathOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { pathname } = new URL(address);
  return pathname === "/" ? null : pathname.replace(/\/$/, "");
}

/** The types of a node, in lower case, without prefix. */
export function typesOf(node: LinkedNode): string[] {
  return texts(node["@type"]).map((type) => type.toLowerCase().replace(/^.*[/:]/, ""));
}

/** The strings in a value that may be a string, a number, an object with a `name` or `@value`, or a list of such. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return value.trim() ? [decodeHTML(value.trim())] : [];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(texts);
  if (isNode(value)) return texts(value["name"] ?? value["@value"] ?? value["@id"]);
  return [];
}

export function isNode(value: unknown): value is LinkedNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function rank(node: LinkedNode): number {
  const types = typesOf(node);
  if (types.some((type) => type.endsWith("article") || type.endsWith("posting") || type === "report")) return 3;
  if (types.includes("webpage")) return 1;
  return types.some((type) => ARTICLES.test(type)) ? 2 : 0;
}

/** Lists, graphs and main entities are gone through; authors, publishers and the like belong to their node. */
function gather(value: unknown, nodes: LinkedNode[], depth: number): void {
  if (nodes.length >= MAX_NODES || depth > 6) return;
  if (Array.isArray(value)) for (const item of value) gather(item, nodes, depth + 1);
  if (!isNode(value)) return;
  nodes.push(value);
  for (const name of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"])
    gather(value[name], nodes, depth + 1);
}
