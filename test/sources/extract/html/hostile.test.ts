import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../../../src/model/problem.ts";
import { readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, PARAGRAPHS, page } from "./pages.ts";

const MANY = 100_000;
/** More with FUZZ_RUNS=10000. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 300);

test.each([
  ["div", "<div>".repeat(280_000)],
  ["inline elements", "<b><i>".repeat(MANY)],
  ["mixed case", "<DiV><SPAN x=y>".repeat(MANY)],
])("%s nested without end are refused before they are parsed", (_name, tags) => {
  expect(() => readPage(`<html><body>${tags}`, "https://x.example.org/")).toThrow(Problem);
});

test.each([
  ["divisions", "<div>"],
  ["lists", "<ul><li>"],
])("an article after 400 %s that are never closed is read", (_name, tag) => {
  const { text } = readPage(
    page({ body: `${tag.repeat(400)}<article>${ARTICLE}</article>` }),
    "https://x.example.org/a",
  );
  expect(text.replaceAll(/\s+/g, " ")).toContain(PARAGRAPHS[0]);
});

test.each([
  ["comments that never end", "<!--".repeat(MANY)],
  ["quotes that never end", '<a href="'.repeat(MANY)],
  ["scripts that never end", "<script>".repeat(MANY)],
  ["tags that never end", "<a ".repeat(MANY)],
  ["attributes", `<p ${"a=b ".repeat(MANY)}>`],
  ["end tags", "</div>".repeat(MANY)],
  ["marks that begin nothing", "<".repeat(MANY)],
  ["blanks", `<p>${" ".repeat(1_000_000)}</p>`],
  ["blanks within a tag", `<p ${" ".repeat(1_000_000)}>`],
  ["one long word", `<p>${"x".repeat(1_000_000)}</p>`],
  ["paragraphs that are never closed", "<p>x".repeat(10_000)],
  ["commas", `<p>${", ".repeat(MANY)}</p>`],
  ["dates", `<p>${"3 March 2026 ".repeat(20_000)}</p>`],
  ["digits", `<p class="date">${"1".repeat(MANY)}</p>`],
  ["names", `<meta name="author" content="${"Ada Quill, ".repeat(20_000)}">`],
  ["linked data", `<script type="application/ld+json">${"[".repeat(MANY)}</script>`],
  ["marked words in one line", `<p>words ${'<span class="ad">x</span>'.repeat(20_000)}</p>`],
  ["elements of their own kind", `<div>${"<x-y>z</x-y>".repeat(20_000)}</div>`],
  ["headlines again", "<h1>Ferry runs again</h1><p>x</p>".repeat(10_000)],
  ["authors", `<aside class="sidebar">${'<a rel="author" href="/x">Ada Quill</a> '.repeat(20_000)}</aside>`],
  ["cards", '<div class="card"><a href="/x"><h3>Another story of the harbour</h3></a></div>'.repeat(10_000)],
  ["damaged linked data", `<script type="application/ld+json">{"a":"${'" '.repeat(200_000)}</script>`],
  ["lines that begin with by", `<p>By ${"A ".repeat(MANY)}</p>`],
])("%s after an article do no harm to it", (_name, hostile) => {
  const { text } = readPage(page({ body: `<article>${ARTICLE}</article>${hostile}` }), "https://x.example.org/a");
  expect(text).toContain(PARAGRAPHS[0]);
});

const piece = fc.constantFrom(
  "<div>",
  "</div>",
  "<p>",
  "</p>",
  "<article>",
  "<table><tr><td>",
  "</table>",
  "<ul><li>",
  "<a href=x>",
  "</a>",
  "<h1>",
  "<br>",
  "<script>",
  "</script>",
  "<style>",
  "<noscript>",
  "<template>",
  "<svg><path>",
  "<title>",
  "<head>",
  "</body>",
  "</html>",
  "<body>",
  "<!--",
  "-->",
  "&#x0;",
  "&amp",
  "<meta property=og:title content='",
  '<script type="application/ld+json">{"author":',
  "<time datetime=",
  "<iframe>",
  "<form><input>",
  "<",
  ">",
  '"',
  "'",
  "\u0000",
  "\ud83d",
  "The ferry runs again, the port authority said on Tuesday, three weeks after the storm, and many were glad. ",
);

test("a damaged page is read or refused with a Problem", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
      try {
        const article = readPage(pieces.join(""), "https://x.example.org/a");
        expect(article.blocks.every(({ start, end }) => start < end && end <= article.text.length)).toBe(true);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: RUNS },
  );
});
