import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../../src/model/problem.ts";
import type { Feed } from "../../../src/sources/feed/feed.ts";
import { readFeed } from "../../../src/sources/feed/read.ts";

const read = (text: string): Feed => readFeed(Buffer.from(text), "https://news.example.org/feed", null);
const withDoctype = (declarations: string, title: string) =>
  `<?xml version="1.0"?><!DOCTYPE rss [${declarations}]><rss><channel><item><title>${title}</title></item></channel></rss>`;
const titleOf = (feed: Feed) => feed.entries[0]?.title ?? "";

test("an entity of the document is known, an external one is not read", () => {
  expect(titleOf(read(withDoctype('<!ENTITY ship "ferry">', "The &ship; runs")))).toBe("The ferry runs");
  const external = '<!ENTITY secret SYSTEM "file:///etc/hosts"><!ENTITY more PUBLIC "x" "http://127.0.0.1/">';
  expect(titleOf(read(withDoctype(external, "X&secret;&more;Y")))).toBe("X&secret;&more;Y");
});

test("entities within entities are not expanded", () => {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  expect(titleOf(read(withDoctype(`<!ENTITY l0 "lol">${levels.join("")}`, "&l9;"))).length).toBeLessThan(100);
});

test("all expansions together stay small", () => {
  const bomb = withDoctype(`<!ENTITY a "${"x".repeat(1_000)}">`, "&a;".repeat(50_000));
  expect(titleOf(read(bomb)).length).toBeLessThan(1_200_000);
});

const MANY = 100_000;
/** More with FUZZ_RUNS=10000. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 2_000);

test.each([
  [
    "nested tags",
    `<rss><channel><item><title>A</title><description>${"<b>".repeat(MANY)}</description></item></channel></rss>`,
  ],
  ["nested strangers", `<rss><channel>${"<x:y>".repeat(MANY)}<item><title>A</title></item></channel></rss>`],
  ["unclosed comments", `<rss><channel><item><title>A</title></item>${"<!--".repeat(MANY)}`],
  ["unclosed CDATA", `<rss><channel><item><title>A</title></item>${"<![CDATA[".repeat(MANY)}`],
  ["unclosed quotes", `<rss><channel><item><title>A</title></item>${'<a b="'.repeat(MANY)}`],
  ["doctypes", `<rss><channel><item><title>A</title></item>${"<!DOCTYPE [".repeat(MANY)}`],
  ["attributes", `<rss><channel><item ${"a=b ".repeat(MANY)}><title>A</title></item></channel></rss>`],
  ["end tags", `<rss><channel><item><title>A</title></item>${"</b>".repeat(MANY)}</channel></rss>`],
  ["blanks", `<rss><channel><item><title>A${" ".repeat(MANY)}</title></item></channel></rss>`],
  ["ampersands", `<rss><channel><item><title>A${"&".repeat(MANY)}</title></item></channel></rss>`],
  ["entity declarations", withDoctype("<!ENTITY a '".repeat(5_000), "A")],
  [
    "links in a body",
    `<rss><channel><item><title>A</title><description>&lt;${" href=".repeat(MANY)}</description></item></channel></rss>`,
  ],
])("%s without end are read and done", (_name, feed) => {
  expect(titleOf(read(feed))).toMatch(/^A/);
});

const piece = fc.constantFrom(
  "<rss>",
  "<channel>",
  "<item>",
  "</item>",
  "<entry>",
  "</entry>",
  "<feed xmlns='http://www.w3.org/2005/Atom'>",
  "<title>",
  "</title>",
  "<link>",
  "<link href='",
  "/>",
  "</link>",
  "<description>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "&amp;",
  "&#x26;",
  "&",
  "<",
  ">",
  "'",
  '"',
  "<author>",
  "<name>",
  "</author>",
  "xml:base='//x.example.org/'",
  "http://",
  "2026-03-03",
  "text",
  "\u0000",
  "é",
  "\ud83d",
  "<?xml",
  "<!DOCTYPE x [",
  "<dc:date>",
);

test("a damaged feed is read or refused with a Problem, and every entry has an id", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      try {
        const feed = read(`<rss><channel>${pieces.join("")}`);
        expect(feed.entries.every(({ id }) => id.length > 0)).toBe(true);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: RUNS },
  );
});
