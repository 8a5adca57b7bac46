import type { Email } from "postal-mime";
import { siteOf } from "../../text/site.ts";
import { pageWords } from "../extract/words.ts";
import { plainTitle } from "../feed/plain-title.ts";

const LONGEST_NAME = 80;
const MOST_PREFIXES = 5;
/** Marks that turn the direction of a text, and letters without a width: none of them belongs to a name. */
const UNSEEN = /[\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Who sent a newsletter: the name that people are shown, and the domain of the address. */
export interface Sender {
  readonly name: string;
  readonly domain: string;
}

/** The sender by name and address; null where there is no address. A name that is an address itself is none. */
export function senderOf(name: string, address: string): Sender | null {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  if (!address.includes("@") || !URL.canParse(`https://${domain}/`)) return null;
  const shown = oneWord(name).slice(0, LONGEST_NAME);
  return { name: shown === "" || shown.includes("@") ? siteOf(domain) : shown, domain };
}

/** A group of senders stands for its first one. */
export function mailboxOf({ from, sender }: Email): { readonly name: string; readonly address: string } | null {
  const given = from ?? sender;
  const mailbox = given?.group ? given.group[0] : given;
  return mailbox?.address ? { name: mailbox.name, address: mailbox.address } : null;
}

/** The subject without what mail programs put before it: "Fwd: WG: The week in the harbour". */
export function subjectOf({ subject }: Email): string | null {
  let title = oneWord(subject ?? "");
  for (let i = 0; i < MOST_PREFIXES; i++) {
    const prefix = /^([^\s:：]{1,8}?)(?:\[\d{1,3}\])?\s?[:：]\s{0,3}/u.exec(title);
    if (prefix === null || !pageWords("mail-prefix").has((prefix[1] ?? "").toLowerCase())) break;
    title = title.slice(prefix[0].length);
  }
  return title === "" ? null : title;
}

const oneWord = (written: string): string => plainTitle(written.replace(UNSEEN, ""));
