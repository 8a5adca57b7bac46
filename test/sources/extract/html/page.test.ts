import { expect, test } from "vitest";
import { readEntry, readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, PARAGRAPHS, page } from "./pages.ts";

const URL_OF_PAGE = "https://www.harbour.example.org/local/ferry?utm_source=feed";
const read = (parts: Parameters<typeof page>[0], url: string | null = URL_OF_PAGE) => readPage(page(parts), url);

test("the text is the body only, a line a paragraph, whatever stands around it", () => {
  const article = read({
    body: `
    <header><nav><a href="/">Home</a><a href="/sport">Sport</a></nav></header>
    <div class="cookie-banner">We use cookies to make this site better for you and for our partners.</div>
    <main><article><h1>Ferry runs again</h1>
      <div class="byline">By Ada Quill</div><time datetime="2026-03-03">3 March 2026</time>
      <figure><img src="a.jpg"><figcaption>The ferry in the harbour of Quillhaven. Photo: Ben Marsh</figcaption></figure>
      <div class="article-body">${ARTICLE}
        <p>Read more: <a href="/engine">How the engine failed</a></p>
        <div class="newsletter-signup"><p>Sign up for our newsletter and get the news of the harbour every morning.</p></div>
        <ul class="related-links"><li><a href="/1">The storm of February</a></li><li><a href="/2">Ferries of the north</a></li></ul>
      </div></article></main>
    <aside><p>Most read: the tide table for all of March and for the first half of April, day by day.</p></aside>
    <footer><p>© 2026 The Harbour Post. All rights reserved.</p></footer>`,
  });
  expect(article.text.split("\n")).toEqual(PARAGRAPHS);
  expect(article.blocks.every(({ role }) => role === "body")).toBe(true);
});

test("text without paragraph elements is found, too", () => {
  const article = read({ body: `<div class="content"><h1>Ferry runs again</h1>${PARAGRAPHS.join("<br><br>")}</div>` });
  expect(article.text.split("\n")).toEqual(PARAGRAPHS);
});

test("a name in the middle of a sentence stays, whatever its class", () => {
  const article = read({
    body: `<article>${ARTICLE}<p>The boat of <a class="related-link" href="/quill">Ada Quill</a> was repaired by the yard that had built it.</p></article>`,
  });
  expect(article.text).toContain("The boat of Ada Quill was repaired by the yard");
});

test("what the page states for programs", () => {
  const article = read({
    head: `<link rel="canonical" href="/local/ferry"><meta property="og:site_name" content="The Harbour Post">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Other"},
      {"@type":"NewsArticle","headline":"The ferry &amp; the storm","datePublished":"2026-03-03T23:40:00-05:00",
       "author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"Ben Marsh"}]}]}</script>`,
  });
  expect(article).toMatchObject({
    id: "https://www.harbour.example.org/local/ferry",
    url: "https://www.harbour.example.org/local/ferry",
    title: "The ferry & the storm",
    outlet: "The Harbour Post",
    author: "Ada Quill; Ben Marsh",
    publishedAt: "2026-03-04T04:40:00Z",
    publishedLocal: "2026-03-03T23:40:00-05:00",
    publishedPrecision: "minute",
    language: "en",
  });
});

test("what only a reader sees", () => {
  const article = read({
    body: `<div id="content"><h1>Ferry runs again</h1><p class="meta">Von Ada Quill, 3. März 2026</p>${ARTICLE}</div>`,
    language: "de-AT",
  });
  expect(article).toMatchObject({
    title: "Ferry runs again",
    author: "Ada Quill",
    publishedAt: "2026-03-03",
    publishedPrecision: "day",
    // What the words are counts for more than what the page says of them.
    language: "en",
    outlet: "harbour.example.org",
  });
});

test.each([
  ['<meta property="article:published_time" content="2026-03-03T09:30:00+01:00">', "2026-03-03T09:30:00+01:00"],
  ['<meta name="date" content="2026-03-03">', "2026-03-03"],
  ['<meta itemprop="datePublished" content="Tue, 03 Mar 2026 08:30:00 GMT">', "2026-03-03T08:30:00Z"],
  [
    '<script type="application/ld+json">{"datePublished": "2026-03-03", "dateModified": "2026-04-01"}</script>',
    "2026-03-03",
  ],
  ['<meta property="article:modified_time" content="2026-03-03">', "2026-03-03"],
  ['<meta name="date" content="0001-01-01">', null],
])("the date of %s", (head, expected) => {
  expect(read({ head }).publishedLocal).toBe(expected);
});

test("the day in the address, and the day that a reader sees, stand against a moment in UTC", () => {
  const head = '<meta property="article:published_time" content="2026-03-04T02:10:00Z">';
  expect(read({ head }, "https://x.example.org/2026/03/03/ferry").publishedLocal).toBe("2026-03-03T02:10:00Z");
  const body = `<article><p class="date">March 3, 2026</p>${ARTICLE}</article>`;
  expect(read({ head, body }).publishedLocal?.slice(0, 10)).toBe("2026-03-03");
});

test.each([
  ['<meta name="author" content="By Ada Quill and Ben Marsh, Staff Writers">', "Ada Quill; Ben Marsh"],
  ['<meta name="author" content="Ada Quill (harbour@example.org)">', "Ada Quill"],
  ['<meta property="article:author" content="https://social.example.org/ada">', null],
  ['<meta name="author" content="admin">', null],
  ['<meta name="author" content="Мария Ветрова и Олег Пристань">', "Мария Ветрова; Олег Пристань"],
  ['<meta name="author" content="林 海港">', "林 海港"],
  ['<meta name="author" content="Ada Quill; © Harbour Pictures; 01:30 Min.; Published">', "Ada Quill"],
  [
    '<meta name="author" content="Harbour Courier; Ada Quill"><meta property="og:site_name" content="Harbour Courier">',
    "Ada Quill",
  ],
])("the author of %s", (head, expected) => {
  expect(read({ head }).author).toBe(expected);
});

test.each([
  ["a first name alone by what readers see", '<p class="byline">By Ada Quill</p>', "Ada", "Ada Quill"],
  ["no other name", '<p class="byline">By Adam Stone</p>', "Ada", "Ada"],
  ["a by-line in Chinese", "<p>责任编辑：林海港</p>", "", "林海港"],
])("an author is completed: %s", (_, line, stated, expected) => {
  const head = stated === "" ? "" : `<meta name="author" content="${stated}">`;
  expect(read({ head, body: `<article>${line}${ARTICLE}</article>` }).author).toBe(expected);
});

test("the outlet's name is no part of the title", () => {
  const head = '<meta property="og:site_name" content="The Harbour Post">';
  expect(read({ head, body: `<div>${ARTICLE}</div>` }).title).toBe("Ferry runs again");
});

test("a canonical address of another site, or of the front page, is not believed", () => {
  for (const href of ["https://evil.example.com/ferry", "https://www.harbour.example.org/"]) {
    const head = `<link rel="canonical" href="${href}">`;
    expect(read({ head }).url).toBe("https://www.harbour.example.org/local/ferry");
  }
});

test("a feed entry's HTML is a body as it is", () => {
  const article = readEntry(`${ARTICLE}<p><a href="/more">Continue reading</a></p>`, URL_OF_PAGE, "Ferry runs again");
  expect(article.text.split("\n")).toEqual(PARAGRAPHS);
  expect(article.title).toBe("Ferry runs again");
});

test.each([
  [
    '<meta property="og:image" content="/ferry.jpg"><meta property="og:image:alt" content="The ferry &amp; its crew">',
    "The ferry & its crew",
  ],
  [
    '<script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"https://harbour-post.example/ferry.jpg"}}</script>',
    null,
  ],
  [
    '<meta property="og:image" content="http://harbour-post.example/ferry.jpg"><meta name="twitter:image" content="https://harbour-post.example/ferry.jpg">',
    null,
  ],
])("a page's own picture, over https, with its own words: %s", (head, alt) => {
  const { picture } = readPage(page({ head }), "https://harbour-post.example/news/ferry");
  expect(picture).toEqual({ url: "https://harbour-post.example/ferry.jpg", alt });
});

test("a page without one has none", () => {
  expect(readPage(page({}), "https://harbour-post.example/news/ferry")).not.toHaveProperty("picture");
});
