import type { PageDocument } from "./dom.ts";

/** The meta elements of a page. */
export interface Metas {
  /** The contents of those with one of these names (name, property, itemprop or http-equiv), in the names' order. */
  all(...names: readonly string[]): string[];
  first(...names: readonly string[]): string | null;
}

const NAMES = ["property", "name", "itemprop", "http-equiv"];

export function readMetas(document: PageDocument): Metas {
  const contents = new Map<string, string[]>();
  for (const meta of document.querySelectorAll("meta")) {
    const content = meta.getAttribute("content")?.trim();
    if (!content) continue;
    for (const attribute of NAMES) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name) contents.set(name, [...(contents.get(name) ?? []), content]);
    }
  }
  const all = (...names: readonly string[]) => names.flatMap((name) => contents.get(name) ?? []);
  return { all, first: (...names) => all(...names)[0] ?? null };
}
