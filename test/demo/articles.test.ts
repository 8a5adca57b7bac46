import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { problemWords } from "../../src/model/problem.ts";
import { readPage } from "../../src/sources/extract/html/page.ts";
import { filesSource } from "../../src/sources/files/source.ts";

const folder = fileURLToPath(new URL("../../src/demo/articles", import.meta.url));
const signal = new AbortController().signal;

async function readDemo() {
  const source = filesSource({
    id: "demo",
    name: "Demo",
    folder,
    topics: [],
    extractHtml: async (html, url) => readPage(html, url),
  });
  const { leads } = await source.list({}, signal);
  const articles = new Map<string, Article>();
  const problems: string[] = [];
  for (const lead of leads) {
    await source.load(lead, signal).then(
      (article) => articles.set(lead.key, article),
      (thrown: unknown) => problems.push(problemWords(thrown)),
    );
  }
  return { articles, problems };
}

const demo = readDemo();

test("every article has the outlet, the day and the headline that its text gives; one page is unreadable", async () => {
  const { articles, problems } = await demo;
  const facts = [...articles].map(([key, { outlet, publishedAt, title }]) => [
    key.split("#")[0],
    outlet,
    publishedAt?.slice(0, 10),
    title !== null,
  ]);
  expect(facts.toSorted()).toEqual([
    ["istrane-herald.xml", "Istrane Herald", "2026-03-04", true],
    ["istrane-herald.xml", "Istrane Herald", "2026-03-04", true],
    ["istrane-herald.xml", "Istrane Herald", "2026-03-04", true],
    ["lissavar-dam--meridian-post.txt", "Meridian Post", "2026-03-03", true],
    ["lissavar-dam--orvane-today.html", "Orvane Today", "2026-03-03", true],
    ["lissavar-dam--selwarne-courier-follow-up.md", "The Selwarne Courier", "2026-03-10", true],
    ["lissavar-dam--selwarne-courier.md", "The Selwarne Courier", "2026-03-03", true],
    ["lissavar-dam--tolmark-business-review.txt", "Tolmark Business Review", "2026-03-03", true],
    ["sound-talks--harbour-radio.json", "Harbour Radio News", "2026-03-04", true],
    ["sound-talks--keshara-observer.txt", "Keshara Observer", "2026-03-04", true],
    ["sound-talks--meridian-post-february.txt", "Meridian Post", "2026-02-25", true],
    ["sound-talks--meridian-post.txt", "Meridian Post", "2026-03-04", true],
    ["sound-talks--tolmark-business-review.txt", "Tolmark Business Review", "2026-03-04", true],
    ["valmora-breach--keshara-observer.txt", "Keshara Observer", "2026-03-04", true],
    ["valmora-breach--meridian-post.txt", "Meridian Post", "2026-03-03", true],
    ["valmora-breach--selwarne-courier.md", "The Selwarne Courier", "2026-03-03", true],
  ]);
  expect(problems).toEqual([
    expect.stringMatching(/^valmora-breach--lantern-weekly\.txt: no article \(the site denied access\)/),
  ]);
});

test("nothing of the page around an article is in its body", async () => {
  const { articles } = await demo;
  for (const { text, blocks } of articles.values()) {
    const body = blocks.filter(({ role }) => role === "body").map(({ start, end }) => text.slice(start, end));
    expect(body.length).toBeGreaterThan(4);
    expect(body.join("\n")).not.toMatch(
      /cookie|newsletter|Read more|Related|Sign up|Original url|min read|Reporting by|Photo:|KEY POINTS|©|Follow Harbour|Listen:/i,
    );
  }
});

test("its addresses are nobody's", async () => {
  const { articles } = await demo;
  for (const { url } of articles.values()) if (url) expect(new URL(url).hostname).toMatch(/\.example$/);
  expect(await readFile(new URL("../../src/demo/README.md", import.meta.url), "utf8")).toContain("is fiction");
});
