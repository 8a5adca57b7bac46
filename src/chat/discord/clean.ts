import { plainLine } from "../plain-line.ts";

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

const BLANK = /^\s$/;
const INVISIBLE = /^[\p{Cc}\p{Cf}]$/u;

/** The text of one span on one line, with a blank where it started or ended with one: spans are put side by side. */
export function cleanInline(text: string): string {
  const line = plainLine(text);
  if (line === "") return /\s/.test(text) ? " " : "";
  return `${hasBlankEdge(text, 0, 1) ? " " : ""}${line}${hasBlankEdge(text, text.length - 1, -1) ? " " : ""}`;
}

/** Whether there is a blank before the first visible character, going in a direction. */
function hasBlankEdge(text: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (INVISIBLE.test(text.charAt(at)) && !BLANK.test(text.charAt(at))) at += step;
  return BLANK.test(text.charAt(at));
}

/** The same with its line breaks kept as "\n". */
export function cleanLines(text: string): string {
  return text
    .split(LINE_END)
    .map((line) => cleanInline(line))
    .join("\n");
}

/** At most `limit` UTF-16 units of one clean line; what is cut shows as "…" and is cut between characters. */
export function shorten(text: string, limit: number): string {
  const line = plainLine(text);
  if (line.length <= limit) return line;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(line.slice(0, limit * 2))) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
