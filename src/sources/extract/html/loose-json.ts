import { decodeHTML } from "entities/decode";

/**
 * The values of JSON as pages have it: several one after another, within a comment or CDATA, escaped as HTML, with raw
 * line breaks and unescaped quotes in strings, comments, a comma behind the last member. What cannot be read is left
 * out.
 */
export function parseLoosely(text: string): unknown[] {
  const plain = text.replaceAll("<![CDATA[", "").replaceAll("]]>", "");
  const source = !plain.includes('"') && plain.includes("&quot;") ? decodeHTML(plain) : plain;
  const from = source.search(/[[{]/);
  if (from < 0) return [];
  const whole = parsed(source.slice(from, Math.max(source.lastIndexOf("]"), source.lastIndexOf("}")) + 1));
  return whole === undefined ? repaired(source.slice(from)).flatMap((json) => parsed(json) ?? []) : [whole];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

interface Scan {
  readonly values: string[];
  readonly kept: string[];
  depth: number;
}

/** Each value that stands at the top, as strict JSON as far as that can be made of it, in one pass. */
function repaired(source: string): string[] {
  const scan: Scan = { values: [], kept: [], depth: 0 };
  for (let at = 0; at < source.length; ) at = step(source, at, scan);
  return scan.values;
}

function step(source: string, at: number, scan: Scan): number {
  const character = source[at] ?? "";
  if (scan.depth > 0 && character === '"') return copyString(source, at, scan.kept);
  if (source.startsWith("//", at)) return endOf(source, "\n", at);
  if (source.startsWith("/*", at)) return endOf(source, "*/", at);
  if (character === "{" || character === "[") scan.depth += 1;
  if (scan.depth > 0) scan.kept.push(character);
  if ((character === "}" || character === "]") && scan.depth > 0) close(scan);
  return at + 1;
}

/** Drops a comma behind the last member; the outermost bracket ends a value. */
function close(scan: Scan): void {
  let last = scan.kept.length - 2;
  while (/^\s$/.test(scan.kept[last] ?? "x")) last -= 1;
  if (scan.kept[last] === ",") scan.kept[last] = "";
  scan.depth -= 1;
  if (scan.depth > 0) return;
  scan.values.push(scan.kept.join(""));
  scan.kept.length = 0;
}

/** Copies a string up to the quote that ends it: the next one behind which JSON goes on. */
function copyString(source: string, start: number, kept: string[]): number {
  kept.push('"');
  let at = start + 1;
  while (at < source.length && !(source[at] === '"' && endsString(source, at))) {
    const character = source[at] ?? "";
    kept.push(character === "\\" ? escaped(source[at + 1] ?? "") : plain(character));
    at += character === "\\" ? 2 : 1;
  }
  kept.push('"');
  return at + 1;
}

/** A character as it may stand in a string: no quote and no line break. */
const plain = (character: string): string => (character === '"' ? '\\"' : character < " " ? " " : character);

function endsString(source: string, quote: number): boolean {
  let next = quote + 1;
  while (/^\s$/.test(source[next] ?? "x")) next += 1;
  return next >= source.length || ",:}]".includes(source[next] ?? "");
}

/** An escape that JSON knows; another's character alone. */
const escaped = (character: string): string => ('"\\/bfnrtu'.includes(character) ? `\\${character}` : character);

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from + 2);
  return found < 0 ? source.length : found + mark.length;
}
