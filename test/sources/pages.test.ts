import { expect, test } from "vitest";
import { pagesSource } from "../../src/sources/pages.ts";
import type { Memo, Source } from "../../src/sources/source.ts";
import { page } from "./extract/html/pages.ts";
import { BODY, harbourForEachTest, TEXT } from "./harbour-site.ts";

const HOUR = 3600e3;
const harbour = harbourForEachTest();
const { signal } = harbour;

const source = (...paths: string[]): Source =>
  pagesSource({
    id: "pages",
    name: "Statements",
    urls: paths.map((path) => harbour.site.url(path)),
    topics: [],
    http: harbour.http,
    pool: harbour.pool,
    now: () => new Date(harbour.now),
  });

test("each page is an article; one that fails never stops the others and says why", async () => {
  const pages = source("/lost", "/ferry");
  const { leads } = await pages.list({}, signal);
  const [lost, ferry] = leads;
  await expect(pages.load(lost!, signal)).rejects.toMatchObject({ code: "not-found" });
  expect(await pages.load(ferry!, signal)).toMatchObject({
    url: harbour.site.url("/ferry"),
    outlet: "Statements",
    text: TEXT,
  });
});

test("a page that changed is a new lead, one that did not is the same", async () => {
  const pages = source("/ferry");
  const first = await pages.list({}, signal);
  harbour.now += 25 * HOUR;
  const second = await pages.list(first.memo, signal);
  expect(second.leads[0]?.key).toBe(first.leads[0]?.key);
  harbour.site.answers.set("/ferry", (_request, response) =>
    response.end(
      page({
        body: `<article><h1>Ferry runs again</h1>${BODY}<p>It stopped again on Wednesday, the council said.</p></article>`,
      }),
    ),
  );
  harbour.now += 25 * HOUR;
  const third = await pages.list(JSON.parse(JSON.stringify(second.memo)) as Memo, signal);
  expect(third.leads[0]?.key).not.toBe(first.leads[0]?.key);
});

test("pages are left alone until they are due", async () => {
  const pages = source("/ferry");
  const first = await pages.list({}, signal);
  harbour.now += 2 * HOUR;
  expect(await pages.list(first.memo, signal)).toMatchObject({ leads: [], unchanged: true });
  expect(harbour.site.requests).toEqual(["/ferry"]);
});

test("a page that moved or is gone is told", async () => {
  harbour.site.answers.set("/old", (_request, response) => response.writeHead(308, { location: "/ferry" }).end());
  harbour.site.answers.set("/gone", (_request, response) => response.writeHead(410).end());
  const pages = source("/old", "/gone");
  const first = await pages.list({}, signal);
  expect(first.leads).toHaveLength(1);
  expect(first.notices).toEqual([expect.stringContaining("moved to"), expect.stringContaining("gone")]);
  harbour.now += 25 * HOUR;
  await pages.list(first.memo, signal);
  expect(harbour.site.requests).toEqual(["/old", "/ferry", "/gone", "/ferry"]);
});
