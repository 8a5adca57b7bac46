import type { MessageBlock } from "../../model/message.ts";

/** A calm blue that reads on the light and on the dark theme. */
const USUAL = 0x3b82f6;
/** Apart from each other for most eyes, and from the blue; each reads on both themes. */
const OF_TOPICS = [0xf59e0b, 0x10b981, 0xef4444, 0x8b5cf6, 0x14b8a6, 0xec4899, 0x84cc16, 0x64748b];

/** The colour of a card: always the same for a topic. */
export function accentOf(blocks: readonly MessageBlock[]): number {
  const topic = blocks.flatMap((block) => (block.type === "heading" && block.topic ? [block.topic] : []))[0];
  return topic === undefined ? USUAL : (OF_TOPICS[sumOf(topic) % OF_TOPICS.length] ?? USUAL);
}

/** Spreads names over the colours. */
function sumOf(topic: string): number {
  let sum = 0;
  for (const character of topic.toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}
