import { safeLink } from "../links.ts";
import { LINK_LIMIT, MEDIA_URL_LIMIT } from "./limits.ts";

/** What could end the parentheses of a masked link, or be read as Markdown in it. */
const UNSAFE_IN_LINK = /[()[\]<>"'\\`|*~ ]/g;

/** An address that can stand between the parentheses of a masked link; null where it must not be a link. */
export function markdownLink(address: string | undefined, limit = LINK_LIMIT): string | null {
  const link = safeLink(address);
  if (link === null || link.length > limit) return null;
  const safe = link.replace(UNSAFE_IN_LINK, percentEncoded);
  return safe.length <= limit ? safe : null;
}

function percentEncoded(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * Whether words can be the label of a masked link. Discord's parser gives up on brackets in a label, and its client
 * shows a label that looks like an address as raw Markdown.
 */
export function canBeLabel(text: string): boolean {
  return text.trim() !== "" && !/[[\]\n]|:\/\//.test(text);
}

/** Discord refuses an address whose host has no dot, such as that of a machine in the operator's own network. */
export function isPublicHost(address: string): boolean {
  return URL.parse(address)?.hostname.includes(".") === true;
}

/** The address of a picture that Discord may fetch; null where it must not be shown. */
export function pictureLink(address: string): string | null {
  const link = safeLink(address);
  const isShown = link?.startsWith("https://") === true && link.length <= MEDIA_URL_LIMIT && isPublicHost(link);
  return isShown ? link : null;
}
