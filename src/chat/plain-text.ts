import type { MessageBlock, Span } from "../model/message.ts";
import { shorten } from "./clean.ts";
import { plainLine } from "./plain-line.ts";

/**
 * What blocks say as plain lines, with the first address that they lead to under the headline: for a post that a platform
 * refuses in its full form. At most `limit` UTF-16 units; lines that have no room are left out, shown as "…".
 */
export function plainText(blocks: readonly MessageBlock[], limit: number): string {
  const [first, ...rest] = blocks.flatMap(linesOf).filter((line) => line !== "");
  const lines = [first ?? "", addressIn(blocks) ?? "", ...rest].filter((line) => line !== "");
  let text = "";
  for (const line of lines) {
    const room = limit - text.length - "\n…".length;
    if (line.length + 1 > room) return `${text}${text === "" ? shorten(line, limit) : "\n…"}`;
    text += text === "" ? line : `\n${line}`;
  }
  return text;
}

function linesOf(block: MessageBlock): string[] {
  switch (block.type) {
    case "heading":
    case "text":
      return [wordsOf(block.spans)];
    case "quote":
      return [[wordsOf(block.spans), wordsOf(block.attribution)].filter((words) => words !== "").join(" — ")];
    case "list":
      return block.items.map(({ spans }) => `• ${wordsOf(spans)}`);
    default:
      return [];
  }
}

const wordsOf = (spans: readonly Span[]): string => plainLine(spans.map(({ text }) => text).join(""));

function addressIn(blocks: readonly MessageBlock[]): string | null {
  const spans = blocks.flatMap((block): readonly Span[] => {
    if (block.type === "list") return block.items.flatMap((item) => item.spans);
    if (block.type === "quote") return [...block.spans, ...block.attribution];
    return "spans" in block ? block.spans : [];
  });
  return spans.find(({ link }) => link !== undefined)?.link ?? null;
}
