import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ListItem, Message, MessageBlock } from "../../model/message.ts";
import { longDate } from "../present/dates.ts";
import { muted, plain } from "../present/spans.ts";
import type { ArchiveParts } from "./parts.ts";
import { replaceFile, textOf } from "./write-file.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DIGEST_FILE = /^([a-z0-9-]+)[.]json$/;
/** So many of the newest digests stand on the first page, with their first headlines; the others on the page of their month. */
const NEWEST = 60;
const HEADLINES = 3;

interface Entry {
  readonly day: string;
  readonly name: string;
}

/**
 * Writes `index.html` and `index.md` (the newest digests by day, then the months) and the pages of the digest's own month,
 * so that a year of digests costs no more than the first. The folders are what there is.
 */
export async function writeIndex(parts: ArchiveParts, day: string): Promise<void> {
  const days = (await readdir(parts.folder)).filter(isDay).sort().reverse();
  const month = monthOf(day);
  const ofMonth = await listEntries(
    parts.folder,
    days.filter((one) => monthOf(one) === month),
  );
  await writePages(parts, month, { title: monthName(month), entries: ofMonth, months: [], headlines: 0 });
  const months = [...new Set(days.map(monthOf))];
  for (const one of months)
    if ((await textOf(join(parts.folder, `${one}.html`))) === null) await writeMonth(parts, days, one);
  const newest = await listEntries(parts.folder, days.slice(0, NEWEST));
  const entries = newest.slice(0, NEWEST);
  await writePages(parts, "index", { title: "Digests", entries, months, headlines: NEWEST });
}

/** A month of an archive that was written before there were pages of months. */
async function writeMonth(parts: ArchiveParts, days: readonly string[], month: string): Promise<void> {
  const entries = await listEntries(
    parts.folder,
    days.filter((one) => monthOf(one) === month),
  );
  await writePages(parts, month, { title: monthName(month), entries, months: [], headlines: 0 });
}

const monthOf = (day: string): string => day.slice(0, 7);

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const monthName = (month: string): string => MONTH.format(new Date(`${month}-15T12:00:00Z`));

interface Page {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Months to which it leads. */
  readonly months: readonly string[];
  /** So many of its digests are shown with their headlines. */
  readonly headlines: number;
}

async function writePages({ folder, markdown, html }: ArchiveParts, name: string, page: Page): Promise<void> {
  const message = (ending: string) => pageMessage(folder, page, ending);
  await replaceFile(join(folder, `${name}.html`), html(await message("html"), { localLinks: true }));
  await replaceFile(join(folder, `${name}.md`), markdown(await message("md"), { localLinks: true }));
}

function isDay(name: string): boolean {
  return DAY.test(name) && !Number.isNaN(Date.parse(name));
}

async function listEntries(folder: string, days: readonly string[]): Promise<readonly Entry[]> {
  const entries = days.map(async (day) => {
    const files = await readdir(join(folder, day)).catch(() => []);
    const names = files.flatMap((file) => DIGEST_FILE.exec(file)?.[1] ?? []);
    return names.sort((one, other) => one.localeCompare(other, "en", { numeric: true })).map((name) => ({ day, name }));
  });
  return (await Promise.all(entries)).flat();
}

async function pageMessage(folder: string, page: Page, ending: string): Promise<Message> {
  const items = await Promise.all(
    page.entries.map(async (entry, index) => ({
      entry,
      item: entryItem(entry, ending, index < page.headlines ? await headlinesOf(folder, entry) : []),
    })),
  );
  const days = [...Map.groupBy(items, ({ entry }) => entry.day)];
  const blocks: MessageBlock[] = [
    { type: "heading", level: 1, spans: [plain(page.title)] },
    ...days.flatMap(([day, ofDay]): MessageBlock[] => [
      { type: "heading", level: 2, spans: [plain(longDate(day, "UTC"))] },
      { type: "list", ordered: false, items: ofDay.map(({ item }) => item) },
    ]),
    ...monthBlocks(page.months, ending),
  ];
  return { summary: page.title, blocks, thread: [], visibility: "everyone" };
}

function monthBlocks(months: readonly string[], ending: string): MessageBlock[] {
  if (months.length < 2) return [];
  const items = months.map((month) => ({ spans: [{ text: monthName(month), link: `${month}.${ending}` }] }));
  return [
    { type: "heading", level: 2, spans: [plain("All months")] },
    { type: "list", ordered: false, items },
  ];
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
