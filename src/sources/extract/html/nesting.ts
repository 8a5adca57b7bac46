/** More than any page made by people or programs in earnest; far less than what makes tree walks slow. */
const MAX_DEPTH = 512;
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option".split(" "),
);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})[^<>]{0,4000}>/g;

/** True where tags are nested deeper than a page may be: parsing such a page takes time out of all proportion. */
export function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [tag, slash, name = ""] of html.matchAll(TAG)) {
    if (VOID.has(name.toLowerCase()) || tag.endsWith("/>")) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
