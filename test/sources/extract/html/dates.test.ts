import { expect, test } from "vitest";
import { readPage } from "../../../../src/sources/extract/html/page.ts";
import { ARTICLE, page } from "./pages.ts";

const URL_OF_PAGE = "https://www.harbour.example.org/local/ferry";
const date = (body: string, head = "", language = "en", url = URL_OF_PAGE) =>
  readPage(page({ head, body, language }), url).publishedLocal;
const withLine = (line: string, language = "en") =>
  date(`<main><article><h1>Ferry runs again</h1><p class="meta">${line}</p>${ARTICLE}</article></main>`, "", language);

test.each([
  ["March 3, 2026", "en"],
  ["3 March 2026", "en"],
  ["3rd of March 2026", "en"],
  ["Tuesday, Mar. 3rd, 2026 at 9:30 am", "en"],
  ["Published: 03/03/2026", "en"],
  ["By Ada Quill | 3/3/2026 | 4 comments", "en"],
  ["3. März 2026, 9:30 Uhr", "de"],
  ["Stand: 03.03.2026", "de"],
  ["3.März 2026", "de"],
  ["03.03.26", "de"],
  ["Publié le 3 mars 2026 à 9h30", "fr"],
  ["3 de marzo del 2026", "es"],
  ["marzo 3 de 2026", "es"],
  ["3 de março de 2026", "pt"],
  ["3 marzo 2026", "it"],
  ["3 maart 2026", "nl"],
  ["3 marca 2026", "pl"],
  ["2026. március 3.", "hu"],
  ["3 Mart 2026", "tr"],
  ["3 марта 2026", "ru"],
  ["3 Μαρτίου 2026", "el"],
  ["2026年3月3日", "ja"],
  ["2026년 3월 3일", "ko"],
  ["٣ مارس ٢٠٢٦", "ar"],
  ["3 मार्च 2026", "hi"],
])("%s by the headline", (line, language) => {
  expect(withLine(line, language)?.slice(0, 10)).toBe("2026-03-03");
});

test("which number is the month", () => {
  expect(withLine("04/03/2026", "en-GB")).toBe("2026-03-04");
  expect(withLine("04/03/2026", "en-US")).toBe("2026-04-03");
  expect(withLine("04/03/2026", "fr")).toBe("2026-03-04");
  const british = '<article><h1>Ferry runs again</h1><p class="meta">04/03/2026</p>';
  expect(date(`${british}${ARTICLE}</article>`, "", "en", "https://www.harbour.example.co.uk/ferry")).toBe(
    "2026-03-04",
  );
});

const ARTICLE_OF = `<article><h1>Ferry runs again</h1>${ARTICLE}</article>`;

test.each([
  ["a year in a table", "<article><h1>Ferry runs again</h1><table><tr><td>Built</td><td>1998</td></tr></table>"],
  ["years in the text", "<article><h1>Ferry runs again</h1><p>It was built in 1971.</p>"],
  [
    "a day in the text",
    "<article><h1>Ferry runs again</h1><p>The boat was built by a yard of the town and was first seen in the harbour on 3 March 2004, a Wednesday, as many remember.</p>",
  ],
])("%s is no date of the article", (_name, body) => {
  expect(date(`${body}${ARTICLE}</article>`)).toBeNull();
});

test.each([
  [
    "a comment",
    '<div class="comments"><div class="comment"><span class="date">Mar 9, 2024 at 10:12</span><p>I sailed on it.</p></div></div>',
  ],
  [
    "a comment in a time element",
    '<ol class="commentlist"><li><time datetime="2024-03-09">9 March</time><p>I sailed on it.</p></li></ol>',
  ],
  ["the foot of the page", "<footer><p>© 2019 The Harbour Post</p></footer>"],
  [
    "other stories",
    `<div>${[1, 2, 3].map((n) => `<div class="card"><h3><a href="/${n}">Another story number ${n}</a></h3><time datetime="2025-01-0${n}">x</time></div>`).join("")}</div>`,
  ],
  [
    "one other story",
    '<section><h2>Keep reading</h2><a href="/x"><h3>Old Quay bakery sold</h3><time datetime="2025-11-05T00:00">Nov 5, 2025</time></a></section>',
  ],
  ["a calendar", '<aside><p>Concert in the hall</p><p class="date">9 May 2026</p></aside>'],
])("the date of %s is none of the article's", (_name, other) => {
  expect(date(`<main>${ARTICLE_OF}</main>${other}`)).toBeNull();
  const own = '<article><h1>Ferry runs again</h1><p class="meta">March 3, 2026</p>';
  expect(date(`<main>${own}${ARTICLE}</article></main>${other}`)).toBe("2026-03-03");
});

test.each([
  [
    "the article's, not that of the list behind it",
    '[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","url":"https://www.harbour.example.org/x","datePublished":"2025-01-01"}]},{"@type":"NewsArticle","url":"https://www.harbour.example.org/local/ferry","datePublished":"2026-03-03"}]',
    "2026-03-03",
  ],
  [
    "changed before it was published, as what was scheduled is",
    '{"@type":"NewsArticle","datePublished":"2026-03-03T16:00:34+00:00","dateModified":"2026-02-27T10:00:00+00:00"}',
    "2026-03-03T16:00:34Z",
  ],
  ["in seconds", '{"@type":"NewsArticle","datePublished":1772530200}', "2026-03-03T09:30:00Z"],
  ["with a comma too many", '{"@type":"NewsArticle","description":"a\nb","datePublished":"2026-03-03",}', "2026-03-03"],
  [
    "in a script that is commented out for old browsers",
    '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2026-03-03"}\n//]]>',
    "2026-03-03",
  ],
  [
    "two objects one after the other",
    '{"@type":"WebSite","name":"x"}{"@type":"NewsArticle","datePublished":"2026-03-03"}',
    "2026-03-03",
  ],
  ["an impossible one", '{"@type":"NewsArticle","datePublished":"0000-00-00 00:00:00"}', null],
])("the date that linked data state: %s", (_name, json, expected) => {
  expect(date(ARTICLE_OF, `<script type="application/ld+json">${json}</script>`)).toBe(expected);
});

test("the day in an address, its month in digits or by name", () => {
  for (const path of ["2026/03/03/ferry", "2026/mar/03/ferry", "20260303/ferry", "news-2026-03-03-ferry"]) {
    expect(date(ARTICLE_OF, "", "en", `https://www.harbour.example.org/${path}`)).toBe("2026-03-03");
  }
});

test("a line that is a day is no text", () => {
  for (const line of [
    "Feb 23",
    "23. Februar",
    "Updated 9:30 am, March 3, 2026",
    "Dienstag, 3. März 2026, 9:30 Uhr",
    "il y a 2 heures · 3 mars 2026",
  ]) {
    const { text } = readPage(
      page({ body: `<article><h1>Ferry runs again</h1><p>${line}</p>${ARTICLE}</article>` }),
      null,
    );
    expect(text).not.toContain(line);
  }
});
