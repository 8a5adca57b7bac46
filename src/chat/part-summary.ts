import type { Message, MessageBlock } from "../model/message.ts";
import { plainLine } from "./plain-line.ts";

/** The line that stands for one of `count` posts of a message: its own heading, or the message's summary with its number. */
export function partSummary(
  message: Message,
  blocks: readonly MessageBlock[],
  { index, count }: { readonly index: number; readonly count: number },
): string {
  if (index === 0) return message.summary;
  const [first] = blocks;
  const heading = first?.type === "heading" ? plainLine(first.spans.map(({ text }) => text).join("")) : "";
  return heading === "" ? `${message.summary} (${index + 1} of ${count})` : heading;
}
