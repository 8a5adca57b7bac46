/** Escaped wherever they stand: styles, code, spoilers, links, quotes, headings, and what opens any kind of mention. */
const ALWAYS = new Set("\\`*_~|[]<>@#");
/** Start a list or small print where a line starts. */
const LINE_STARTERS = new Set("-+");

/**
 * Plain text as Discord Markdown that shows exactly that text: nothing in it pings, links, formats or breaks out. A
 * backslash before any ASCII punctuation is Discord's own escape. Its client also makes links of bare addresses
 * ("https://…", "discord.gg/…") and emoji of ":smile:", so a colon before anything but a blank and a slash between two
 * letters are escaped as well.
 * The text counts as the start of a line, since it may be put after a list marker, and its ends as touching other text. It must be clean.
 */
export function escapeText(clean: string): string {
  return clean.split("\n").map(escapeLine).join("\n");
}

function escapeLine(line: string): string {
  const text = line.trimStart();
  let start = line.length - text.length;
  while (isDigit(line.charAt(start))) start++;
  const marker = line.charAt(start);
  // "1." and "-" make a list at the start of a line; a "." may also end a number that stands in the span before.
  const marked = LINE_STARTERS.has(marker) || marker === "." || marker === ")";
  let escaped = line.slice(0, start) + (marked ? `\\${marker}` : "");
  for (let at = marked ? start + 1 : start; at < line.length; at++) escaped += escapeOne(line, at);
  return escaped;
}

function escapeOne(text: string, at: number): string {
  const char = text.charAt(at);
  if (ALWAYS.has(char)) return `\\${char}`;
  const isLast = at === text.length - 1;
  if (char === ":" && (isLast || text.charAt(at + 1) !== " ")) return "\\:";
  if (char === "/" && joinsWords(text, at, isLast)) return "\\/";
  return char;
}

function joinsWords(text: string, at: number, isLast: boolean): boolean {
  return (at === 0 || isWordLike(text.charAt(at - 1))) && (isLast || isWordLike(text.charAt(at + 1)));
}

function isWordLike(char: string): boolean {
  return isDigit(char) || (char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || char > "~";
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}
