import type { types } from "@slack/bolt";
import type { Span } from "../../model/message.ts";
import { cleanLines } from "../clean.ts";
import { bestCut } from "../cut-text.ts";
import { joinAlike } from "../join-alike.ts";
import { safeLink } from "../links.ts";
import { plainSpan } from "../plain-line.ts";
import { TEXT_LIMIT } from "./limits.ts";

/** A list whose numbers go on: `offset` is in Slack's documentation and not yet in its types. */
export type RichTextList = types.RichTextList & { readonly offset?: number };
export type RichTextPart = types.RichTextBlockElement | RichTextList;

/**
 * Spans as elements of rich text. A text element shows its text as it is: no markup, mention or address in it is read,
 * so nothing is escaped. Blanks at both ends are taken off; no elements where there is nothing to read.
 */
export function richElements(spans: readonly Span[], lines: "one-line" | "lines"): types.RichTextElement[] {
  const clean = lines === "lines" ? cleanLines : plainSpan;
  return trimmed(joinAlike(spans.map((span) => plainer(span, clean(span.text))))).flatMap(elements);
}

const CHANNEL = /^[CG][A-Z0-9]{5,20}$/;

/** Only what Slack can show: nothing is muted in rich text, and blanks are neither styled nor linked. */
function plainer({ style, link, place, time }: Span, text: string): Span {
  if (text.trim() === "") return { text };
  return {
    text,
    ...(style && style !== "muted" ? { style } : {}),
    ...(link === undefined ? {} : { link }),
    ...(place !== undefined && CHANNEL.test(place) ? { place } : {}),
    ...(time === undefined ? {} : { time }),
  };
}

/** Without blanks at both ends. */
function trimmed(spans: readonly Span[]): readonly Span[] {
  const first = spans.findIndex(isSaid);
  const last = spans.findLastIndex(isSaid);
  return spans.slice(first < 0 ? spans.length : first, last + 1).map((span, index) => {
    const start = index === 0 ? span.text.trimStart() : span.text;
    return { ...span, text: index === last - first ? start.trimEnd() : start };
  });
}

const isSaid = ({ text }: Span) => text.trim() !== "";

/** One element, or several that read as one where it is too long. */
function elements(span: Span): types.RichTextElement[] {
  const pieces: types.RichTextElement[] = [];
  for (let start = 0; start < span.text.length; ) {
    const end = bestCut(span.text, start, start + TEXT_LIMIT);
    pieces.push(element({ ...span, text: span.text.slice(start, end) }));
    start = end;
  }
  return pieces;
}

/** "Today at 14:34", in the reader's own zone and language. */
const DATE_FORMAT = "{date_short_pretty} {time}";

/** The seconds that Slack counts; null for what is no moment. */
export function slackSeconds(time: string | undefined): number | null {
  const seconds = time === undefined ? Number.NaN : Math.floor(Date.parse(time) / 1000);
  return Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : null;
}

function element({ text, style, link, place, time }: Span): types.RichTextElement {
  const styled = styleOf(style);
  const timestamp = slackSeconds(time);
  if (timestamp !== null) return { type: "date", timestamp, format: DATE_FORMAT, fallback: text };
  if (place !== undefined) return { type: "channel", channel_id: place, ...(styled ? { style: styled } : {}) };
  const url = safeLink(link);
  return url === null
    ? { type: "text", text, ...(styled ? { style: styled } : {}) }
    : { type: "link", url, text, ...(styled ? { style: styled } : {}) };
}

function styleOf(style: Span["style"]) {
  if (style === "strong") return { bold: true };
  if (style === "emphasis") return { italic: true };
  return style === "code" ? { code: true } : null;
}

export function section(elements: types.RichTextElement[]): types.RichTextSection {
  return { type: "rich_text_section", elements };
}

/** A block of rich text; none where no part says anything. */
export function richBlock(parts: readonly RichTextPart[]): types.RichTextBlock[] {
  const said = parts.filter(({ elements }) => elements.length > 0);
  return said.length === 0 ? [] : [{ type: "rich_text", elements: said }];
}
