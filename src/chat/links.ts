/** How links may be shown. */
export interface LinkRules {
  /** Also links to files beside the page ("2025-02-13/morning.html"): only for pages that we write about our own files. */
  readonly localLinks?: boolean;
}

const LOCAL = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*[.](?:html|md|json)$/;
const LONGEST = 2048;

/**
 * The address in its normal form where it may be followed, null where not: http and https only, no user name or
 * password (they make one site look like another), no more than 2,048 characters.
 */
export function safeLink(link: string | undefined, rules: LinkRules = {}): string | null {
  if (link === undefined || link.length > LONGEST) return null;
  if (rules.localLinks && LOCAL.test(link)) return link;
  const url = URL.parse(link);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  return url.username === "" && url.password === "" && url.href.length <= LONGEST ? url.href : null;
}
