import PostalMime, { type Email } from "postal-mime";
import type { Article } from "../../model/article.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { contentHash } from "../content-hash.ts";
import { readBlocks } from "../extract/html/block-text.ts";
import { bodyOf, type PageDocument, parsePage } from "../extract/html/dom.ts";
import { slimHtml } from "../extract/html/slim.ts";
import { articleFromText } from "../extract/plain-text/article.ts";
import { readFeedDate } from "../feed/feed-date.ts";
import { wallIn } from "../non-article.ts";
import { forwardedIn } from "./forwarded.ts";
import { withoutFurniture } from "./furniture.ts";
import { isGarbled, rereadAsUtf8 } from "./letters.ts";
import { ownAddress } from "./own-address.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { mailboxOf, type Sender, senderOf, subjectOf } from "./sender.ts";
import { textAsPage } from "./text-as-page.ts";

const LIMITS = { maxNestingDepth: 32, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true } as const;
/** A mail within a mail within a mail. */
const DEEPEST = 3;
const MOST_INSIDE = 30;
const MOST_ARTICLES = 60;

/**
 * The articles of a newsletter, as its bytes were received; `path` names it. A mail that brings others with it stands for
 * those: whoever forwards a newsletter has not written it. Throws a Problem `unreadable` that says what to do.
 */
export async function readMail(bytes: Uint8Array, path: string, depth = 0): Promise<Article[]> {
  if (bytes.length === 0) throw unreadable(path, "is empty; save the mail again, or remove it");
  const mail = await parse(bytes, path);
  const inside = mail.attachments.filter(({ mimeType }) => mimeType === "message/rfc822");
  if (inside.length > 0 && depth < DEEPEST) return readInside(inside, path, depth);
  refuseOthers(mail, bytes, path);
  const articles = articlesOf(mail, path);
  if (articles.length > 0) return articles.slice(0, MOST_ARTICLES);
  throw unreadable(
    path,
    "no article text in it, only teasers, pictures or links; remove it, or read its pages instead",
  );
}

async function parse(bytes: Uint8Array, path: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch (cause) {
    throw unreadable(path, `cannot be taken apart (${problemWords(cause)}); save the mail again, or remove it`, cause);
  }
}

async function readInside(inside: Email["attachments"], path: string, depth: number): Promise<Article[]> {
  const articles: Article[] = [];
  let problem: unknown = null;
  for (const { content } of inside.slice(0, MOST_INSIDE)) {
    try {
      const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
      articles.push(...(await readMail(bytes, path, depth + 1)));
    } catch (thrown) {
      problem ??= thrown;
    }
  }
  if (articles.length === 0) throw problem;
  return articles.slice(0, MOST_ARTICLES);
}

/** Refuses what is no mail, no newsletter, or not all of one. */
function refuseOthers(mail: Email, bytes: Uint8Array, path: string): void {
  const type = headerOf(mail, "content-type") ?? "";
  if (mailboxOf(mail) === null) throw unreadable(path, "names no sender; save it as the whole mail, with its headers");
  if (/^multipart\/report/i.test(type)) throw unreadable(path, "is a report on another mail; remove it");
  if (/^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)/i.test(type)) {
    throw unreadable(path, "is encrypted; save it decrypted, or remove it");
  }
  const boundary = /;\s{0,9}boundary\s?=\s?(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  const last = boundary && `--${boundary[1] ?? boundary[2]}--`;
  if (last && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(last)) {
    throw unreadable(path, "breaks off before its end; save the mail again");
  }
}

function articlesOf(mail: Email, path: string): Article[] {
  const shown = mail.html ? articlesIn(rereadAsUtf8(mail.html), mail, path) : [];
  if (shown.length > 0 || !mail.text) return shown;
  return articlesIn(textAsPage(rereadAsUtf8(mail.text)), mail, path);
}

function articlesIn(html: string, mail: Email, path: string): Article[] {
  if (isGarbled(html)) throw unreadable(path, "its letters are not in the character set that it names; save it again");
  const slimmed = slimHtml(html);
  if (slimmed === null) throw unreadable(path, "too long, or its tags are nested too deep; remove it");
  const document = parsePage(slimmed);
  const blocks = readBlocks(bodyOf(document), unseenIn(document));
  const forwarded = forwardedIn(blocks);
  const mailbox = forwarded ?? mailboxOf(mail);
  const sender = mailbox && senderOf(mailbox.name, mailbox.address);
  if (!sender) throw unreadable(path, "its sender has no address; save it as the whole mail, with its headers");
  const publishedAt = forwarded ? forwarded.day : sentAt(mail);
  const subject = subjectOf(mail);
  const language = /^[a-z]{2}(?![a-z])/i.exec(document.documentElement?.getAttribute("lang") ?? "")?.[0] ?? null;
  const letter: Letter = { sender, publishedAt, language: language?.toLowerCase() ?? null, id: mail.messageId ?? null };
  const sections = sectionsOf(withoutFurniture(forwarded?.blocks ?? blocks), subject);
  return sections
    .filter(({ paragraphs }) => wallIn(paragraphs.join("\n")) === null)
    .map((one) => articleOf(one, letter));
}

/** What all articles of a mail have in common. */
interface Letter {
  readonly id: string | null;
  readonly sender: Sender;
  readonly publishedAt: string | null;
  readonly language: string | null;
}

/** Its id is made of what it says, too: whoever knows the id of a mail cannot put other words in its place. */
function articleOf({ title, address, paragraphs }: Section, { id, sender, publishedAt, language }: Letter): Article {
  const text = paragraphs.join("\n");
  return articleFromText(text, {
    id: `mail:${contentHash([sender.domain, id, title, text])}`,
    title,
    url: ownAddress(address, sender.domain),
    outlet: sender.name,
    publishedAt,
    language,
  });
}

/** What a mail hides: the line that lists of mails show, and what only some programs are to see. */
function unseenIn(document: PageDocument): Map<ReturnType<typeof bodyOf>, number> {
  return new Map([...document.querySelectorAll("[hidden]")].map((element) => [element, 0]));
}

/** When it was sent by its own word, else when the last server had it. */
function sentAt(mail: Email): string | null {
  const received = headerOf(mail, "received");
  const written = [headerOf(mail, "date"), received?.slice(received.lastIndexOf(";") + 1)];
  return written.map((date) => (date ? readFeedDate(date) : null)).find((date) => date !== null) ?? null;
}

const headerOf = ({ headers }: Email, name: string): string | null =>
  headers.find(({ key }) => key === name)?.value ?? null;

const unreadable = (path: string, words: string, cause?: unknown): Problem =>
  new Problem("unreadable", `${path}: ${words}`, { cause });
