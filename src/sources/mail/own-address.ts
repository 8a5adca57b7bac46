import { canonicalUrl } from "../canonical-url.ts";
import { isSameSite } from "../same-site.ts";

/** A part of an address from this length on, in which letters and digits are mixed, marks a reader and no page. */
const LEAST_MARK = 16;

/**
 * The address of a page of the sender's own site, without what marks a reader in its query. Null for a page of others, and
 * for an address whose path marks a reader: whoever reads the digest would follow it as that subscriber.
 */
export function ownAddress(link: string | null, senderDomain: string): string | null {
  if (link === null || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return null;
  const url = new URL(canonicalUrl(link));
  const isOwn = isSameSite(url.href, `https://${senderDomain}/`) && url.username === "" && url.pathname !== "/";
  if (!isOwn || url.pathname.split("/").some(isMark)) return null;
  for (const [name, value] of [...url.searchParams]) if (isMark(value)) url.searchParams.delete(name);
  return url.href;
}

/** "q3Xv0aPz81kLmR2d", and not "ferry-runs-aground-2026". */
const isMark = (part: string): boolean =>
  part.includes("@") ||
  part.split(/[-_.]/).some((word) => word.length >= LEAST_MARK && /\d/.test(word) && /\p{L}/u.test(word)) ||
  (part.length >= 2 * LEAST_MARK && !/[-_.]/.test(part));
