import type { Span } from "../../model/message.ts";
import { type LinkRules, safeLink } from "../links.ts";
import { escapeHtml } from "./escape.ts";

/** Letters that are written from right to left; such text must not carry its neighbours along. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function renderSpans(spans: readonly Span[], rules: LinkRules): string {
  return spans.map((span) => renderSpan(span, rules)).join("");
}

function renderSpan({ text, style, link }: Span, rules: LinkRules): string {
  const address = safeLink(link, rules);
  const styled = inStyle(escapeHtml(text), style);
  if (address !== null) return `<a href="${escapeHtml(address)}" rel="noreferrer noopener">${styled}</a>`;
  return RIGHT_TO_LEFT.test(text) ? `<bdi>${styled}</bdi>` : styled;
}

function inStyle(html: string, style: Span["style"]): string {
  if (style === "strong") return `<strong>${html}</strong>`;
  if (style === "emphasis") return `<em>${html}</em>`;
  if (style === "code") return `<code>${html}</code>`;
  return style === "muted" ? `<small>${html}</small>` : html;
}
