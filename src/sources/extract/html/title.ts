import type { PageDocument } from "./dom.ts";

/** The page's headline without the outlet's name. */
export function titleOf(document: PageDocument): string | null {
  const meta = document.querySelector('meta[property="og:title"]')?.getAttribute("content");
  return meta?.trim() || document.querySelector("title")?.textContent?.trim() || null;
}
