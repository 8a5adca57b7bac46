const SEPARATOR = /\s{1,40}(?:[|»«·•–—-]|::)\s{1,40}|\s{0,40}\|\s{0,40}/;

/** A title without the outlet's name at its end or beginning ("… - The Example"). */
export function withoutOutlet(title: string, outlet: string | null, heading: string): string {
  if (heading && title.startsWith(heading) && heading.length > title.length / 2) return heading;
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  const isOutlet = (part: string | undefined) => outlet !== null && part !== undefined && isSameName(part, outlet);
  if (isOutlet(parts.at(-1)))
    return title.slice(0, title.lastIndexOf(parts.at(-1) ?? "")).replace(/[\s|»«·•–—:-]{1,200}$/, "");
  if (isOutlet(parts[0])) return title.slice((parts[0] ?? "").length).replace(/^[\s|»«·•–—:-]+/, "");
  return title;
}

/** Whether a title is but the name of the site. */
export const isSiteName = (title: string, outlet: string | null): boolean =>
  outlet !== null && isSameName(title, outlet);

function isSameName(one: string, other: string): boolean {
  const [short, long] = [letters(one), letters(other)].sort((a, b) => a.length - b.length);
  return Boolean(short && long && short.length > 1 && long.includes(short) && short.length * 3 >= long.length);
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/^www\.|\.(?:com|org|net|co\.uk|de)$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Whether a text is the headline, or most of it. */
export function isSameTitle(text: string, title: string): boolean {
  const [one, other] = [lettersOf(text), lettersOf(title)];
  if (one.length < 8) return false;
  return (
    one === other ||
    (one.length >= 12 && one.length * 2.5 > other.length && other.startsWith(one)) ||
    (one.length > 20 && other.includes(one)) ||
    (other.length > 20 && one.includes(other) && one.length < other.length * 1.5)
  );
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

export function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
