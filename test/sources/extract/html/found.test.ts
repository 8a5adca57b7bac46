import { expect, test } from "vitest";
import { readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, PARAGRAPHS, page } from "./pages.ts";

const read = (body: string, head = "", language = "en") =>
  readPage(page({ head, body, language }), "https://www.harbour.example.org/local/ferry");
const lines = (body: string, head = "") => read(body, head).text.split("\n");

const LONG = (word: string) =>
  [1, 2, 3, 4, 5, 6]
    .map(
      (n) =>
        `<p>The ${word} number ${n} tells at some length of something else, which has nothing to do with boats.</p>`,
    )
    .join("");
const CARD = (n: number) =>
  `<div class="card"><a href="/${n}"><h3>Another story number ${n} of the harbour</h3></a><p>What was told there is told here in a sentence or two, number ${n}.</p></div>`;

test.each([
  [
    "a consent text named as such",
    `<div class="cc-window">${LONG("cookie")}</div><article><h1>Ferry runs again</h1>${ARTICLE}</article>`,
  ],
  [
    "a consent text without a name, before",
    `<div>${LONG("cookie")}</div><div><h1>Ferry runs again</h1>${ARTICLE}</div>`,
  ],
  [
    "a consent text without a name, behind",
    `<div><h1>Ferry runs again</h1>${ARTICLE}</div><div>${LONG("cookie")}</div>`,
  ],
  ["longer text before the headline", `<div>${LONG("notice")}</div><div><h1>Ferry runs again</h1>${ARTICLE}</div>`],
  [
    "comments longer than the article",
    `<article><h1>Ferry runs again</h1>${ARTICLE}</article><div id="comments">${LONG("comment")}</div>`,
  ],
  [
    "comments within the article",
    `<article><h1>Ferry runs again</h1>${ARTICLE}<ol class="commentlist">${LONG("reply")}</ol></article>`,
  ],
  [
    "comments in another language",
    `<article><h1>Ferry runs again</h1>${ARTICLE}</article><section class="leserkommentare">${LONG("reply")}</section>`,
  ],
  [
    "cards of other stories",
    `<main><h1>Ferry runs again</h1>${ARTICLE}<div>${[1, 2, 3, 4].map(CARD).join("")}</div></main>`,
  ],
  [
    "cards between the paragraphs",
    `<main><h1>Ferry runs again</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join(`<div>${[1, 2, 3].map(CARD).join("")}</div>`)}</main>`,
  ],
  [
    "another article behind",
    `<article><h1>Ferry runs again</h1>${ARTICLE}</article><article><h2>Bakery sold</h2>${LONG("bakery")}</article>`,
  ],
  [
    "another article in a division",
    `<div class="story"><h1>Ferry runs again</h1>${ARTICLE}</div><div class="story"><h1>Bakery sold</h1><p class="date">3 March 2026</p>${LONG("bakery")}</div>`,
  ],
  [
    "a foot without a name",
    `<div class="main"><div class="text"><h1>Ferry runs again</h1>${ARTICLE}</div></div><div class="links">${"<a href='/x'>Another page of the site</a> ".repeat(30)}</div><div><p>The Harbour Post has told the news of the harbour since 1881, every day but Sunday.</p></div>`,
  ],
  ["a form around the whole page", `<form id="aspnetForm"><div><h1>Ferry runs again</h1>${ARTICLE}</div></form>`],
  [
    "names of a page builder",
    `<div class="widget-wrap"><div class="widget"><h1>Ferry runs again</h1></div>${PARAGRAPHS.map((p) => `<div class="widget text-widget"><p>${p}</p></div>`).join("")}</div>`,
  ],
  [
    "a sidebar's name on the frame",
    `<div class="has-sidebar overlay-menu"><div><h1>Ferry runs again</h1>${ARTICLE}</div></div>`,
  ],
  [
    "paragraphs made of divisions",
    `<div><h1>Ferry runs again</h1>${PARAGRAPHS.map((p) => `<div>${p}</div>`).join("")}</div>`,
  ],
  [
    "paragraphs in spans",
    `<div><h1>Ferry runs again</h1>${PARAGRAPHS.map((p) => `<p><span>${p}</span></p>`).join("")}</div>`,
  ],
  [
    "paragraphs in a table",
    `<table><tr><td><a href="/">Home</a></td><td><h1>Ferry runs again</h1>${ARTICLE}</td></tr></table>`,
  ],
  [
    "elements of the page's own kind",
    `<news-body><h1>Ferry runs again</h1>${PARAGRAPHS.map((p) => `<news-p>${p}</news-p>`).join("")}</news-body>`,
  ],
  ["an anchor that is never closed", `<div><a name="top"><h1>Ferry runs again</h1>${ARTICLE}</div>`],
  [
    "a first paragraph beside the headline",
    `<header><h1>Ferry runs again</h1><p>${PARAGRAPHS[0]}</p></header><div class="social"><a href="#">Tweet</a></div><div class="body">${PARAGRAPHS.slice(
      1,
    )
      .map((p) => `<p>${p}</p>`)
      .join("")}</div>`,
  ],
  [
    "a server's warning before the page",
    `<b>Warning</b>: mysql_connect() in /var/www/index.php on line 3<br><div><h1>Ferry runs again</h1>${ARTICLE}</div>`,
  ],
  [
    "names that are none of its own",
    `<div class="js-replyContainer no-comments with-footer"><h1>Ferry runs again</h1>${ARTICLE}</div>`,
  ],
  ["a plea against blockers", `<article><h1>Ferry runs again</h1>${ARTICLE}</article><div>${LONG("ad blocker")}</div>`],
  [
    "captions, shares and labels",
    `<main><h1>Ferry runs again</h1><div class="share"><a href="#">Share</a></div><p>${PARAGRAPHS[0]}</p><figure><img src="a.jpg"><figcaption>The ferry in May.</figcaption></figure><p>Foto: A. Quill</p><p>${PARAGRAPHS[1]}</p><p>ADVERTISEMENT</p><p>${PARAGRAPHS[2]}</p><p><strong>Lesen Sie auch:</strong> <a href="/x">Wie der Motor versagte</a></p><p>${PARAGRAPHS[3]}</p><p>Tags: ferry, harbour</p></main>`,
  ],
])("the text with %s", (_name, body) => {
  expect(lines(body)).toEqual(PARAGRAPHS);
});

test("the first letter and mark of a quotation in a drop cap belong to it, in a line or in a block of its own", () => {
  const rest =
    "e cannot ask people to trust a ferry that we do not trust,” said Ada Quill, the harbour master of the town.";
  for (const capital of [
    '<p><span class="drop-cap header-font">“W</span>',
    '<p><span class="caption-initial">“W</span>',
    "<p><big>“W</big>",
    '<div class="initial">“W</div><p>',
  ]) {
    expect(lines(`<article><h1>Ferry runs again</h1>${capital}${rest}</p>${ARTICLE}</article>`)[0]).toBe(`“W${rest}`);
  }
});

test.each([
  ["<q>We waited.</q>", "“We waited.”"],
  ["<q>We said <q>no</q> to him.</q>", "“We said ‘no’ to him.”"],
  ["<q>“We waited.”</q>", "“We waited.”"],
  ["„<q>We waited.</q>“", "„We waited.“"],
  ["<del>Three</del><ins>Two</ins> were hurt.", "Two were hurt."],
  ["<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby> is the harbour.", "港 is the harbour."],
  ["The un&shy;der&shy;water mount&shy;ings are rusty.", "The underwater mountings are rusty."],
  ["Rust was found.<br>Repairs begin.", "Rust was found.\nRepairs begin."],
  ["a<sup>2</sup> metres", "a2 metres"],
])("%s reads as a reader sees it", (html, expected) => {
  const sentence = "Ada Quill spoke for a while in the hall of the port authority on Tuesday, and then she said this:";
  expect(read(`<article>${ARTICLE}<p>${sentence} ${html}</p></article>`).text).toContain(`${sentence} ${expected}`);
});

test("a step that begins with a link, and a list, are part of the text", () => {
  const steps =
    "<div><div><a href='/pump'>Open the pump</a> by hand.</div><ul><li>Turn the key.</li><li>Wait.</li></ul></div>";
  const text = read(
    `<main><h1>Ferry runs again</h1>${ARTICLE}${steps}${ARTICLE.replaceAll("ferry", "boat")}</main>`,
  ).text;
  expect(text).toContain("\nOpen the pump by hand.\nTurn the key.\nWait.\n");
});

test("the text that a page only states for programs", () => {
  const stated = JSON.stringify({ "@type": "NewsArticle", articleBody: PARAGRAPHS.join("\n\n") });
  const article = read('<div id="app"></div>', `<script type="application/ld+json">${stated}</script>`);
  expect(article.text.split("\n")).toEqual(PARAGRAPHS);
});

test("text without a mark at the end of a sentence", () => {
  const paragraph = "ท่าเรือของเมืองกลับมาเปิดให้บริการอีกครั้ง ".repeat(12).trim();
  expect(
    lines(
      `<nav><a href="/">Home</a></nav><div><h1>Ferry runs again</h1><p>${paragraph}</p><p>${paragraph} ต่อ</p></div>`,
    ),
  ).toHaveLength(2);
});

test("what is told of goods of other sites under linked headings, and lines under a label again and again, are the article's own", () => {
  const goods = [1, 2, 3, 4].map(
    (n) =>
      `<div class="item"><h3><a href="https://shop.example.com/${n}">Life jacket number ${n}</a></h3><p>Kind: vest ${n}</p></div>`,
  );
  const head = '<link rel="canonical" href="https://www.harbour.example.org/local/ferry">';
  const text = lines(
    `<main><h1>Ferry runs again</h1>${ARTICLE}${goods.join("")}${ARTICLE.replaceAll("ferry", "boat")}</main>`,
    head,
  );
  expect(text).toEqual(expect.arrayContaining(["Kind: vest 2", "Kind: vest 3"]));
  const topics = [1, 2, 3, 4].map((n) => `<p>Topic: evening number ${n} on the boat</p>`).join("");
  expect(
    lines(`<main><h1>Ferry runs again</h1>${ARTICLE}${topics}${ARTICLE.replaceAll("ferry", "boat")}</main>`),
  ).toContain("Topic: evening number 3 on the boat");
});

test("posts that are named as comments are read where they are the page", () => {
  const about = "<p>We are a place where people of the harbour meet in the evening, every day but Sunday.</p>";
  const body = `<div><h1>Ferry runs again</h1></div><div class="replies">${ARTICLE}</div><div class="about">${about}</div>`;
  expect(lines(body)).toEqual(expect.arrayContaining(PARAGRAPHS));
});

test("an article about cookies is read", () => {
  const cookies = [1, 2, 3, 4].map(
    (n) => `<p>The law on cookies of web sites was changed for time number ${n}, the council said on Monday.</p>`,
  );
  const body = `<nav><a href="/">Home</a></nav><article><h1>New law on cookies</h1>${cookies.join("")}</article>`;
  expect(
    readPage(page({ body }).replace("Ferry runs again -", "New law on cookies -"), null).text.split("\n"),
  ).toHaveLength(4);
});
