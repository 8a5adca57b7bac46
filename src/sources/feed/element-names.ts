/** What an element is, whatever prefix the feed gives it: "title", "dc:creator"; null for a stranger's. */
export type KnownName = string | null;

/** Well-known namespaces by the part of their address that every spelling of them has. */
const NAMESPACES: readonly (readonly [mark: string, prefix: string])[] = [
  ["purl.org/dc/elements", "dc"],
  ["purl.org/dc/terms", "dcterms"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["search.yahoo.com/mrss", "media"],
  ["itunes.com/dtds", "itunes"],
  ["rssnamespace.org/feedburner", "feedburner"],
  ["22-rdf-syntax-ns", "rdf"],
  ["1999/xhtml", "xhtml"],
  ["w3.org/2005/atom", ""],
  ["purl.org/atom/ns", ""],
  ["purl.org/rss/1.0/", ""],
  ["my.netscape.com/rdf/simple", ""],
  ["backend.userland.com/rss", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
];
/** Prefixes that are believed where the feed forgot to declare them. */
const CUSTOMARY = new Set(["dc", "dcterms", "content", "media", "itunes", "feedburner", "rdf", "xhtml", "atom"]);
const ROOTS = new Set(["rss", "feed", "rdf", "channel"]);

type Declarations = ReadonlyMap<string, string>;

/**
 * Names elements by their namespace. Declarations anywhere in the document hold from there on: feeds do not reuse a
 * prefix for something else, and a scope for each of 100,000 nested tags would cost memory. The default namespace is
 * the root's: an element without prefix belongs to the feed, whatever address its maker gave the format.
 */
export function elementNames(): (written: string, attributes: Declarations) => KnownName {
  const prefixes = new Map<string, string | null>();
  return (written, attributes) => {
    declare(prefixes, attributes);
    const colon = written.indexOf(":");
    if (colon < 0) return ofDefault(written, attributes.get("xmlns"));
    const [prefix, local] = [written.slice(0, colon), written.slice(colon + 1)];
    if (ROOTS.has(local) && !CUSTOMARY.has(prefix)) prefixes.set(prefix, "");
    return join(prefixes.get(prefix) ?? (prefixes.has(prefix) ? null : customary(prefix)), local);
  };
}

function declare(prefixes: Map<string, string | null>, attributes: Declarations): void {
  for (const [name, value] of attributes) {
    if (name.startsWith("xmlns:") && prefixes.size < 100) {
      const prefix = name.slice(6);
      if (prefixes.get(prefix) !== "") prefixes.set(prefix, knownPrefix(value));
    }
  }
}

function ofDefault(local: string, namespace: string | undefined): KnownName {
  const prefix = namespace ? knownPrefix(namespace) : "";
  return prefix === "xhtml" ? `xhtml:${local}` : local;
}

function customary(prefix: string): string | null {
  if (prefix === "atom") return "";
  return CUSTOMARY.has(prefix) ? prefix : null;
}

function knownPrefix(namespace: string): string | null {
  const lower = namespace.toLowerCase();
  return NAMESPACES.find(([mark]) => lower.includes(mark))?.[1] ?? null;
}

function join(prefix: string | null, local: string): KnownName {
  if (prefix === null) return null;
  return prefix === "" ? local : `${prefix}:${local}`;
}
