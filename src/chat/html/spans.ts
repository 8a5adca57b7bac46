import type { Span } from "../../model/message.ts";
import { type LinkRules, safeLink } from "../links.ts";
import { escapeHtml } from "./escape.ts";

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The first span gives the line its direction; a later one that runs the other way must not carry its neighbours along. */
export function renderSpans(spans: readonly Span[], rules: LinkRules): string {
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
