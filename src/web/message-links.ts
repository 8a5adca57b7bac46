import type { Message, MessageBlock, RoomPage } from "../model/message.ts";
import type { Words } from "../words/words.ts";
import { pathsUnder } from "./paths.ts";

/** The address of a page for whoever reads a message; null where it cannot be reached. */
export type PageAddress = (path: string) => string | null;

/** What a chat lets a link button have. */
const LONGEST_ADDRESS = 500;
/** What a chat lets one row of buttons have. */
const MOST_BUTTONS = 5;

/** A message, and each entry of its thread, with a button that opens the page which tells the same. */
export function withRoomLinks(message: Message, addressOf: PageAddress, words: Words): Message {
  const { page, threadPages = [] } = message;
  const linked = (blocks: readonly MessageBlock[], to: RoomPage | undefined): readonly MessageBlock[] => {
    const url = to === undefined ? null : addressOf(pathOf(to));
    if (url === null || url.length > LONGEST_ADDRESS) return blocks;
    const button = { kind: "link", label: words.say("button.room"), url } as const;
    const last = blocks.at(-1);
    return last?.type === "buttons" && last.buttons.length < MOST_BUTTONS
      ? [...blocks.slice(0, -1), { ...last, buttons: [...last.buttons, button] }]
      : [...blocks, { type: "buttons", buttons: [button] }];
  };
  return {
    ...message,
    blocks: linked(message.blocks, page),
    thread: message.thread.map((entry, at) => linked(entry, threadPages[at])),
  };
}

function pathOf(page: RoomPage): string {
  const paths = pathsUnder("");
  switch (page.kind) {
    case "digest":
      return paths.digest(page.id);
    case "story":
      return paths.story(page.id);
    case "article":
      return paths.article(page.id, page.anchor);
    case "speaker":
      return paths.speaker(page.name);
    case "search":
      return paths.search(page.fields);
    case "sources":
      return paths.sources;
  }
}
