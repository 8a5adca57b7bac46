import { expect, test } from "vitest";
import type { Feed, FeedEntry } from "../../../src/sources/feed/feed.ts";
import { plainTitle } from "../../../src/sources/feed/plain-title.ts";
import { readFeed } from "../../../src/sources/feed/read.ts";

const URL_OF_FEED = "https://news.example.org/world/feed.xml";

const read = (feed: string | Uint8Array, contentType: string | null = null): Feed =>
  readFeed(typeof feed === "string" ? Buffer.from(feed) : feed, URL_OF_FEED, contentType);

const rss = (items: string, channel = "<title>Harbour News</title>", attributes = "") =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel>${channel}${items}</channel></rss>`;

function first(feed: Feed): FeedEntry {
  const [entry] = feed.entries;
  if (!entry) throw new Error("no entry");
  return entry;
}

const only = (item: string, attributes = "") => first(read(rss(`<item>${item}</item>`, undefined, attributes)));

test("an RSS entry with all its parts", () => {
  const entry = only(
    `<title>Ferry runs again</title><link>/ferry?a=1&amp;b=2</link><guid isPermaLink="false">ferry-7</guid>
     <pubDate>Tue, 03 Mar 2026 09:30:00 +0100</pubDate><dc:creator>Ada Quill</dc:creator><dc:creator>Ben Marsh</dc:creator>
     <description>The ferry runs.</description>
     <content:encoded><![CDATA[<p>The ferry runs <a href="again">again</a>, the port said.</p>]]></content:encoded>`,
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  );
  expect(entry).toEqual({
    id: "ferry-7",
    title: "Ferry runs again",
    url: "https://news.example.org/ferry?a=1&b=2",
    publishedAt: "2026-03-03T08:30:00Z",
    author: "Ada Quill; Ben Marsh",
    html: '<p>The ferry runs <a href="https://news.example.org/world/again">again</a>, the port said.</p>',
  });
});

test("an Atom feed: the page's link, inner markup, xml:base, the feed's author", () => {
  const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://harbour.example.org/">
    <title type="html">Harbour &amp;amp; sea</title><link rel="self" href="feed"/><link href="/"/><author><name>The desk</name></author>
    <entry xml:base="2026/"><id>tag:1</id><title type="text">3 &lt; 4</title><link rel="enclosure" href="a.mp3"/>
      <link rel="alternate" href="ferry"/><updated>2026-03-03T10:00:00Z</updated><published>2026-03-02T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="map">the map</a>.</p></div></content></entry></feed>`);
  expect(feed).toMatchObject({ url: "https://harbour.example.org/", language: "en" });
  expect(first(feed)).toMatchObject({
    id: "tag:1",
    url: "https://harbour.example.org/2026/ferry",
    publishedAt: "2026-03-02T10:00:00Z",
    author: "The desk",
  });
  expect(first(feed).html).toContain('<a href="https://harbour.example.org/2026/map">');
});

test("an RSS 1.0 feed with its items beside the channel", () => {
  const feed = read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://x.example.org/"><title>Harbour</title></channel>
    <item rdf:about="https://x.example.org/1"><title>One</title><link>https://x.example.org/1</link></item></rdf:RDF>`);
  expect(feed.title).toBe("Harbour");
  expect(first(feed)).toMatchObject({ id: "https://x.example.org/1", title: "One", url: "https://x.example.org/1" });
});

test("a JSON Feed", () => {
  const feed = read(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Harbour",
      items: [
        { id: 7, url: "/7", title: "Ferry", content_text: "1 < 2", date_published: "2026-03-03T09:30:00+01:00" },
        3,
      ],
    }),
  );
  expect(feed.entries).toEqual([
    {
      id: "7",
      url: "https://news.example.org/7",
      title: "Ferry",
      html: "1 &lt; 2",
      publishedAt: "2026-03-03T08:30:00Z",
      author: null,
    },
  ]);
});

const SAID = "Der Fährmann sagte: „Über den Fluß“ – €5";

test.each([
  ["UTF-8", Buffer.from(rss(`<item><title>${SAID}</title></item>`)), null],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${rss(`<item><title>${SAID}</title></item>`)}`), null],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${rss(`<item><title>${SAID}</title></item>`)}`, "utf16le"), null],
  ["UTF-16 without one", Buffer.from(rss(`<item><title>${SAID}</title></item>`), "utf16le"), null],
])("text in %s", (_name, bytes, contentType) => {
  expect(first(read(bytes, contentType)).title).toBe(SAID);
});

test.each([
  ["as the declaration says", '<?xml version="1.0" encoding="windows-1252"?>', null],
  ["as HTTP says", "", "text/xml; charset=windows-1252"],
  ["as nobody says", "", null],
  ["against what the declaration says", '<?xml version="1.0" encoding="utf-8"?>', null],
])("one byte a letter, %s", (_name, declaration, contentType) => {
  const text = `${declaration}<rss><channel><item><title>F\xe4hre \x96 \x845\x93</title></item></channel></rss>`;
  expect(first(read(Buffer.from(text, "latin1"), contentType)).title).toBe("Fähre – „5“");
});

test.each([
  [
    "bare ampersands",
    "<title>Salt & sea</title><link>https://e.example.org/?a=1&copy=2</link>",
    "Salt & sea",
    "https://e.example.org/?a=1&copy=2",
  ],
  [
    "names of HTML",
    "<title>caf&eacute; &hellip;</title><link>https://e.example.org/</link>",
    "café …",
    "https://e.example.org/",
  ],
  ["an unclosed title", "<title>Salt<title><link>https://e.example.org/</link>", "Salt", null],
  [
    "an address in the guid",
    "<title>Salt</title><guid>https://e.example.org/7</guid>",
    "Salt",
    "https://e.example.org/7",
  ],
  ["another's title", "<image><title>Logo</title></image><title>Salt</title>", "Salt", null],
  ["a script for an address", "<title>Salt</title><link>javascript:alert(1)</link>", "Salt", null],
])("%s", (_name, item, title, url) => {
  expect(only(item)).toMatchObject({ title, url });
});

test("an entry has an id whatever it lacks, the same on every reading", () => {
  const item = "<description>Only a text</description>";
  expect(only(item).id).toMatch(/^[0-9a-f]{32}$/);
  expect(only(item).id).toBe(only(item).id);
  expect(only(item).id).not.toBe(only("<description>Another</description>").id);
});

test.each([
  ["cut off within an entry", rss("<item><title>One</title></item><item><title>Tw").slice(0, -20), 2],
  ["a server's message first", `Warning: x in <b>y</b><br />\n${rss("<item><title>One</title></item>")}`, 1],
  ["entries that are never closed", rss("<item><title>One</title><item><title>Two</title>"), 2],
  ["upper case", "<RSS><CHANNEL><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>", 1],
  ["control characters", rss("<item><title>O\u0000n\u001fe</title></item>"), 1],
])("%s", (_name, feed, entries) => {
  expect(read(feed).entries).toHaveLength(entries);
});

test.each(["", "nothing", "<!doctype html><html><body><p>A page</p></body></html>", '{"version":"1"}', "{"])(
  "%s is no feed",
  (text) => {
    expect(() => read(text)).toThrow(/news\.example\.org.*not a feed/);
  },
);

test("what Windows calls an apostrophe is one, though the feed calls itself UTF-8", () => {
  expect(only("<title>The port isn\u0092t open \u0096 yet</title>").title).toBe("The port isn’t open – yet");
});

const atom = (entry: string, attributes = "") =>
  first(read(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>t</title><entry>${entry}</entry></feed>`));

test.each([
  ["<id>https://news.example.org/a/1</id>", "https://news.example.org/a/1"],
  ["<id>https://news.example.org/a/1</id><link href='/a/one'/>", "https://news.example.org/a/one"],
  ["<id>https://news.example.org/a/1</id><link rel='self' href='/api/1'/>", "https://news.example.org/api/1"],
  ["<id>tag:news.example.org,2026:1</id>", null],
  ["<id>urn:uuid:1225c695</id>", null],
])("the address of an Atom entry with %s", (parts, url) => {
  expect(atom(`<title>Ferry</title>${parts}`).url).toBe(url);
});

test.each([
  ['<guid isPermaLink="false">https://news.example.org/a/1</guid>', "https://news.example.org/a/1"],
  [
    '<guid isPermaLink="false">https://news.example.org/?p=1</guid><link>/a/one</link>',
    "https://news.example.org/a/one",
  ],
  ['<guid isPermaLink="false">17</guid>', null],
  ["<link><![CDATA[https://news.example.org/v?id=1&amp;p=2]]></link>", "https://news.example.org/v?id=1&p=2"],
  ["<link>https://news.example.org/v?id=1&amp;amp;p=2</link>", "https://news.example.org/v?id=1&p=2"],
  ["<link><![CDATA[https://news.example.org/v?id=1&#38;p=2]]></link>", "https://news.example.org/v?id=1&p=2"],
  ["<guid><![CDATA[https://news.example.org/v?id=1&amp;p=2]]></guid>", "https://news.example.org/v?id=1&p=2"],
  ["<link>\n  //news.example.org/a/1\n</link>", "https://news.example.org/a/1"],
])("the address of an RSS entry with %s", (parts, url) => {
  expect(only(`<title>Ferry</title>${parts}`).url).toBe(url);
});

test.each([
  ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry <em>runs</em></div></title>', ""],
  ['<title type="xhtml"><xhtml:div>Ferry <xhtml:em>runs</xhtml:em></xhtml:div></title>', ""],
  ['<title type="xhtml"><h:div>Ferry <h:em>runs</h:em></h:div></title>', 'xmlns:h="http://www.w3.org/1999/xhtml"'],
  ['<title type="html">Ferry &lt;em&gt;runs&lt;/em&gt;</title>', ""],
  ["<title>Ferry ru&#173;ns</title>", ""],
])("a title as a reader sees it: %s", (title, attributes) => {
  expect(plainTitle(atom(`<id>1</id>${title}`, attributes).title ?? "")).toBe("Ferry runs");
});

test("a body of XHTML with a prefix is HTML", () => {
  const { html } = atom(
    '<id>1</id><title>t</title><content type="xhtml"><x:div><x:p>It runs.</x:p></x:div></content>',
    'xmlns:x="http://www.w3.org/1999/xhtml"',
  );
  expect(html).toBe("<div><p>It runs.</p></div>");
});

test.each([
  ["1772530200", "2026-03-03T09:30:00Z"],
  ["1772530200000", "2026-03-03T09:30:00Z"],
  ["Thu, 01 Jan 1970 00:00:00 GMT", null],
  ["0000-00-00 00:00:00", null],
  ["0001-01-01T00:00:00Z", null],
  ["2026-03-03 09:30:00", "2026-03-03T09:30:00Z"],
  ["Mon, 3 March 2026 9:30 PM", "2026-03-03T21:30:00Z"],
  ["mar., 03 mars 2026 09:30:00 +0100", "2026-03-03T08:30:00Z"],
])("the date %s", (written, expected) => {
  expect(only(`<title>Ferry</title><pubDate>${written}</pubDate>`).publishedAt).toBe(expected);
});

test.each([
  ["one date begins with a day", "25/02/2026 18:00", "2026-03-04T17:07:00Z"],
  ["one date begins with a month", "02/25/2026 18:00", "2026-04-03T17:07:00Z"],
  ["no date says", "02/02/2026 18:00", "2026-04-03T17:07:00Z"],
])("04/03/2026 in a feed in which %s", (_, other, expected) => {
  const items = ["04/03/2026 17:07", other].map(
    (date) => `<item><title>Ferry</title><pubDate>${date}</pubDate></item>`,
  );
  expect(read(`<rss version="2.0"><channel>${items.join("")}</channel></rss>`).entries[0]?.publishedAt).toBe(expected);
});

test("an empty link leads nowhere: the id that is an address does", () => {
  const item = "<title>Ferry</title><link/><guid>https://news.example.org/ferry</guid>";
  expect(only(item).url).toBe("https://news.example.org/ferry");
});

test.each([
  [
    "before the text",
    "<media:description>The long caption of a picture</media:description><description>Short.</description>",
  ],
  [
    "after the text",
    "<description>Short.</description><media:description>The long caption of a picture</media:description>",
  ],
])("what describes a picture %s is no text", (_, elements) => {
  expect(only(`<title>Ferry</title>${elements}`, 'xmlns:media="http://search.yahoo.com/mrss/"').html).toBe("Short.");
});

test("a picture is the one that is meant to be one, over https", () => {
  const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
  const pictureOf = (elements: string) => only(`<title>Ferry runs again</title>${elements}`, media).picture?.url;
  const small = '<media:thumbnail url="https://pictures.example/small.jpg"/>';
  expect(pictureOf(small)).toBe("https://pictures.example/small.jpg");
  expect(
    pictureOf(
      `${small}<media:content url="/big.jpg?a=1&amp;b=2" medium="image"><media:title>Ferry</media:title></media:content>`,
    ),
  ).toBe("https://news.example.org/big.jpg?a=1&b=2");
  expect(pictureOf('<enclosure url="https://pictures.example/a.png" type="image/png" length="1"/>')).toBe(
    "https://pictures.example/a.png",
  );
  expect(pictureOf('<enclosure url="https://sound.example/a.mp3" type="audio/mpeg" length="1"/>')).toBeUndefined();
  expect(pictureOf('<media:thumbnail url="http://pictures.example/small.jpg"/>')).toBeUndefined();
});
