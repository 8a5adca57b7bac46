import type { ListItem, MessageBlock } from "../../model/message.ts";
import { problemWords } from "../../model/problem.ts";
import type { Work } from "./work.ts";

type Links = ReadonlyMap<number, string>;

/**
 * Once everything stands, the first post's list gets a link to where each story is told in full. It is an ornament: where
 * it fails, or the bot ends before, the digest stands complete all the same, and nothing is tried again.
 */
export async function linkStories({ posting, chat, delivery: { id }, subscription }: Work): Promise<void> {
  const [top, ...rest] = (await posting.store.delivery(id))?.parts ?? [];
  if (!top?.posted || top.state !== "posted" || top.content.plain) return;
  const links: Links = new Map(
    rest.flatMap(({ content: { entry }, posted }) =>
      entry !== undefined && posted?.link ? [[entry, posted.link] as const] : [],
    ),
  );
  const blocks = top.content.blocks.map((block) => withLinks(block, links));
  if (blocks.every((block, index) => block === top.content.blocks[index])) return;
  try {
    await chat.edit(top.posted, { ...top.content, blocks, threadOf: null }, { delivery: id, part: top.part });
  } catch (thrown) {
    posting.tell(
      `The list of "${subscription.name}" in ${chat.name} ${subscription.place} stays without links: ${problemWords(thrown)}`,
    );
  }
}

function withLinks(block: MessageBlock, links: Links): MessageBlock {
  if (block.type !== "list" || !block.items.some(({ inFull }) => inFull && links.has(inFull.entry))) return block;
  return { ...block, items: block.items.map((item) => withLink(item, links)) };
}

function withLink(item: ListItem, links: Links): ListItem {
  const link = item.inFull && links.get(item.inFull.entry);
  if (!item.inFull || !link) return item;
  return { ...item, spans: [...item.spans, { text: " · ", style: "muted" }, { text: item.inFull.label, link }] };
}
