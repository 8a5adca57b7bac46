import { expect, test } from "vitest";
import { feedLinks } from "../../../src/sources/feed/feed-links.ts";

const PAGE = "https://courier.example/news/";

test("the feeds that a page names, as full addresses, each once", () => {
  const html = `<!doctype html><html><head>
    <LINK REL="alternate" TYPE="application/rss+xml" title="Quay &amp; News" href="/rss?a=1&amp;b=2">
    <link href='atom.xml' rel='alternate' type='application/atom+xml; charset=utf-8'/>
    <link rel=alternate type=application/feed+json href=feed.json>
    <link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2">
    <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="x.css">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`;
  expect(feedLinks(html, PAGE)).toEqual([
    { url: "https://courier.example/rss?a=1&b=2", title: "Quay & News" },
    { url: "https://courier.example/news/atom.xml", title: null },
    { url: "https://courier.example/news/feed.json", title: null },
  ]);
});

test("a hostile page costs little", () => {
  const before = performance.now();
  for (const html of ["<link ".repeat(200_000), `<link ${"a=".repeat(400_000)}>`, `<link ${'a="'.repeat(300_000)}`]) {
    expect(feedLinks(html, PAGE)).toEqual([]);
  }
  expect(performance.now() - before).toBeLessThan(5_000);
});
