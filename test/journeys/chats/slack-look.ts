import type { Json } from "../../servers/slack/rules.ts";

/** A message as a reader of Slack sees it, in plain text: quotes behind a bar, buttons in brackets. */
export function slackLook({ blocks }: Json): string {
  return listOf(blocks).map(lookOfBlock).join("\n\n").trim();
}

function lookOfBlock(block: Json): string {
  if (block["type"] === "header") return textOf(block["text"]).toUpperCase();
  if (block["type"] === "divider") return "--------";
  if (block["type"] === "actions") return listOf(block["elements"]).map(buttonLook).join(" ");
  if (block["type"] === "rich_text") return listOf(block["elements"]).map(richLook).join("\n");
  if (block["type"] === "table") return tableLook(block);
  if (block["type"] === "input") return `${textOf(block["label"])}: ______`;
  const { text, elements, accessory } = block;
  const words = [text, ...listOf(elements)].filter((one) => one !== undefined).map(textOf);
  return [...words, ...(accessory ? [buttonLook(accessory as Json)] : [])].join(" ");
}

function tableLook({ rows }: Json): string {
  const cells = (row: unknown) => listOf(row).map((cell) => (cell["type"] === "raw_text" ? "" : lookOfBlock(cell)));
  return (rows as readonly unknown[]).map((row) => `| ${cells(row).join(" | ")} |`).join("\n");
}

function buttonLook({ text }: Json): string {
  return `[${textOf(text)}]`;
}

function richLook({ type, style, offset, elements }: Json): string {
  if (type === "rich_text_list") {
    const first = typeof offset === "number" ? offset + 1 : 1;
    const mark = (index: number) => (style === "ordered" ? `${first + index}. ` : "• ");
    return listOf(elements)
      .map((item, index) => mark(index) + runs(item["elements"]))
      .join("\n");
  }
  const words = runs(elements);
  return type === "rich_text_quote"
    ? words
        .split("\n")
        .map((line) => `| ${line}`)
        .join("\n")
    : words;
}

function runs(elements: unknown): string {
  return listOf(elements).map(textOf).join("");
}

function textOf(element: unknown): string {
  const { type, text, fallback } = element as Json;
  if (type === "channel") return "#news";
  if (type === "date") return String(fallback);
  if (type === "mrkdwn" && String(text).startsWith("<!date^")) return /\|(.*)>$/.exec(String(text))?.[1] ?? "";
  if (typeof text === "string") return text;
  return text === undefined ? "" : textOf(text);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
