import { decodeXML } from "entities/decode";
import { Problem } from "../../model/problem.ts";
import { escapeMarkup, writableInXml } from "../../text/markup.ts";
import { scanXml } from "../feed/xml-scanner.ts";

/** A feed as a list of subscriptions has it. */
export interface ListedFeed {
  readonly url: string;
  /** Null where the list names none. */
  readonly title: string | null;
  /** The folders around it, the outermost first. */
  readonly folders: readonly string[];
}

const MOST_FEEDS = 5_000;
const DEEPEST = 10;
const LONGEST_NAME = 80;

/**
 * The feeds of an OPML document, each address once, where it stands first. Throws `unreadable` where it is none or has a
 * document type, `too-large` for more than 5,000 feeds or ten folders within one another.
 */
export function readOpml(text: string): readonly ListedFeed[] {
  const feeds = new Map<string, ListedFeed>();
  /** For each open outline its name where it is a folder. */
  const open: (string | null)[] = [];
  let isOpml = false;
  scanXml(text, {
    onStart: ({ name, attributes, selfClosing }) => {
      isOpml ||= name === "opml";
      if (name !== "outline") return;
      const { url, title } = outlineOf(attributes);
      if (isWebAddress(url) && !feeds.has(url)) {
        feeds.set(url, { url, title, folders: open.filter((folder) => folder !== null) });
      }
      if (!selfClosing) open.push(url === "" ? title : null);
      refuseTooMuch(feeds.size, open.length);
    },
    onEnd: (name) => {
      if (name === "outline") open.pop();
    },
    onText: () => undefined,
    onDoctype: () => {
      throw new Problem("unreadable", "a list of feeds (OPML) needs no DOCTYPE; take that line out");
    },
  });
  if (!isOpml) throw new Problem("unreadable", "this is no list of feeds in OPML, as feed readers export it");
  return [...feeds.values()];
}

/** `url`: empty of a folder. */
function outlineOf(attributes: ReadonlyMap<string, string>): { readonly url: string; readonly title: string | null } {
  const value = (of: string) => oneLine(decodeXML(attributes.get(of) ?? ""));
  const title = (value("text") || value("title")).slice(0, LONGEST_NAME);
  return { url: value("xmlurl"), title: title === "" ? null : title };
}

function refuseTooMuch(feeds: number, depth: number): void {
  if (feeds > MOST_FEEDS) throw new Problem("too-large", `a list of more than ${MOST_FEEDS} feeds; split it`);
  if (depth > DEEPEST) throw new Problem("too-large", `more than ${DEEPEST} folders within one another`);
}

/** An OPML 2.0 document of some feeds, each within its folders. */
export function writeOpml(title: string, feeds: readonly ListedFeed[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${xml(title)}</title></head>`,
    "  <body>",
    ...outlines(feeds, 0),
    "  </body>",
    "</opml>",
  ];
  return `${lines.join("\n")}\n`;
}

function outlines(feeds: readonly ListedFeed[], depth: number): string[] {
  const indent = "  ".repeat(depth + 2);
  const own = feeds
    .filter(({ folders }) => folders.length <= depth)
    .map(({ url, title }) => `${indent}<outline type="rss" text="${xml(title ?? url)}" xmlUrl="${xml(url)}"/>`);
  const inFolders = Map.groupBy(
    feeds.filter(({ folders }) => folders.length > depth),
    ({ folders }) => folders[depth] ?? "",
  );
  const folders = [...inFolders].flatMap(([name, within]) => [
    `${indent}<outline text="${xml(name)}">`,
    ...outlines(within, depth + 1),
    `${indent}</outline>`,
  ]);
  return [...own, ...folders];
}

const xml = (text: string): string => escapeMarkup(oneLine(text));

const oneLine = (text: string): string =>
  writableInXml(text)
    .replace(/[\t\n\r]/g, " ")
    .trim();

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
