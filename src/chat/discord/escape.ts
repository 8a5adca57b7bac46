/** Escaped wherever they stand: styles, code, spoilers, links, quotes, headings, and what opens any kind of mention. */
const ALWAYS = new Set("\\`*_~|[]<>@#");
/** Start a list or small print where a line starts. */
const LINE_STARTERS = new Set("-+");

/**
 * Plain text as Discord Markdown that shows exactly that text: nothing in it pings, links, formats or breaks out. A
 * backslash before any ASCII punctuation is Discord's own escape. Its client also makes links of bare addresses
 * ("https://…", "discord.gg/…"), so the colon before "//" and a slash between two letters are escaped as well.
 * The text counts as the start of a line, since it may be put after a list marker, and its ends as touching other text. It must be clean.
 */
export function escapeText(clean: string): string {
  let escaped = "";
  let lineStart = true;
  for (let at = 0; at < clean.length; at++) {
    const char = clean.charAt(at);
    const digits = lineStart ? digitsAt(clean, at) : 0;
    if (digits > 0) {
      escaped += clean.slice(at, at + digits);
      at += digits;
      escaped += needsEscapeAfterNumber(clean.charAt(at)) ? `\\${clean.charAt(at)}` : escapeOne(clean, at);
    } else {
      escaped += startsLine(char, lineStart, at) ? `\\${char}` : escapeOne(clean, at);
    }
    lineStart = at >= clean.length ? false : clean.charAt(at) === "\n" || (lineStart && clean.charAt(at) === " ");
  }
  return escaped;
}

/** A "." may end a number that stands in the span before. */
function startsLine(char: string, lineStart: boolean, at: number): boolean {
  return (lineStart && LINE_STARTERS.has(char)) || (at === 0 && needsEscapeAfterNumber(char));
}

function digitsAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end) >= "0" && text.charAt(end) <= "9") end++;
  return end - at;
}

function needsEscapeAfterNumber(char: string): boolean {
  return char === "." || char === ")";
}

function escapeOne(text: string, at: number): string {
  const char = text.charAt(at);
  if (ALWAYS.has(char)) return `\\${char}`;
  const isLast = at === text.length - 1;
  if (char === ":" && (isLast || text.charAt(at + 1) === "/")) return "\\:";
  if (char === "/" && joinsWords(text, at, isLast)) return "\\/";
  return char;
}

function joinsWords(text: string, at: number, isLast: boolean): boolean {
  return (at === 0 || isWordLike(text.charAt(at - 1))) && (isLast || isWordLike(text.charAt(at + 1)));
}

function isWordLike(char: string): boolean {
  return (char >= "0" && char <= "9") || (char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || char > "~";
}

const MAY_BE_ESCAPED = new Set("\\`*_~|[]<>@#-+.):/");

/** The most that one UTF-16 unit can take when it is escaped and starts a line of a quote ("> ") or of small print ("-# "). */
export function escapedSizeAtMost(char: string): number {
  if (char === "\n") return 4;
  return MAY_BE_ESCAPED.has(char) ? 2 : 1;
}
