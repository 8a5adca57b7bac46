import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import type { ActionButton, Button } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { encodePress } from "./custom-id.ts";
import { BUTTON_LABEL_LIMIT, BUTTON_URL_LIMIT, BUTTONS_PER_ROW } from "./limits.ts";
import { isPublicHost, markdownLink } from "./links.ts";

/** True where Discord cannot show it as a button, so that its link goes into the text. */
export function mustBeText(button: Button): boolean {
  return button.kind === "link" && (markdownLink(button.url, BUTTON_URL_LIMIT) === null || !isPublicHost(button.url));
}

/** Buttons in as many rows as they need. `nextIndex` counts the buttons of a message. */
export function buttonRows(
  buttons: readonly Button[],
  nextIndex: () => number,
): APIActionRowComponent<APIButtonComponent>[] {
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_PER_ROW) {
    const row = buttons.slice(at, at + BUTTONS_PER_ROW);
    rows.push({
      type: ComponentType.ActionRow,
      components: row.map((button) => buttonComponent(button, nextIndex())),
    });
  }
  return rows;
}

/** `index` keeps two equal buttons of one message apart. */
export function buttonComponent(button: Button, index: number): APIButtonComponent {
  const label = shorten(button.label, BUTTON_LABEL_LIMIT) || "Open";
  if (button.kind === "link") {
    const url = markdownLink(button.url, BUTTON_URL_LIMIT) ?? "";
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const press = { action: button.action, value: button.value, replaces: button.replaces === true };
  return { type: ComponentType.Button, style: styleOf(button), label, custom_id: encodePress(press, index) };
}

function styleOf(button: ActionButton): ButtonStyle.Primary | ButtonStyle.Danger | ButtonStyle.Secondary {
  if (button.style === "primary") return ButtonStyle.Primary;
  return button.style === "danger" ? ButtonStyle.Danger : ButtonStyle.Secondary;
}
