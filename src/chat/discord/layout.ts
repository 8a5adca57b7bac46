import {
  type APIComponentInContainer,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
} from "discord.js";
import type { MessageBlock } from "../../model/message.ts";
import { shorten } from "../clean.ts";
import { buttonComponent, buttonRows } from "./buttons.ts";
import { ALT_TEXT_LIMIT } from "./limits.ts";
import { pictureLink } from "./links.ts";
import { type Accessory, type Piece, piecesOf } from "./pieces.ts";

/** How much of a message's room some components take: characters of text, and components with all that they hold. */
export interface Taken {
  readonly characters: number;
  readonly components: number;
}

interface Placed {
  readonly piece: Piece;
  readonly block: MessageBlock["type"];
}

/**
 * What stands in a card, from top to bottom: neighbouring texts are one, a control stands beside what it belongs to, and
 * a picture beside its heading and the line below. Dividers at the ends are dropped.
 */
export function layOut(blocks: readonly MessageBlock[]): readonly APIComponentInContainer[] {
  const placed = withoutLooseDividers(joined(blocks));
  let buttons = 0;
  const nextIndex = () => buttons++;
  return placed.flatMap(({ piece }) => components(piece, nextIndex));
}

function joined(blocks: readonly MessageBlock[]): Placed[] {
  const placed: Placed[] = [];
  for (const block of blocks) {
    for (const [index, piece] of piecesOf(block).entries()) {
      const before = placed.at(-1);
      const together = index === 0 && before ? asOne(before, piece, block.type) : null;
      if (together) placed[placed.length - 1] = together;
      else placed.push({ piece, block: block.type });
    }
  }
  return placed;
}

/** Two pieces as one; null where they stand apart. */
function asOne({ piece: before, block: blockBefore }: Placed, piece: Piece, block: MessageBlock["type"]) {
  if (piece.kind !== "text") return null;
  const isUnderPicture = before.kind === "section" && blockBefore === "heading" && block === "text";
  if (before.kind !== "text" && !isUnderPicture) return null;
  const markdown = `${before.markdown}${gap(blockBefore, block)}${piece.markdown}`;
  return { piece: { ...before, markdown }, block };
}

/** A list stands right under the text that introduces it, and everything right under its heading. */
function gap(before: MessageBlock["type"], block: MessageBlock["type"]): string {
  if (before === "heading") return "\n";
  return block === "list" && before === "text" ? "\n" : "\n\n";
}

function withoutLooseDividers(placed: readonly Placed[]): readonly Placed[] {
  const isDivider = (one: Placed | undefined) => one?.piece.kind === "divider";
  const kept = placed.filter((one, index) => !isDivider(one) || (index > 0 && !isDivider(placed[index - 1])));
  return isDivider(kept.at(-1)) ? kept.slice(0, -1) : kept;
}

function components(piece: Piece, nextIndex: () => number): APIComponentInContainer[] {
  switch (piece.kind) {
    case "text":
      return [textDisplay(piece.markdown)];
    case "section":
      return [section(piece.markdown, piece.accessory, nextIndex)];
    case "buttons":
      return buttonRows(piece.buttons, nextIndex);
    case "divider":
      return [{ type: ComponentType.Separator }];
  }
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

function section(markdown: string, accessory: Accessory, nextIndex: () => number): APISectionComponent {
  const beside =
    "kind" in accessory ? buttonComponent(accessory, nextIndex()) : thumbnail(accessory.url, accessory.alt);
  return { type: ComponentType.Section, components: [textDisplay(markdown)], accessory: beside };
}

function thumbnail(address: string, alt: string | null) {
  const description = shorten(alt ?? "", ALT_TEXT_LIMIT);
  return {
    type: ComponentType.Thumbnail as const,
    media: { url: pictureLink(address) ?? "" },
    ...(description === "" ? {} : { description }),
  };
}

/** The room that components take together. */
export function takenBy(components: readonly APIComponentInContainer[]): Taken {
  let characters = 0;
  let count = 0;
  for (const component of components) {
    const inner = "components" in component ? component.components : [];
    count += 1 + inner.length + ("accessory" in component ? 1 : 0);
    for (const one of [component, ...inner]) characters += "content" in one ? one.content.length : 0;
  }
  return { characters, components: count };
}
