import { addressParser } from "postal-mime";
import { readWrittenDate } from "../dates/written-date.ts";
import type { TextBlock } from "../extract/html/block-text.ts";

/** Lines at the beginning of a mail in which a forwarded one can be announced. */
const MOST_LINES = 40;
const LEAST_LABELLED = 3;
const LABELLED = /^\*?[^\s:：*][^:：]{0,24}?\*?\s?[:：]\*?\s?(\S.{0,300})/u;

/** What a mail program writes above a mail that is forwarded in another one. */
export interface Forwarded {
  readonly name: string;
  readonly address: string;
  /** YYYY-MM-DD; the moment would be by the clock of whoever forwarded it. */
  readonly day: string | null;
  /** The lines below. */
  readonly blocks: readonly TextBlock[];
}

/**
 * The mail forwarded within another one's text: the last run of labelled lines near its beginning, one of which names a
 * sender by address, whatever the labels are called. Null where there is none.
 */
export function forwardedIn(blocks: readonly TextBlock[]): Forwarded | null {
  let found: Forwarded | null = null;
  let from = 0;
  for (let at = 0; at <= Math.min(blocks.length, MOST_LINES); at++) {
    if (labelled(blocks[at]) !== null) continue;
    if (at - from >= LEAST_LABELLED) found = forwardedBelow(blocks, from, at) ?? found;
    from = at + 1;
  }
  return found;
}

function forwardedBelow(blocks: readonly TextBlock[], from: number, to: number): Forwarded | null {
  const values = blocks.slice(from, to).flatMap((block) => labelled(block) ?? []);
  const sender = values.find((value) => value.includes("@"));
  const [mailbox] = sender === undefined ? [] : addressParser(sender);
  if (mailbox?.address === undefined || !mailbox.address.includes("@")) return null;
  const day =
    values
      .filter((value) => value !== sender)
      .map(dayIn)
      .find((found) => found !== null) ?? null;
  return { name: mailbox.name, address: mailbox.address, day, blocks: blocks.slice(to) };
}

const labelled = (block: TextBlock | undefined): string | null => LABELLED.exec(block?.text ?? "")?.[1] ?? null;

function dayIn(value: string): string | null {
  const date = /\d{4}/.test(value) ? readWrittenDate(value) : null;
  if (date === null) return null;
  const twoDigits = (number: number): string => String(number).padStart(2, "0");
  return `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}
