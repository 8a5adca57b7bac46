import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ListItem, Message, MessageBlock } from "../../model/message.ts";
import { longDate } from "../present/dates.ts";
import { muted, plain } from "../present/spans.ts";
import type { ArchiveParts } from "./parts.ts";
import { replaceFile, textOf } from "./write-file.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DIGEST_FILE = /^([a-z0-9-]+)[.]json$/;
/** So many of the newest digests are shown with their first headlines; the rest by name. */
const WITH_HEADLINES = 60;
const HEADLINES = 3;

interface Entry {
  readonly day: string;
  readonly name: string;
}

/** Writes `index.html` and `index.md`: every day, newest first, with its digests. The folders are what there is. */
export async function writeIndex({ folder, markdown, html }: ArchiveParts): Promise<void> {
  const entries = await listEntries(folder);
  const page = (ending: string) => indexMessage(folder, entries, ending);
  await replaceFile(join(folder, "index.html"), html(await page("html"), { localLinks: true }));
  await replaceFile(join(folder, "index.md"), markdown(await page("md"), { localLinks: true }));
}

function isDay(name: string): boolean {
  return DAY.test(name) && !Number.isNaN(Date.parse(name));
}

async function listEntries(folder: string): Promise<readonly Entry[]> {
  const days = (await readdir(folder)).filter(isDay).sort().reverse();
  const entries = days.map(async (day) => {
    const files = await readdir(join(folder, day)).catch(() => []);
    const names = files.flatMap((file) => DIGEST_FILE.exec(file)?.[1] ?? []);
    return names.sort((one, other) => one.localeCompare(other, "en", { numeric: true })).map((name) => ({ day, name }));
  });
  return (await Promise.all(entries)).flat();
}

async function indexMessage(folder: string, entries: readonly Entry[], ending: string): Promise<Message> {
  const items = await Promise.all(
    entries.map(async (entry, index) => ({
      entry,
      item: entryItem(entry, ending, index < WITH_HEADLINES ? await headlinesOf(folder, entry) : []),
    })),
  );
  const days = [...Map.groupBy(items, ({ entry }) => entry.day)];
  const blocks: MessageBlock[] = [
    { type: "heading", level: 1, spans: [plain("Digests")] },
    ...days.flatMap(([day, ofDay]): MessageBlock[] => [
      { type: "heading", level: 2, spans: [plain(longDate(`${day}T12:00:00Z`, "UTC"))] },
      { type: "list", ordered: false, items: ofDay.map(({ item }) => item) },
    ]),
  ];
  return { summary: "Digests", blocks, thread: [], visibility: "everyone" };
}

function entryItem({ day, name }: Entry, ending: string, headlines: readonly string[]): ListItem {
  const link = (end: string) => `${day}/${name}.${end}`;
  const others = ["html", "md", "json"].filter((end) => end !== ending);
  return {
    spans: [
      { text: name, style: "strong", link: link(ending) },
      ...(headlines.length > 0 ? [plain(` ${headlines.join("; ")}`)] : []),
      ...others.flatMap((end) => [muted(" · "), { ...muted(end), link: link(end) }]),
    ],
  };
}

/** The first headlines of a kept digest; none where its file is damaged. */
async function headlinesOf(folder: string, { day, name }: Entry): Promise<readonly string[]> {
  try {
    const { stories } = JSON.parse((await textOf(join(folder, day, `${name}.json`))) ?? "{}");
    if (!Array.isArray(stories)) return [];
    const headlines = stories.map((story: unknown) => (story as { headline?: unknown } | null)?.headline);
    return headlines.filter((headline) => typeof headline === "string").slice(0, HEADLINES);
  } catch {
    return [];
  }
}
