import { cleanNames, isByLine, isFullName } from "./author-names.ts";
import { readBlocks } from "./block-text.ts";
import type { PageElement } from "./dom.ts";
import { isNode, type LinkedNode, texts, typesOf } from "./linked-data.ts";
import type { PageSources } from "./page-sources.ts";

const METAS = (
  "author article:author og:article:author dc.creator dcterms.creator dc.contributor parsely-author sailthru.author " +
  "citation_author byl article.author cxenseparse:author creator autor"
).split(" ");
/** From the most to the least certain; the first that gives a name counts. */
const SELECTORS = [
  '[itemprop="author"] [itemprop="name"], [itemprop~="author"][content]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  ".byline .author, .byline .name, .author .fn, .vcard .fn, .author-name, .authorname, .author__name, .byline__name, .byline-name, .post-author-name",
  '[class*="byline" i]',
  '[class*="author" i], [class*="autor" i], [id*="author" i]',
];
const MAX_ELEMENTS = 12;
const MAX_CHARACTERS = 150;
const ELSEWHERE = /comment|related|sidebar|widget|footer|teaser|recommend|popular|latest|aside|social|share/i;

/** The names of those who wrote the article, joined by "; ": as stated for programs, else as a reader sees them. */
export function pageAuthors(sources: PageSources, outlet: string | null): string | null {
  let institution: readonly string[] | null = null;
  for (const written of namings(sources)) {
    const names = cleanNames(written);
    const people = names.filter((name) => !isOutlet(name, outlet));
    if (people.length > 0) return inFull(people, sources).join("; ");
    if (names.length > 0) institution ??= names;
  }
  return institution?.join("; ") ?? null;
}

/** A first name alone, as systems for pages keep it, is completed by a by-line that readers see. */
function inFull(names: readonly string[], sources: PageSources): readonly string[] {
  if (names.every((name) => name.includes(" "))) return names;
  const seen = cleanNames([...seenAuthors(sources), saidAuthors(sources)].flat()).filter(isFullName);
  return names.map((name) => seen.find((full) => full.startsWith(`${name} `)) ?? name);
}

/** By-lines in every place that has some, the surest first; what is not asked for is not looked for. */
function* namings(sources: PageSources): Generator<string[]> {
  yield linkedAuthors(sources.nodes);
  yield sources.metas.all(...METAS);
  yield* seenAuthors(sources);
  yield saidAuthors(sources);
}

function isOutlet(name: string, outlet: string | null): boolean {
  const [one, other] = [letters(name), letters(outlet ?? "")];
  return (
    /\.(?:com|de|org|net|at|ch)$|\be\.\s?v\.$|\b(?:gmbh|inc|ltd)\b/i.test(name) ||
    (other.length > 2 && one.includes(other))
  );
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/^www\.|\.[a-z]{2,4}$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The first by-line that stands in a block of its own. */
function saidAuthors({ document }: PageSources): string[] {
  const body = document.body ?? document.documentElement;
  const line = body && readBlocks(body).find(({ text }) => isByLine(text));
  return line ? [line.text] : [];
}

/** Those of the first node that names any; nodes may point to a person elsewhere on the page. */
function linkedAuthors(nodes: readonly LinkedNode[]): string[] {
  const named = nodes.find((node) => !typesOf(node).includes("comment") && authorsOf(node, nodes).length > 0);
  return named ? authorsOf(named, nodes) : [];
}

function authorsOf(node: LinkedNode, nodes: readonly LinkedNode[]): string[] {
  const written = node["author"] ?? node["creator"];
  const list = Array.isArray(written) ? written : [written];
  return list.flatMap((author: unknown) => {
    if (!isNode(author) || author["name"]) return texts(author);
    const reference = nodes.find((other) => other["@id"] === author["@id"] && other["name"]);
    return texts(reference?.["name"]);
  });
}

function* seenAuthors({ document }: PageSources): Generator<string[]> {
  for (const selector of SELECTORS) {
    const elements = [...document.querySelectorAll(selector)].slice(0, MAX_ELEMENTS);
    const near = elements.filter((element) => !isElsewhere(element));
    const outermost = near.filter((element) => !near.some((other) => other !== element && other.contains(element)));
    const written = outermost.map((element) => element.getAttribute("content") ?? element.textContent ?? "");
    yield written.filter((text) => text.trim().length > 0 && text.length <= MAX_CHARACTERS).slice(0, 6);
  }
}

function isElsewhere(element: PageElement): boolean {
  let around: PageElement | null = element;
  for (let up = 0; around && up < 8 && around.localName !== "body"; up++) {
    if (around.localName === "footer" || around.localName === "nav") return true;
    if (ELSEWHERE.test(`${around.getAttribute("class")} ${around.getAttribute("id")}`)) return true;
    around = around.parentElement;
  }
  return false;
}
