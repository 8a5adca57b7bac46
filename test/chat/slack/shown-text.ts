import type { Json } from "../../servers/slack/rules.ts";

/** The words of a message's blocks as a reader sees them, a line a paragraph, without buttons. */
export function shownText({ blocks }: Json): string {
  return [...texts(blocks)].join("").trim();
}

function* texts(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  const { type, text } = value as Json;
  if (type === "actions") return;
  if (typeof text === "string") yield text.startsWith("<!date^") ? (/\|(.*)>$/.exec(text)?.[1] ?? "") : text;
  if (type === "date") yield String((value as Json)["fallback"]);
  for (const inner of Object.values(value)) yield* texts(inner);
  if (/section|quote|header|context/.test(String(type))) yield "\n";
}
