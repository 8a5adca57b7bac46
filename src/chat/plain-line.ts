import { withoutTerminalEscapes } from "./terminal-escapes.ts";

/** More marks than this on one letter are not writing in any script. */
const MOST_MARKS = 6;

const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Most text of English outlets: nothing in it to take out. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Text as one line that shows what it says and does nothing: control characters, ANSI escapes, bidirectional controls,
 * tags and invisible characters are taken out, blanks and line ends become one blank, lone surrogates U+FFFD, and heaps
 * of combining marks are cut. The visible words stay as they are. Linear in the text's length.
 */
export function plainLine(text: string): string {
  return plainSpan(text).trim();
}

/** As `plainLine`, with one blank at either end where there was one: spans are put side by side. */
export function plainSpan(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.replace(/ {2,}/g, " ");
  const visible = withoutTerminalEscapes(text.toWellFormed())
    .replace(/[\s\u0085]+/gu, " ")
    .replace(INVISIBLE, "");
  return limitMarks(withoutHiddenJoiners(visible)).replace(/ {2,}/g, " ");
}

/** Zero-width joiners and non-joiners shape scripts and emoji; next to a Latin letter they only hide something. */
function withoutHiddenJoiners(text: string): string {
  if (!text.includes("\u200c") && !text.includes("\u200d")) return text;
  let kept = "";
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code !== 0x200c && code !== 0x200d) || joins(text, at)) kept += text.charAt(at);
  }
  return kept;
}

function joins(text: string, at: number): boolean {
  return [text.charCodeAt(at - 1), text.charCodeAt(at + 1)].every(
    (code) => code > 0x2ff && (code < 0x2000 || code > 0x206f),
  );
}

function limitMarks(text: string): string {
  return text.replace(/\p{M}{7,}/gu, (marks) => [...marks].slice(0, MOST_MARKS).join(""));
}
