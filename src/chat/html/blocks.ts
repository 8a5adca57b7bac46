import type { Evidence, ListItem, MessageBlock, Span } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";
import { type LinkRules, safeLink } from "../links.ts";
import { escapeHtml } from "./escape.ts";

/** How a page is written. */
export interface PageLook extends LinkRules {
  readonly words: Words;
}

type Quote = Extract<MessageBlock, { type: "quote" }>;
type List = Extract<MessageBlock, { type: "list" }>;

/** Blocks of one section. Every line takes its direction from its own text. */
export function renderBlocks(blocks: readonly MessageBlock[], look: PageLook): string {
  return blocks.map((block) => renderBlock(block, look)).join("\n");
}

function renderBlock(block: MessageBlock, look: PageLook): string {
  switch (block.type) {
    case "heading":
      return `${renderPicture(block)}<h${block.level} dir="auto">${renderSpans(block.spans, look)}</h${block.level}>`;
    case "text":
      return `<p dir="auto"${isAside(block.spans) ? ' class="aside"' : ""}>${renderSpans(block.spans, look)}</p>`;
    case "quote":
      return renderQuote(block, look);
    case "list":
      return renderList(block, look);
    case "divider":
      return "<hr>";
    case "buttons":
      return `<p>${block.buttons
        .flatMap((button) =>
          button.kind === "link" ? [renderSpans([{ text: button.label, link: button.url }], look)] : [],
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

function renderQuote({ spans, attribution, variants = [] }: Quote, look: PageLook): string {
  const who = attribution.length > 0 ? `\n<figcaption dir="auto">${renderSpans(attribution, look)}</figcaption>` : "";
  const others = variants.map((variant) => `<li dir="auto">${renderSpans(variant, look)}</li>`).join("\n");
  const also =
    others === ""
      ? ""
      : `\n<div class="also">${escapeHtml(look.words.say("page.alsoAs"))}\n<ul>\n${others}\n</ul>\n</div>`;
  return `<figure>\n<blockquote dir="auto">${renderSpans(spans, look)}</blockquote>${who}${also}\n</figure>`;
}

function renderList({ ordered, items, start = 1, layout }: List, look: PageLook): string {
  const tag = ordered ? "ol" : "ul";
  const attributes = (start === 1 ? "" : ` start="${start}"`) + (layout === "side-by-side" ? ' class="sides"' : "");
  const rows = items.map((item) => `<li dir="auto">${renderSpans(item.spans, look)}${renderEvidence(item, look)}</li>`);
  return `<${tag}${attributes}>\n${rows.join("\n")}\n</${tag}>`;
}

function renderEvidence({ evidence = [] }: ListItem, look: PageLook): string {
  if (evidence.length === 0) return "";
  const sentences = evidence.map((one) => evidenceLine(one, look)).join("");
  return ` <details><summary>${escapeHtml(look.words.say("page.source"))}</summary>${sentences}</details>`;
}

function evidenceLine({ text, outlet, url }: Evidence, look: PageLook): string {
  const link = safeLink(url ?? undefined, look);
  const source: Span = { text: outlet ?? "article", ...(link === null ? {} : { link }) };
  return `<p dir="auto"><q>${escapeHtml(text)}</q> <cite>${renderSpans([source], look)}</cite></p>`;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The first span gives the line its direction; a later one that runs the other way must not carry its neighbours along. */
function renderSpans(spans: readonly Span[], rules: LinkRules): string {
  return spans
    .map((span, index) => {
      const html = renderSpan(span, rules);
      return index > 0 && RIGHT_TO_LEFT.test(span.text) ? `<bdi>${html}</bdi>` : html;
    })
    .join("");
}

function renderSpan({ text, style, link }: Span, rules: LinkRules): string {
  const address = safeLink(link, rules);
  const styled = inStyle(escapeHtml(text), style);
  if (address !== null) return `<a href="${escapeHtml(address)}" rel="noreferrer noopener">${styled}</a>`;
  return styled;
}

function inStyle(html: string, style: Span["style"]): string {
  if (style === "strong") return `<strong>${html}</strong>`;
  if (style === "emphasis") return `<em>${html}</em>`;
  if (style === "code") return `<code>${html}</code>`;
  return style === "muted" ? `<small>${html}</small>` : html;
}
