import { expect, test } from "vitest";
import { readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, PARAGRAPHS } from "./pages.ts";

const titleOf = (head: string, body: string): string | null =>
  readPage(
    `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}${ARTICLE}</main></body></html>`,
    "https://www.gazette.example.org/local/ferry",
  ).title;
const headline = (words: string): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: words })}</script>`;
const HEADING = "<h1>Harbour shut after ferry fails</h1>";

test.each([
  ["the outlet behind it", "<title>Harbour shut after ferry fails | Gazette</title>", HEADING],
  ["the outlet before it", "<title>Gazette | Harbour shut after ferry fails</title>", HEADING],
  ["section and outlet", "<title>Harbour shut after ferry fails - Local - Harbour Gazette</title>", HEADING],
  ["the way to it", "<title>Home » News » Harbour shut after ferry fails</title>", HEADING],
  ["no heading, the host's name", "<title>Harbour shut after ferry fails :: Gazette</title>", ""],
  ["the outlet only, heading of the first order", "<title>Gazette</title>", HEADING],
  ["the outlet only, heading of the second", "<title>Gazette</title>", "<h2>Harbour shut after ferry fails</h2>"],
  ["no title at all", "", HEADING],
  ["a headline cut off", headline("Harbour shut after fer…"), HEADING],
  ["a headline cut off with dots", headline("Harbour shut after ..."), HEADING],
  [
    "the site's name as first heading",
    "<title>Harbour shut after ferry fails — Gazette</title>",
    `<h1><a href="https://www.gazette.example.org/">Gazette</a></h1>${HEADING}`,
  ],
  [
    "the site's name as only heading",
    "<title>Gazette – Harbour shut after ferry fails</title>",
    `<a href="/"><h1>Gazette</h1></a><h2>Harbour shut after ferry fails</h2>`,
  ],
])("the title of a page: %s", (_, head, body) => {
  expect(titleOf(head, body)).toBe("Harbour shut after ferry fails");
});

test.each([
  ["dashes of its own", "<title>Q&amp;A: What is a ferry - and why?</title>", "Q&A: What is a ferry - and why?"],
  ["a score", "<title>Ferry: 3 - 2 for the sea</title>", "Ferry: 3 - 2 for the sea"],
  ["lines and blanks", "<title>Harbour-town\n  shut –   what now?</title>", "Harbour-town shut – what now?"],
  [
    "signs written twice",
    '<meta property="og:title" content="Sea &amp;amp; &amp;#8217;land&amp;#8217;">',
    "Sea & ’land’",
  ],
  ["tags within", headline("<b>Harbour</b> shut &amp; ferry"), "Harbour shut & ferry"],
])("a title with %s is kept", (_, head, title) => {
  expect(titleOf(head, "")).toBe(title);
});

test.each([
  ["noscript", "<noscript>", "</noscript>"],
  ["a shadow root", '<gazette-story><template shadowrootmode="open">', "</template></gazette-story>"],
])("a text that stands in %s only is read", (_, open, close) => {
  const body = `<p>Switch scripts on.</p>${open}<h1>Ferry runs again</h1>${ARTICLE}${close}`;
  const { text } = readPage(`<title>Ferry runs again</title>${body}`, null);
  expect(text.split("\n")).toEqual(PARAGRAPHS);
});

test("a plea to switch scripts on is no article", () => {
  expect(
    readPage("<title>Ferry</title><noscript>Switch scripts on, please.</noscript><div id=root></div>", null).text,
  ).toBe("");
});
