import { expect, test } from "vitest";
import { readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, page } from "./pages.ts";

const author = (body: string, head = "", language = "en") =>
  readPage(page({ head, body, language }), "https://www.harbour.example.org/local/ferry").author;
const byLine = (line: string, head = "") =>
  author(`<article><h1>Ferry runs again</h1><p class="byline">${line}</p>${ARTICLE}</article>`, head);
const linked = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", author: value })}</script>`;

test.each([
  ["By Ben Marsh", "Ben Marsh"],
  ["BY BEN MARSH AND COLBY STONE", "BEN MARSH; COLBY STONE"],
  [
    "By <a href='/x'>Abby Goodbye</a>, <a href='/y'>Colby Reed</a> and Robert Byrne",
    "Abby Goodbye; Colby Reed; Robert Byrne",
  ],
  ["By Ben Marsh, Chief Harbour Correspondent, and Tom Reed in Carrow", "Ben Marsh; Tom Reed"],
  ["By Ben Marsh in Carrow, Tom Reed in Old Quay", "Ben Marsh; Tom Reed"],
  ["By Ben Marsh, Quillhaven", "Ben Marsh"],
  ["By Ben Marsh | 3 March 2026 | 5 comments", "Ben Marsh"],
  ["By Ben Marsh and agencies", "Ben Marsh"],
  ["By Ben Marsh with Reuters", "Ben Marsh"],
  ["By Ben Marsh; edited by Tom Reed", "Ben Marsh"],
  ["By Ben Marsh, photographs by Tom Reed", "Ben Marsh"],
  ["By Ben Marsh ben.marsh@harbour.example.org", "Ben Marsh"],
  ["By Ben Marsh@benmarsh Mar 3, 2026, 9:30am EST", "Ben Marsh"],
  ["Posted on March 3, 2026 by Ben Marsh", "Ben Marsh"],
  ["Veröffentlicht am 3. März 2026 von Bernd Marsch", "Bernd Marsch"],
  ["Von Bernd Marsch, Redakteur", "Bernd Marsch"],
  ["Von Bernd Marsch und Grete Quell", "Bernd Marsch; Grete Quell"],
  ["Par Jean-Luc Marais et Anne de la Tour", "Jean-Luc Marais; Anne de la Tour"],
  ["Por José María del Mar y Ana Puerto", "José María del Mar; Ana Puerto"],
  ["di Marco Porto e Anna Riva", "Marco Porto; Anna Riva"],
  ["Door Jan van der Haven", "Jan van der Haven"],
  ["Av Kari Havn og Ola Brygge", "Kari Havn; Ola Brygge"],
  ["Autor: Олег Пристань", "Олег Пристань"],
  ["Автор: Мария Ветрова", "Мария Ветрова"],
  ["责任编辑：林海港", "林海港"],
  ["Ben Marsh covers the harbour and the sea", "Ben Marsh"],
])("the by-line %s", (line, expected) => {
  expect(byLine(line)).toBe(expected);
});

test.each([
  ["an organisation", { "@type": "Organization", name: "Harbour Broadcasting" }, "Ben Marsh"],
  ["an account", "ben_marsh", "Ben Marsh"],
  ["an account without a likeness", { "@type": "Person", name: "hpeditor" }, "Ben Marsh"],
  ["the administrator", { "@type": "Person", name: "admin" }, "Ben Marsh"],
  ["an address", "https://social.example.org/ben", "Ben Marsh"],
  ["who put it in", { "@type": "Person", name: "Kate Ditton" }, "Ben Marsh"],
  ["a first name", { "@type": "Person", name: "Ben" }, "Ben Marsh"],
  [
    "one of two",
    [
      { "@type": "Person", name: "Ben Marsh" },
      { "@type": "Person", name: "Ada Quill" },
    ],
    "Ben Marsh; Ada Quill",
  ],
])("a by-line beside %s stated for programs", (_name, stated, expected) => {
  expect(byLine("By Ben Marsh", linked(stated))).toBe(expected);
});

test.each([
  [
    "an author's HTML",
    '<meta property="og:author" content="By &lt;a href=&quot;/b&quot;&gt;Ben Marsh&lt;/a&gt;, Seán O&#x27;Mara, and Tara Reed, GNN">',
    "Ben Marsh; Seán O'Mara; Tara Reed",
  ],
  [
    "names in a catalogue's order",
    '<meta name="citation_author" content="Marsh, Ben"><meta name="citation_author" content="Reed, Tara">',
    "Ben Marsh; Tara Reed",
  ],
  [
    "the same names twice",
    `${linked([{ name: "Ben Marsh" }, { name: "Tara Reed" }])}<meta name="author" content="Ben Marsh Tara Reed">`,
    "Ben Marsh; Tara Reed",
  ],
  ["a string of names", linked("Ben Marsh, Tara Reed and Tom Hall"), "Ben Marsh; Tara Reed; Tom Hall"],
  ["who made the page", '<meta name="author" content="Wave Design - www.wave.example.com">', null],
  [
    "a damaged script",
    '<script type="application/ld+json">{"@type":"NewsArticle","description":"One\nand "two"","author":{"@type":"Person","name":"Ben Marsh"},}</script>',
    "Ben Marsh",
  ],
])("the author stated by %s", (_name, head, expected) => {
  expect(author(`<article>${ARTICLE}</article>`, head)).toBe(expected);
});

const OTHERS = [1, 2, 3]
  .map(
    (n) =>
      `<div class="block"><h2><a href="/${n}">Another story of the sea ${n}</a></h2><div class="byline">by <a rel="author" href="/p/${n}">Jon Russ ${"ABC"[n - 1]}est</a></div></div>`,
  )
  .join("");

test.each([
  ["an aside", `<aside>${OTHERS}</aside>`],
  ["a division", `<div>${OTHERS}</div>`],
  [
    "one card",
    '<section><h2>Keep reading</h2><a href="/x"><h3>Bakery sold</h3></a><span class="author">Jon Russet</span></section>',
  ],
  [
    "comments",
    '<div class="comments"><div class="comment"><span class="author">Jon Russet</span><p>I sailed on it.</p></div></div>',
  ],
])("authors of other stories in %s do not join its own", (_name, others) => {
  const own =
    '<article><h1>Ferry runs again</h1><div class="byline">by <a rel="author" href="/p/b">Ben Marsh</a></div>';
  expect(author(`<main>${own}${ARTICLE}</article></main>${others}`)).toBe("Ben Marsh");
  expect(author(`<main><article><h1>Ferry runs again</h1>${ARTICLE}</article></main>${others}`)).not.toBe("Ben Marsh");
});

test("the author of a comment is not the article's", () => {
  const comment =
    '<div class="comments"><p class="comment-author">Von Jon Russet</p><p>I sailed on it for years.</p></div>';
  expect(author(`<article><h1>Ferry runs again</h1>${ARTICLE}</article>${comment}`)).toBeNull();
});
