import type { Evidence, ListItem, MessageBlock, Span } from "../../model/message.ts";
import { type LinkRules, safeLink } from "../links.ts";
import { escapeHtml } from "./escape.ts";
import { renderSpans } from "./spans.ts";

type Quote = Extract<MessageBlock, { type: "quote" }>;
type List = Extract<MessageBlock, { type: "list" }>;

/** Blocks of one section. Every line takes its direction from its own text. */
export function renderBlocks(blocks: readonly MessageBlock[], rules: LinkRules): string {
  return blocks.map((block) => renderBlock(block, rules)).join("\n");
}

function renderBlock(block: MessageBlock, rules: LinkRules): string {
  switch (block.type) {
    case "heading":
      return `${renderPicture(block)}<h${block.level} dir="auto">${renderSpans(block.spans, rules)}</h${block.level}>`;
    case "text":
      return `<p dir="auto"${isAside(block.spans) ? ' class="aside"' : ""}>${renderSpans(block.spans, rules)}</p>`;
    case "quote":
      return renderQuote(block, rules);
    case "list":
      return renderList(block, rules);
    case "divider":
      return "<hr>";
    case "buttons":
      return `<p>${block.buttons
        .flatMap((button) =>
          button.kind === "link" ? [renderSpans([{ text: button.label, link: button.url }], rules)] : [],
        )
        .join(" · ")}</p>`;
  }
}

/** Lets the outlet know nothing of the page that shows its picture. */
function renderPicture({ picture }: Extract<MessageBlock, { type: "heading" }>): string {
  if (picture === undefined || !picture.url.startsWith("https://") || safeLink(picture.url) === null) return "";
  const [address, alt] = [picture.url, picture.alt ?? ""].map(escapeHtml);
  return `<img src="${address}" alt="${alt}" loading="lazy" decoding="async" referrerpolicy="no-referrer">\n`;
}

function isAside(spans: readonly Span[]): boolean {
  return spans.every(({ style }) => style === "muted");
}

function renderQuote({ spans, attribution, variants = [] }: Quote, rules: LinkRules): string {
  const who = attribution.length > 0 ? `\n<figcaption dir="auto">${renderSpans(attribution, rules)}</figcaption>` : "";
  const others = variants.map((variant) => `<li dir="auto">${renderSpans(variant, rules)}</li>`).join("\n");
  const also = others === "" ? "" : `\n<div class="also">also as\n<ul>\n${others}\n</ul>\n</div>`;
  return `<figure>\n<blockquote dir="auto">${renderSpans(spans, rules)}</blockquote>${who}${also}\n</figure>`;
}

function renderList({ ordered, items, start = 1, layout }: List, rules: LinkRules): string {
  const tag = ordered ? "ol" : "ul";
  const attributes = (start === 1 ? "" : ` start="${start}"`) + (layout === "side-by-side" ? ' class="sides"' : "");
  const rows = items.map(
    (item) => `<li dir="auto">${renderSpans(item.spans, rules)}${renderEvidence(item, rules)}</li>`,
  );
  return `<${tag}${attributes}>\n${rows.join("\n")}\n</${tag}>`;
}

function renderEvidence({ evidence = [] }: ListItem, rules: LinkRules): string {
  if (evidence.length === 0) return "";
  const sentences = evidence.map((one) => evidenceLine(one, rules)).join("");
  return ` <details><summary>source</summary>${sentences}</details>`;
}

function evidenceLine({ text, outlet, url }: Evidence, rules: LinkRules): string {
  const link = safeLink(url ?? undefined, rules);
  const source: Span = { text: outlet ?? "article", ...(link === null ? {} : { link }) };
  return `<p dir="auto"><q>${escapeHtml(text)}</q> <cite>${renderSpans([source], rules)}</cite></p>`;
}
