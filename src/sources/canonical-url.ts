/** Query parameters that say where a reader came from, not what the page is. */
const TRACKING = new Set(
  (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid mkt_tok twclid ttclid ref_src ref_url " +
    "cmpid cmp ocid icid ncid sref smid smtyp ito at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 " +
    "xtor feedtype rssfeed spm _ga _gl wt_mc wt.mc_id"
  ).split(" "),
);

/**
 * The address by which an article is known: without fragment, tracking parameters and default port, the others in
 * order, so that two feeds' links to one article are the same. Text that is no address stays as it is.
 */
export function canonicalUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = "";
  for (const name of [...url.searchParams.keys()]) {
    if (isTracking(name.toLowerCase())) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  url.pathname = withoutLastSlashes(url.pathname);
  return url.href;
}

function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

function isTracking(name: string): boolean {
  return name.startsWith("utm_") || name.startsWith("pk_") || name.startsWith("mtm_") || TRACKING.has(name);
}
