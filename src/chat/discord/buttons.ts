import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import type { ActionButton, Button } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { encodePress } from "./custom-id.ts";
import { BUTTON_LABEL_LIMIT, BUTTON_URL_LIMIT, BUTTONS_PER_ROW, ROWS_PER_MESSAGE } from "./limits.ts";
import { markdownLink } from "./links.ts";

/** Buttons that belong in rows of their own, in order. */
export type ButtonGroups = readonly (readonly Button[])[];

/** True where Discord cannot show it as a button, so that its link goes into the text. */
export function mustBeText(button: Button): boolean {
  return button.kind === "link" && markdownLink(button.url, BUTTON_URL_LIMIT) === null;
}

/** Each group starts a row; where that needs more than five rows, neighbours share one. */
export function buttonRows(groups: ButtonGroups): APIActionRowComponent<APIButtonComponent>[] {
  let index = 0;
  return atMostFiveRows(groups).map((row) => ({
    type: ComponentType.ActionRow,
    components: row.map((button) => component(button, index++)),
  }));
}

function atMostFiveRows(groups: ButtonGroups): ButtonGroups {
  const rows = groups.flatMap(inRows);
  while (rows.length > ROWS_PER_MESSAGE) {
    const at = rows.findLastIndex(
      (row, index) => row.length + (rows[index + 1]?.length ?? BUTTONS_PER_ROW) <= BUTTONS_PER_ROW,
    );
    if (at < 0) return inRows(groups.flat());
    rows.splice(at, 2, [...(rows[at] ?? []), ...(rows[at + 1] ?? [])]);
  }
  return rows;
}

function inRows(buttons: readonly Button[]): (readonly Button[])[] {
  const rows: (readonly Button[])[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_PER_ROW) rows.push(buttons.slice(at, at + BUTTONS_PER_ROW));
  return rows;
}

function component(button: Button, index: number): APIButtonComponent {
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
