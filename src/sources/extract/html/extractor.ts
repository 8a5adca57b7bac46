import type { Article } from "../../../model/article.ts";
import type { ParsingPool } from "../../parsing/pool.ts";

/**
 * One web page as an Article whose text is the body only, a line a paragraph. `url` is where the page was read.
 * Throws a Problem: `unreadable` (no article in it), `timed-out`, `too-large`, `cancelled`.
 */
export type ExtractPage = (html: string, url: string | null, signal?: AbortSignal) => Promise<Article>;

/** Extracts pages in the pool's threads, so that no page can hold up the rest. */
export function pageExtractor(pool: ParsingPool): ExtractPage {
  return (html, url, signal) => pool.parse({ kind: "page", html, url }, signal);
}
