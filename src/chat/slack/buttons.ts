import type { types } from "@slack/bolt";
import type { Button } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { safeLink } from "../links.ts";
import { ACTIONS_LIMIT, BUTTON_TEXT_LIMIT, BUTTON_URL_LIMIT } from "./limits.ts";
import { actionId, linkActionId, writtenValue } from "./press.ts";

/** Buttons in rows below one another; a link that must not be followed is no button. */
export function actionsBlocks(buttons: readonly Button[]): types.ActionsBlock[] {
  const elements = buttons.flatMap((button, index) => element(button, index % ACTIONS_LIMIT));
  const blocks: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += ACTIONS_LIMIT) {
    blocks.push({ type: "actions", elements: elements.slice(at, at + ACTIONS_LIMIT) });
  }
  return blocks;
}

function element(button: Button, index: number): types.Button[] {
  const text = plainText(shorten(button.label, BUTTON_TEXT_LIMIT) || "Open");
  if (button.kind === "action") {
    const { action, value, style, replaces = false } = button;
    const id = actionId({ action, replaces }, index);
    return [
      {
        type: "button",
        text,
        action_id: id,
        ...(value === "" ? {} : { value: writtenValue(value) }),
        ...(style ? { style } : {}),
      },
    ];
  }
  const url = safeLink(button.url);
  if (url === null || url.length > BUTTON_URL_LIMIT) return [];
  return [{ type: "button", text, action_id: linkActionId(index), url }];
}

/** Slack reads nothing in plain text but `:emoji:`, which is switched off. */
export function plainText(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}
