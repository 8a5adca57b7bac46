import { agencyNamed } from "../plain-text/agencies.ts";
import { cleanNames, isAccount, isByLine, isFullName, isLead, namesInLine } from "./author-names.ts";
import type { TextBlock } from "./block-text.ts";
import { isNode, type LinkedNode, texts, typesOf } from "./linked-data.ts";
import type { PageSources } from "./page-sources.ts";

const METAS = (
  "author article:author og:article:author og:author dc.creator dcterms.creator dc.contributor parsely-author " +
  "sailthru.author citation_author byl article.author cxenseparse:author creator autor"
).split(" ");
/** From the most to the least certain; the first that gives a name counts. */
const SELECTORS = [
  '[itemprop="author"] [itemprop="name"], [itemprop~="author"][content]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  ".byline .author, .byline .name, .author .fn, .vcard .fn, .author-name, .authorname, .author__name, .byline__name, .byline-name, .post-author-name",
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/autoren/"], a[href*="/auteur/"], a[href*="/autore/"]',
  '[class*="byline" i]',
  '[class*="author" i], [class*="autor" i], [id*="author" i]',
];
const MAX_ELEMENTS = 12;
const MAX_CHARACTERS = 150;

/**
 * The names of those who wrote the article, joined by "; ". The by-line that readers see counts where what is stated
 * for programs names other people, nobody in full, or an institution; an institution only where no person is named.
 */
export function pageAuthors(sources: PageSources, outlet: string | null): string | null {
  const stated = statedAuthors(sources, outlet);
  const seen = peopleIn(byLineNames(sources), outlet);
  const people = stated.people.length === 0 ? firstPeople(sources, seen, outlet) : better(stated.people, seen);
  const writers = withoutOthers(people, stated.people, sources);
  const names =
    writers.length > 0 ? inFull(writers, sources, outlet) : (stated.institution ?? seenInstitution(sources));
  return names.length > 0 ? names.join("; ") : null;
}

/**
 * Beside people named in full, no agency, no word in small letters ("and staff"), and nobody of whom the text itself
 * speaks and whom the page does not state: a by-line has places, too.
 */
function withoutOthers(
  names: readonly string[],
  stated: readonly string[],
  { article }: PageSources,
): readonly string[] {
  if (names.length < 2 || !names.some(isFullName)) return names;
  const text = article.blocks.map((block) => block.text).join(" ");
  return names.filter((name, i) => {
    if (agencyNamed(name) !== null || /^\p{Ll}/u.test(name)) return false;
    return i === 0 || stated.includes(name) || !text.includes(name);
  });
}

interface Stated {
  readonly people: readonly string[];
  readonly institution: readonly string[] | null;
}

function statedAuthors({ nodes, metas }: PageSources, outlet: string | null): Stated {
  const linked = linkedAuthors(nodes);
  const listed = [cleanNames(linked.people), cleanNames(metas.all(...METAS))];
  const people = listed.map((names) => peopleIn(names, outlet)).find((names) => names.length > 0) ?? [];
  const institutions = [cleanNames(linked.institutions), ...listed].find((names) => names.length > 0);
  return { people, institution: institutions ?? null };
}

/** Full names of a by-line stand before accounts and single names, and before people whom it does not name. */
function better(stated: readonly string[], seen: readonly string[]): readonly string[] {
  if (seen.length === 0 || !seen.every(isFullName)) return stated;
  if (stated.every((name) => !isFullName(name))) return stated.every(isAccount) ? seen : stated;
  const known = new Set(seen.map(letters));
  const isNamed = stated.filter((name) => known.has(letters(name))).length;
  return isNamed === 0 || (isNamed === stated.length && seen.length > stated.length) ? seen : stated;
}

/** The first place that names people: the by-line, elements named for authors, then any line that is a by-line. */
function firstPeople(sources: PageSources, seen: readonly string[], outlet: string | null): readonly string[] {
  if (seen.length > 0 && seen.every(isFullName)) return seen;
  for (const written of [...seenAuthors(sources), saidAuthors(sources)]) {
    const people = peopleIn(cleanNames(written), outlet);
    if (people.length > 0) return people;
  }
  return seen;
}

/** A first name alone, as systems for pages keep it, is completed by a by-line that readers see. */
function inFull(names: readonly string[], sources: PageSources, outlet: string | null): readonly string[] {
  if (names.every((name) => name.includes(" "))) return names;
  const seen = peopleIn(
    [...byLineNames(sources), ...cleanNames([...seenAuthors(sources), saidAuthors(sources)].flat())],
    outlet,
  ).filter(isFullName);
  return names.map(
    (name) => seen.find((full) => full.startsWith(`${name} `) || letters(full) === letters(name)) ?? name,
  );
}

function seenInstitution(sources: PageSources): readonly string[] {
  for (const written of seenAuthors(sources)) {
    const names = cleanNames(written);
    if (names.length > 0) return names;
  }
  return [];
}

/** Names of the first line above the text that begins as a by-line; a lead-in alone goes with the line below it. */
function byLineNames({ around: { above } }: PageSources): string[] {
  for (const [i, { text }] of above.entries()) {
    const line = isLead(text) ? `${text} ${above[i + 1]?.text ?? ""}` : text;
    const names = namesInLine(line);
    if (names.length > 0) return names;
  }
  return [];
}

const peopleIn = (names: readonly string[], outlet: string | null): string[] =>
  names.filter((name) => !isOutlet(name, outlet));

function isOutlet(name: string, outlet: string | null): boolean {
  const [one, other] = [letters(name), letters(outlet ?? "")];
  return (
    /\.(?:com|de|org|net|at|ch)$|\be\.\s?v\.$|\b(?:gmbh|inc|ltd|d\.o\.o)\b/i.test(name) ||
    (other.length > 2 && one.includes(other))
  );
}

/** Without marks, as an account has a name. */
function letters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/^www\.|\.[a-z]{2,4}$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The first by-line that stands in a block of its own. */
function saidAuthors({ around }: PageSources): string[] {
  const line = around.anywhere().find(({ text }: TextBlock) => isByLine(text));
  return line ? [line.text] : [];
}

interface LinkedAuthors {
  readonly people: readonly string[];
  readonly institutions: readonly string[];
}

/** Those of the first node that names any; nodes may point to a person elsewhere on the page. */
function linkedAuthors(nodes: readonly LinkedNode[]): LinkedAuthors {
  for (const node of nodes) {
    if (typesOf(node).includes("comment")) continue;
    const found = authorsOf(node, nodes);
    if (found.people.length + found.institutions.length > 0) return found;
  }
  return { people: [], institutions: [] };
}

function authorsOf(node: LinkedNode, nodes: readonly LinkedNode[]): LinkedAuthors {
  const written = node["author"] ?? node["creator"];
  const list = Array.isArray(written) ? written : [written];
  const people: string[] = [];
  const institutions: string[] = [];
  for (const author of list) {
    const named =
      !isNode(author) || author["name"] ? author : nodes.find((one) => one["@id"] === author["@id"] && one["name"]);
    const types = isNode(named) ? typesOf(named) : [];
    (types.some((type) => type.endsWith("organization")) ? institutions : people).push(
      ...texts(isNode(named) ? named["name"] : named),
    );
  }
  return { people, institutions };
}

/** What stands in elements named for authors: in the article's part of the page, then anywhere. */
function* seenAuthors({ document, around }: PageSources): Generator<string[]> {
  for (const part of [around.part, document]) {
    for (const selector of SELECTORS) {
      const elements = [...part.querySelectorAll(selector)].filter((element) => !around.isElsewhere(element));
      const near = elements.slice(0, MAX_ELEMENTS);
      const outermost = near.filter((element) => !near.some((other) => other !== element && other.contains(element)));
      const written = outermost.map((element) => element.getAttribute("content") ?? element.textContent ?? "");
      yield written.filter((text) => text.trim().length > 0 && text.length <= MAX_CHARACTERS).slice(0, 6);
    }
  }
}
