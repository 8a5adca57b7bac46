import { createHash } from "node:crypto";
import type { Message, MessageBlock } from "../../model/message.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import type { LinkRules } from "../links.ts";
import { escapeHtml } from "./escape.ts";
import { layOutSections, type Section } from "./sections.ts";
import { STYLE } from "./style.ts";

/** Nothing is loaded but pictures, where there are some, and nothing runs, even if a text found a way into the markup. */
const policyFor = (hasPictures: boolean): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    ...(hasPictures ? ["img-src https:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** A message as a page that needs nothing else: no script, no font, and no picture but those of the stories. */
export function renderHtml(message: Message, rules: LinkRules = {}, words: Words = ENGLISH): string {
  const blocks = [message.blocks, ...message.thread].flat();
  const body = layOutSections(partBySection(blocks), { ...rules, words });
  const hasPictures = blocks.some((block) => block.type === "heading" && block.picture !== undefined);
  return `<!doctype html>
<html lang="${words.locale.slice(0, 2)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(hasPictures)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(message.summary)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join("\n")}
</main>
</body>
</html>
`;
}

/** A heading of level 2 begins an article; what follows a divider stands apart from it; what comes first is the head. */
function partBySection(blocks: readonly MessageBlock[]): readonly Section[] {
  const sections: (Section & { readonly blocks: MessageBlock[] })[] = [{ tag: "header", blocks: [] }];
  for (const block of blocks) {
    if (block.type === "heading" && block.level === 2) sections.push({ tag: "article", blocks: [] });
    if (block.type === "divider") sections.push({ tag: "footer", blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.filter((section) => section.blocks.length > 0);
}
