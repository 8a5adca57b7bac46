import type { Button, Evidence, ListItem, Message, MessageBlock, Span } from "../model/message.ts";
import { type LinkRules, safeLink } from "./links.ts";
import { plainLine, plainSpan } from "./plain-line.ts";

/**
 * A message as CommonMark with nothing of GitHub's extensions in it. No text of the message becomes markup, HTML, a link
 * or a mention.
 */
export function renderMarkdown(message: Message, rules: LinkRules = {}): string {
  const blocks = [message.blocks, ...message.thread].flat();
  const parts = blocks.map((block) => renderBlock(block, rules)).filter((part) => part !== "");
  return `${parts.join("\n\n")}\n`;
}

function renderBlock(block: MessageBlock, rules: LinkRules): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level)} ${line(block.spans, rules)}`;
    case "text":
      return line(block.spans, rules);
    case "quote":
      return renderQuote(block, rules);
    case "list":
      return renderList(block, rules);
    case "divider":
      return "---";
    case "buttons":
      return block.buttons.flatMap((button) => linkButton(button, rules)).join(" · ");
  }
}

function renderQuote(quote: Extract<MessageBlock, { type: "quote" }>, rules: LinkRules): string {
  const variants = (quote.variants ?? []).map((variant) => `> also as ${inLine(variant, rules)}`);
  const attribution = quote.attribution.length > 0 ? [`> — ${inLine(quote.attribution, rules)}`] : [];
  return [`> ${line(quote.spans, rules)}`, ...attribution, ...variants].join("\n>\n");
}

function renderList({ ordered, items, start = 1 }: Extract<MessageBlock, { type: "list" }>, rules: LinkRules): string {
  return items
    .map((item, index) => {
      const marker = ordered ? `${start + index}. ` : "- ";
      return marker + [line(item.spans, rules), ...evidenceLines(item, rules)].join(`\n${" ".repeat(marker.length)}`);
    })
    .join("\n");
}

/** The sentences behind an item, where they say it in other words than the item. */
function evidenceLines(item: ListItem, rules: LinkRules): string[] {
  const said = plainSpan(item.spans.map(({ text }) => text).join(""));
  return (item.evidence ?? [])
    .filter(({ text }) => !said.includes(plainLine(text)))
    .map((evidence) => `- ${evidenceLine(evidence, rules)}`);
}

function evidenceLine({ text, outlet, url }: Evidence, rules: LinkRules): string {
  const source: Span = { text: outlet ?? "source", ...(url === null ? {} : { link: url }) };
  return `“${escapeText(plainLine(text))}” (${inLine([source], rules)})`;
}

function linkButton(button: Button, rules: LinkRules): string[] {
  return button.kind === "link" ? [inLine([{ text: button.label, link: button.url }], rules)] : [];
}

/** Spans that stand first in their block. */
function line(spans: readonly Span[], rules: LinkRules): string {
  return escapeLineStart(inLine(spans, rules));
}

function inLine(spans: readonly Span[], rules: LinkRules): string {
  const shown = spans.map((span) => ({ ...span, text: plainSpan(span.text) }));
  return shown
    .map((span, index) => renderSpan(span, shown[index - 1]?.text.at(-1), shown[index + 1]?.text.at(0), rules))
    .join("")
    .trim();
}

/** Blanks stay outside the marks: CommonMark reads `** text**` as stars. */
function renderSpan(span: Span, before: string | undefined, after: string | undefined, rules: LinkRules): string {
  const text = span.text.trim();
  if (text === "") return span.text;
  const [head, tail] = [span.text.startsWith(" ") ? " " : "", span.text.endsWith(" ") ? " " : ""];
  const standsFree = !isLetter(head || before) && !isLetter(tail || after);
  const link = safeLink(span.link, rules);
  const styled = standsFree ? inStyle(text, span.style) : escapeText(text);
  return head + (link === null ? styled : `[${styled}](${escapeAddress(link)})`) + tail;
}

function inStyle(text: string, style: Span["style"]): string {
  if (style === "strong") return `**${escapeText(text)}**`;
  if (style === "emphasis") return `*${escapeText(text)}*`;
  return style === "code" ? inCode(text) : escapeText(text);
}

/** Next to a letter or digit a star does not open or close emphasis for sure. */
function isLetter(character: string | undefined): boolean {
  return character !== undefined && character !== "" && /[^\s\p{P}\p{S}]/u.test(character);
}

/** After it an `@` names nobody, whichever platform shows the file; it takes no room and breaks no line. */
const WORD_JOINER = "\u2060";

/** Plain text that is plain text in CommonMark and GitHub Flavored Markdown, wherever in a line it stands. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$&#!^{}]/g, "\\$&")
    .replace(/\]\(/g, "]\\(")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replace(/@/g, `@${WORD_JOINER}`);
}

/** Takes from the start of a block what would make it a list, a heading's underline or a rule. */
function escapeLineStart(line: string): string {
  return line.replace(/^(\d{1,9})([.)])/, "$1\\$2").replace(/^[-+=]/, "\\$&");
}

/** An address as a link's destination; an ampersand must not begin a character reference. */
function escapeAddress(address: string): string {
  return address.replace(/[()<>\\\s|[\]`*_"']/g, percent).replace(/&/g, "&amp;");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** A code span with a fence longer than any run of backticks inside (CommonMark 0.31, 6.1). */
function inCode(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
