import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message } from "slack-blocks-to-jsx";
import { AVATAR } from "./avatar.ts";

/** The messages that Slack would show for payloads of chat.postMessage, as HTML without scripts. */
export function slackMessages(payloads: readonly unknown[], time: Date): string {
  return payloads
    .map((payload) => {
      const blocks = withShownDates((payload as { readonly blocks?: readonly Block[] }).blocks ?? []);
      return renderToStaticMarkup(
        createElement(Message, { logo: AVATAR, name: "Soundbite", time, blocks: [...blocks], theme: "light" }),
      );
    })
    .join("\n");
}

/** The components know moments in rich text only; in small print they get the words that stand for it. */
function withShownDates(blocks: readonly Block[]): readonly Block[] {
  return JSON.parse(JSON.stringify(blocks).replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, "$1"));
}

export function slackStyle(): string {
  return readFileSync(fileURLToPath(import.meta.resolve("slack-blocks-to-jsx/dist/style.css")), "utf8");
}
