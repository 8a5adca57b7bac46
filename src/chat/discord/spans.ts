import type { Span } from "../../model/message.ts";
import { cleanLines } from "../clean.ts";
import { plainSpan } from "../plain-line.ts";
import { escapeText } from "./escape.ts";
import { canBeLabel, markdownLink } from "./links.ts";
import { isSnowflake } from "./snowflake.ts";

/** Stands for a link whose words cannot be a label. */
const LINK_SIGN = "↗";

/** One line of Markdown. */
export function inlineMarkdown(spans: readonly Span[]): string {
  return joinSpans(spans.map((span) => ({ ...span, text: plainSpan(span.text) }))).trim();
}

/** Markdown that keeps single and double line breaks. */
export function paragraphMarkdown(spans: readonly Span[]): string {
  const lines = joinSpans(spans.map((span) => ({ ...span, text: cleanLines(span.text) })))
    .split("\n")
    .map((line) => line.trim());
  return lines
    .filter((line, index) => line !== "" || (index > 0 && lines[index - 1] !== ""))
    .join("\n")
    .trim();
}

function joinSpans(spans: readonly Span[]): string {
  let markdown = "";
  let styledBefore = false;
  for (const span of spans) {
    const next = spanMarkdown(span);
    // Discord reads "**a****b**" as neither: where two styles would touch, the second is shown plain.
    const touching: boolean = styledBefore && next !== "" && markdown.at(-1) === next.at(0);
    markdown += touching ? spanMarkdown({ ...span, style: "muted" }) : next;
    if (next !== "") styledBefore = !touching && span.style !== undefined && span.style !== "muted";
  }
  return markdown;
}

function spanMarkdown(span: Span): string {
  const body = span.text.trim();
  if (body === "") return span.text === "" ? "" : " ";
  const start = span.text.indexOf(body);
  return `${span.text.slice(0, start)}${styled(span, body)}${span.text.slice(start + body.length)}`;
}

function styled(span: Span, body: string): string {
  if (span.style === "code" && !body.includes("`") && !body.includes("\n")) return codeMarkdown(span, body);
  const mark = span.style === "strong" ? "**" : span.style === "emphasis" ? "*" : "";
  return `${mark}${linked(span, body)}${mark}`;
}

function codeMarkdown(span: Span, body: string): string {
  const link = markdownLink(span.link);
  return link === null ? `\`${body}\`` : `\`${body}\` [${LINK_SIGN}](${link})`;
}

const COMMAND = /^[a-z -]{1,70}:\d{5,20}$/;

function linked(span: Span, body: string): string {
  if (span.command !== undefined && COMMAND.test(span.command)) return `</${span.command}>`;
  const seconds = span.time === undefined ? Number.NaN : Math.floor(Date.parse(span.time) / 1000);
  if (Number.isSafeInteger(seconds)) return `<t:${seconds}:R>`;
  if (span.place !== undefined && isSnowflake(span.place)) return `<#${span.place}>`;
  const text = escapeText(body);
  const link = markdownLink(span.link);
  if (link === null) return text;
  return canBeLabel(body) ? `[${text}](${link})` : `${text} [${LINK_SIGN}](${link})`;
}
