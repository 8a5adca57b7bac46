import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { renderHtml } from "../../../src/chat/html/render.ts";
import { renderMarkdown } from "../../../src/chat/markdown.ts";
import { archiveDigest } from "../../../src/digest/archive/archive.ts";
import { dayOf, fileName } from "../../../src/digest/archive/names.ts";
import { aDigest, aDigestStory } from "../../builders.ts";

async function anArchive() {
  const folder = await mkdtemp(join(tmpdir(), "digests-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const keep = (of: Parameters<typeof aDigest>[0] = {}) =>
    archiveDigest(aDigest(of), { folder, markdown: renderMarkdown, html: renderHtml });
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  return { folder, keep, files };
}

test("a digest is kept as Markdown, page and JSON under its day, with index pages", async () => {
  const { folder, keep, files } = await anArchive();
  await keep();
  expect(await files()).toEqual([
    "2025-02-13/morning.html",
    "2025-02-13/morning.json",
    "2025-02-13/morning.md",
    "2025-02.html",
    "2025-02.md",
    "index.html",
    "index.md",
  ]);
  expect(await readFile(join(folder, "index.md"), "utf8")).toBe(`# Digests

## Thursday 13 February 2025

- [**morning**](2025-02-13/morning.md) Harbour bridge reopens after 214 bolts are replaced · [html](2025-02-13/morning.html) · [json](2025-02-13/morning.json)
`);
  expect(await readFile(join(folder, "index.html"), "utf8")).toContain('href="2025-02-13/morning.html"');
});

test("the first page has the newest digests and leads to the months, each of which has its own page", async () => {
  const { folder, keep, files } = await anArchive();
  const until = (month: number, day: number) =>
    `2025-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T06:00:00.000Z`;
  for (let month = 1; month <= 3; month++) {
    for (let day = 1; day <= 25; day++) {
      const window = { from: until(month, day), until: until(month, day) };
      await keep({ id: `${month}-${day}`, window });
    }
  }
  const index = await readFile(join(folder, "index.md"), "utf8");
  expect(index.match(/morning.md/g)).toHaveLength(60);
  expect(index).toContain("[January 2025](2025-01.md)");
  expect(await readFile(join(folder, "2025-01.md"), "utf8")).toContain("2025-01-01/morning.md");
  expect((await files()).filter((file) => file.startsWith("2025-02") && file.endsWith("html"))).toHaveLength(26);
});

test("the same digest again changes nothing", async () => {
  const { folder, keep, files } = await anArchive();
  const first = await keep();
  const changes = async () => [await files(), (await stat(join(folder, "index.html"))).mtimeMs];
  const before = await changes();
  expect(await keep()).toEqual({ ...first, written: false });
  expect(await changes()).toEqual(before);
});

test("another digest of the same name and day never replaces the first", async () => {
  const { keep, files } = await anArchive();
  const first = await keep();
  const text = await readFile(first.json, "utf8");
  const second = await keep({ stories: [aDigestStory({ headline: "Another" })] });
  expect(second.json.endsWith("2025-02-13/morning-2.json")).toBe(true);
  expect(await readFile(first.json, "utf8")).toBe(text);
  expect(await keep({ stories: [aDigestStory({ headline: "Another" })] })).toEqual({ ...second, written: false });
  expect((await files()).filter((file) => file.endsWith(".json"))).toHaveLength(2);
});

test("two at the same time both stay, whole", async () => {
  const { keep } = await anArchive();
  const kept = await Promise.all(
    ["One", "Two", "Three"].map((headline) => keep({ stories: [aDigestStory({ headline })] })),
  );
  expect(new Set(kept.map(({ json }) => json)).size).toBe(3);
  for (const { json, html } of kept) {
    const [story] = JSON.parse(await readFile(json, "utf8")).stories;
    expect(await readFile(html, "utf8")).toContain(story.headline);
  }
});

test("what people put beside it stays as it is, and a stopped attempt is taken up again", async () => {
  const { folder, keep } = await anArchive();
  const { markdown, json } = await keep();
  await rm(json);
  expect(await keep()).toMatchObject({ markdown, written: true });
  await rm(json);
  await writeFile(markdown, "notes of a reader");
  expect((await keep()).markdown).toBe(join(folder, "2025-02-13", "morning-2.md"));
  expect(await readFile(markdown, "utf8")).toBe("notes of a reader");
});

test("a damaged file or a stray folder does not break the index", async () => {
  const { folder, keep } = await anArchive();
  const { json } = await keep();
  await writeFile(json, '{"stories": [null, {"headline": 7}');
  await keep({ name: "evening" });
  const index = await readFile(join(folder, "index.md"), "utf8");
  expect(index).toContain("[**evening**](2025-02-13/evening.md)");
  expect(index).toContain("[**morning**](2025-02-13/morning.md)");
});

test("a folder that cannot be made is told with its name", async () => {
  const { folder } = await anArchive();
  await writeFile(join(folder, "taken"), "");
  const parts = { folder: join(folder, "taken"), markdown: renderMarkdown, html: renderHtml };
  await expect(archiveDigest(aDigest(), parts)).rejects.toMatchObject({ code: "unavailable" });
});

test("no name leaves its folder or stands for a device", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("../..", "CON", "/etc/passwd", "nul", "a\0b")),
      (name) => {
        expect(fileName(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,64}[a-z0-9])?$/);
        expect(fileName(name)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/);
        expect(fileName(fileName(name))).toBe(fileName(name));
      },
    ),
  );
  expect(["Früh & spät", "../../x", "con", "🗞"].map(fileName)).toEqual(["fruh-spat", "x", "digest-con", "digest"]);
});

test("the day is that of the digest's time zone, and a zone that is none is named", () => {
  const day = (until: string, timeZone: string) =>
    dayOf(aDigest({ timeZone, window: { from: "2025-02-01T00:00:00Z", until } }));
  expect(day("2025-02-13T06:00:00.000Z", "America/Los_Angeles")).toBe("2025-02-12");
  expect(day("2025-02-13T00:00:00.000Z", "UTC")).toBe("2025-02-12");
  expect(day("2025-02-12T20:00:00.000Z", "Pacific/Auckland")).toBe("2025-02-13");
  expect(() => day("2025-02-13T00:00:00.000Z", "Mars/Olympus")).toThrow(/Mars\/Olympus/);
});
