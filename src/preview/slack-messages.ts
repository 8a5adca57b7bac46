import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message } from "slack-blocks-to-jsx";

/** A grey square: the preview fetches nothing, not even a picture. */
const LOGO =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1' fill='%23475569'/%3E%3C/svg%3E";

/** The messages that Slack would show for payloads of chat.postMessage, as HTML without scripts. */
export function slackMessages(payloads: readonly unknown[], time: Date): string {
  return payloads
    .map((payload) => {
      const blocks = (payload as { readonly blocks?: readonly Block[] }).blocks ?? [];
      return renderToStaticMarkup(
        createElement(Message, { logo: LOGO, name: "Soundbite", time, blocks: [...blocks], theme: "light" }),
      );
    })
    .join("\n");
}

export function slackStyle(): string {
  return readFileSync(fileURLToPath(import.meta.resolve("slack-blocks-to-jsx/dist/style.css")), "utf8");
}
