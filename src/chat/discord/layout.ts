import type { ActionButton, Button, MessageBlock } from "../../model/message.ts";
import { type RenderedBlock, renderBlock } from "./blocks.ts";
import { EMBED_DESCRIPTION_LIMIT } from "./limits.ts";

/** The Markdown of each embed, and the buttons below all of them: groups that belong together, in order. */
export interface Layout {
  readonly cards: readonly string[];
  readonly groups: readonly (readonly Button[])[];
}

interface Card {
  readonly markdown: string;
  readonly last: MessageBlock | null;
  readonly groups: readonly (readonly Button[])[];
}

/** Room for the number of a card. */
const NUMBER_ROOM = 12;

/**
 * One card a section; a divider, or too much text, starts the next. Discord shows all buttons below all cards, so where
 * two cards have a button of one name, those cards and buttons are numbered.
 */
export function layOut(blocks: readonly MessageBlock[]): Layout {
  const cards = numberAlike(cardsOf(blocks));
  return {
    cards: cards.map(({ markdown }) => markdown).filter((markdown) => markdown !== ""),
    groups: cards.flatMap(({ groups }) => groups),
  };
}

function cardsOf(blocks: readonly MessageBlock[]): readonly Card[] {
  const cards: Card[] = [];
  let numbered = 0;
  let open = false;
  for (const block of blocks) {
    const rendered = renderBlock(block, numbered);
    numbered = rendered.numbered;
    const says = rendered.markdown !== "" || rendered.buttons.length > 0;
    if (says) addToCards(cards, open, block, rendered);
    open = says || (open && block.type !== "divider");
  }
  return cards;
}

/** Puts a block on the last card where that is open and has room, else on a new one. */
function addToCards(cards: Card[], open: boolean, block: MessageBlock, { markdown, buttons }: RenderedBlock): void {
  const groups = buttons.length === 0 ? [] : [buttons];
  const card = open ? cards.at(-1) : undefined;
  const joined = card ? joinedTo(card, block, markdown) : null;
  if (card && joined !== null) cards[cards.length - 1] = { ...joined, groups: [...card.groups, ...groups] };
  else cards.push({ markdown, last: block, groups });
}

/** Null where the card has no room for the block. */
function joinedTo(card: Card, block: MessageBlock, markdown: string): Omit<Card, "groups"> | null {
  if (markdown === "") return card;
  const joined = card.markdown === "" ? markdown : `${card.markdown}${gap(card.last, block)}${markdown}`;
  return joined.length <= EMBED_DESCRIPTION_LIMIT - NUMBER_ROOM ? { markdown: joined, last: block } : null;
}

/** A list stands right under the text that introduces it, and everything right under its heading. */
function gap(before: MessageBlock | null, block: MessageBlock): string {
  if (before?.type === "heading") return "\n";
  return block.type === "list" && before?.type === "text" ? "\n" : "\n\n";
}

function numberAlike(cards: readonly Card[]): readonly Card[] {
  const alike = labelsOfSeveral(cards);
  if (alike.size === 0) return cards;
  let number = 0;
  return cards.map((card) => {
    if (!actions(card).some(({ label }) => alike.has(label))) return card;
    number += 1;
    const groups = card.groups.map((group) => group.map((button) => numberedButton(button, alike, number)));
    return { ...card, markdown: `-# ${number}\n${card.markdown}`, groups };
  });
}

function labelsOfSeveral(cards: readonly Card[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const card of cards) {
    for (const label of new Set(actions(card).map((button) => button.label))) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label));
}

function actions({ groups }: Card): readonly ActionButton[] {
  return groups.flat().filter((button): button is ActionButton => button.kind === "action");
}

function numberedButton(button: Button, alike: ReadonlySet<string>, number: number): Button {
  return button.kind === "action" && alike.has(button.label)
    ? { ...button, label: `${button.label} ${number}` }
    : button;
}
