import type { Message, Span } from "../../src/model/message.ts";

/** A message with one text in every place that can hold one, and one address in every place that can hold a link. */
export function messageOf(text: string, link?: string): Message {
  const address = link === undefined ? {} : { link };
  const spans: Span[] = [
    { text, ...address },
    { text: " and " },
    { text, style: "strong" },
    { text: ", " },
    { text, style: "emphasis", ...address },
    { text: " " },
    { text, style: "muted" },
  ];
  const evidence = [{ text: `${text} behind`, outlet: text, url: link ?? null }];
  return {
    summary: text,
    blocks: [
      { type: "heading", level: 1, spans },
      { type: "text", spans },
      { type: "text", spans: [{ text }] },
      { type: "heading", level: 2, spans: [{ text }] },
      { type: "list", ordered: false, items: [{ spans: [{ text }], evidence }, { spans }] },
      { type: "list", ordered: true, start: 3, items: [{ spans: [{ text }] }, { spans }] },
      { type: "quote", spans, attribution: spans, variants: [spans, [{ text }]] },
      { type: "list", ordered: false, layout: "side-by-side", items: [{ spans, evidence }, { spans }] },
      { type: "divider" },
      { type: "heading", level: 3, spans: [{ text }] },
      { type: "buttons", buttons: [{ kind: "link", label: text, url: link ?? "" }] },
    ],
    thread: [[{ type: "text", spans }]],
    visibility: "everyone",
  };
}
