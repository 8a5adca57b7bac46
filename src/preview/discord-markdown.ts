import { marked } from "marked";
import { escapeHtml } from "./escape.ts";

/** Stand around small print while Markdown is read: private characters, which no message holds. */
const SMALL = { from: "\ue000", to: "\ue001" } as const;

/** Discord's Markdown is close to CommonMark; raw HTML in it is text. A line that begins with "-# " is small print. */
export function markdownHtml(markdown: string): string {
  const lines = markdown
    .split("\n")
    .map((line) => (line.startsWith("-# ") ? `${SMALL.from}${line.slice(3)}${SMALL.to}  ` : line));
  const renderer = new marked.Renderer();
  renderer.html = ({ text }) => escapeHtml(text);
  const shown = lines.map((line) =>
    line.replace(/<t:(\d{1,12}):R>/g, (_, seconds: string) => clockOf(Number(seconds))),
  );
  const html = marked.parse(shown.join("\n"), { async: false, breaks: true, gfm: true, renderer });
  return html.replaceAll(SMALL.from, "<small>").replaceAll(SMALL.to, "</small>");
}

/** Discord would say how long ago it was, for each reader. */
function clockOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
}
