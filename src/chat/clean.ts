import { plainLine, plainSpan } from "./plain-line.ts";

/** Making one costs more than cutting a line with it. */
const GRAPHEMES = new Intl.Segmenter("und", { granularity: "grapheme" });

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The text of one span, clean, with its line breaks as "\n". */
export function cleanLines(text: string): string {
  return text
    .split(LINE_END)
    .map((line) => plainSpan(line))
    .join("\n");
}

/** At most `limit` UTF-16 units of one clean line; what is cut shows as "…" and is cut between characters. */
export function shorten(text: string, limit: number): string {
  const line = plainLine(text);
  if (line.length <= limit) return line;
  let kept = "";
  for (const { segment } of GRAPHEMES.segment(line.slice(0, limit * 2))) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
