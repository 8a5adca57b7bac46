/** A linking attribute after a blank, in any quotes. */
const LINKING = /(\s)(href|src|cite|poster|longdesc|background|xml:base)=("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)/gi;

/** The absolute http(s) address, without control characters; null for anything else, and for none. */
export function absoluteAddress(address: string, base: string | null): string | null {
  if (!address) return null;
  try {
    const url = new URL(address, base ?? undefined);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** The base address of an element with this xml:base inside one with that base; an unusable one changes nothing. */
export function innerBase(written: string | undefined, outer: string | null): string | null {
  return written === undefined ? outer : (absoluteAddress(written.trim(), outer) ?? outer);
}

/** HTML whose relative addresses are made absolute, in time linear in its length; all else stays as it is. */
export function withAbsoluteAddresses(html: string, base: string | null): string {
  if (!base || !html.includes("<")) return html;
  const kept: string[] = [];
  let position = 0;
  let context = base;
  for (const match of html.matchAll(LINKING)) {
    const [, before = "", name = "", written = ""] = match;
    const quoted = /^["']/.test(written);
    const value = quoted ? written.slice(1, -1) : written;
    const isBase = name.toLowerCase() === "xml:base";
    if (isBase) context = innerBase(value, base) ?? base;
    const absolute = isBase ? null : relativeMadeAbsolute(value.trim(), context);
    if (absolute === null) continue;
    kept.push(html.slice(position, match.index), before, name, '="', absolute.replaceAll('"', "&quot;"), '"');
    position = match.index + match[0].length;
  }
  return kept.join("") + html.slice(position);
}

function relativeMadeAbsolute(value: string, base: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) return null;
  const unescaped = value.replaceAll("&amp;", "&");
  const absolute = absoluteAddress(unescaped, base);
  return absolute === null ? null : absolute.replaceAll("&", "&amp;");
}
