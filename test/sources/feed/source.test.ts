import { expect, test } from "vitest";
import { feedSource } from "../../../src/sources/feed/source.ts";
import type { Listing, Memo, Source } from "../../../src/sources/source.ts";
import { BODY, feedOf, harbourForEachTest, item, TEASER, TEXT } from "../harbour-site.ts";

const HOUR = 3600e3;
const harbour = harbourForEachTest();
const { signal } = harbour;

const source = (isForced = false): Source =>
  feedSource({
    id: "harbour",
    name: "The Harbour Post",
    url: harbour.site.url("/feed"),
    topics: ["sea"],
    http: harbour.http,
    pool: harbour.pool,
    now: () => new Date(harbour.now),
    isForced,
  });

const asked = (path: string) => harbour.site.requests.filter((request) => request === path).length;

function serve(items: string, headers: Record<string, string> = { etag: '"1"' }): void {
  harbour.site.answers.set("/feed", (request, response) => {
    const isKnown = headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"];
    response.writeHead(isKnown ? 304 : 200, headers).end(isKnown ? "" : feedOf(items));
  });
}

async function listAgain(listing: Listing, later: number): Promise<Listing> {
  harbour.now += later;
  return source().list(JSON.parse(JSON.stringify(listing.memo)) as Memo, signal);
}

test("a teaser leads to its page; the article has the feed's title and date and no tracking in its address", async () => {
  serve(item("/ferry?utm_source=rss", TEASER));
  const [lead] = (await source().list({}, signal)).leads;
  const article = await source().load(lead!, signal);
  expect(article).toMatchObject({
    id: harbour.site.url("/ferry"),
    url: harbour.site.url("/ferry"),
    title: "Ferry runs again & again",
    outlet: "The Harbour Post",
    publishedAt: "2026-03-03T09:30:00Z",
    text: TEXT,
  });
});

test("a full body is the article, and its page is left alone", async () => {
  const more = Array.from(
    { length: 20 },
    (_, i) => `<p>On day ${i} some ${i * 40} people waited at the quay for a boat, the council said.</p>`,
  );
  serve(item("/ferry", BODY + more.join("")));
  const [lead] = (await source().list({}, signal)).leads;
  const article = await source().load(lead!, signal);
  expect(article.text).toContain("a second boat into service");
  expect(asked("/ferry")).toBe(0);
});

test("where the page cannot be had, a longer teaser is better than nothing", async () => {
  serve(item("/lost", BODY));
  const [lead] = (await source().list({}, signal)).leads;
  expect((await source().load(lead!, signal)).text).toBe(TEXT);
});

test.each([
  ["Access denied", "denied access"],
  ["Just a moment... Checking your browser before you go on.", "proof of a human reader"],
  ["Please enable JavaScript to continue.", "JavaScript"],
  ["", "no article text"],
])("a page that says %s is no article", async (says, reason) => {
  serve(item("/wall", TEASER));
  harbour.site.answers.set("/wall", (_request, response) => response.end(`<html><body><p>${says}</p></body></html>`));
  const [lead] = (await source().list({}, signal)).leads;
  await expect(source().load(lead!, signal)).rejects.toMatchObject({
    code: "unreadable",
    message: expect.stringContaining(reason),
  });
});

test("one article told twice is one lead; a changed headline is a new one", async () => {
  serve(item("/ferry?utm_source=a", TEASER) + item("/ferry?utm_source=b", TEASER));
  const former = (await source().list({}, signal)).leads;
  expect(former).toHaveLength(1);
  serve(item("/ferry", TEASER, "Ferry stands still"));
  const [later] = (await source().list({}, signal)).leads;
  expect(later?.key).not.toBe(former[0]?.key);
});

test("with validators a feed is asked hourly, and a body that did not change is not sent", async () => {
  serve(item("/ferry", TEASER));
  const first = await source().list({}, signal);
  expect(await listAgain(first, HOUR / 2)).toMatchObject({ leads: [], unchanged: true });
  expect(asked("/feed")).toBe(1);
  const third = await listAgain(first, HOUR);
  expect(third).toMatchObject({ leads: [], unchanged: true });
  expect(asked("/feed")).toBe(2);
  await listAgain(third, HOUR / 2);
  expect(asked("/feed")).toBe(2);
});

test("without validators a feed is asked daily, unless forced", async () => {
  serve(item("/ferry", TEASER), {});
  const first = await source().list({}, signal);
  await listAgain(first, 23 * HOUR);
  expect(asked("/feed")).toBe(1);
  await source(true).list(first.memo, signal);
  expect(asked("/feed")).toBe(2);
  await listAgain(first, 2 * HOUR);
  expect(asked("/feed")).toBe(3);
});

test("a 304 may bring new validators, which are sent from then on", async () => {
  serve(item("/ferry", TEASER));
  const first = await source().list({}, signal);
  const sent: unknown[] = [];
  harbour.site.answers.set("/feed", (request, response) => {
    sent.push(request.headers["if-none-match"]);
    response.writeHead(304, sent.length === 1 ? { etag: '"2"' } : {}).end();
  });
  await listAgain(await listAgain(await listAgain(first, HOUR), HOUR), HOUR);
  expect(sent).toEqual(['"1"', '"2"', '"2"']);
});

const datedItem = (n: number, date: string) =>
  item(`/a/${n}`, TEASER, `Story ${n}`).replace(/<pubDate>.*<\/pubDate>/, date && `<pubDate>${date}</pubDate>`);
const numbers = Array.from({ length: 260 }, (_, i) => i);
const dateOf = (n: number) => new Date(Date.UTC(2026, 0, 1, n)).toUTCString();

test.each([
  ["the oldest first", numbers.map((n) => datedItem(n, dateOf(n)))],
  ["the newest first", numbers.toReversed().map((n) => datedItem(n, dateOf(n)))],
  ["in no order", numbers.toSorted((a, b) => ((a * 97) % 260) - ((b * 97) % 260)).map((n) => datedItem(n, dateOf(n)))],
])("of a long feed with %s the newest are taken", async (_name, items) => {
  serve(items.join(""));
  const titles = (await source().list({}, signal)).leads.map(({ title }) => title);
  expect(titles.toSorted()).toEqual(
    numbers
      .slice(60)
      .map((n) => `Story ${n}`)
      .toSorted(),
  );
});

test("of a long feed without dates both ends are taken, where the newest may be", async () => {
  serve(numbers.map((n) => datedItem(n, "")).join(""));
  const titles = (await source().list({}, signal)).leads.map(({ title }) => title);
  expect(titles).toHaveLength(200);
  expect(titles).toEqual(expect.arrayContaining(["Story 0", "Story 99", "Story 160", "Story 259"]));
});

test("a full body that was corrected is a new lead, whatever its tags; a corrected teaser is not", async () => {
  const body = BODY.repeat(3);
  const keyOf = async (html: string) => {
    serve(item("/ferry", html));
    return (await source().list({}, signal)).leads[0]?.key;
  };
  expect(await keyOf(body.replace("4.3 million", "3.4 million"))).not.toBe(await keyOf(body));
  expect(await keyOf(body.replaceAll("<p>", '<p class="x7">'))).toBe(await keyOf(body));
  expect(await keyOf(`${TEASER} Again.`)).toBe(await keyOf(TEASER));
});

test("a feed that moved for good is asked at its new address from then on, and the move is told once", async () => {
  serve(item("/ferry", TEASER));
  const serveFeed = harbour.site.answers.get("/feed")!;
  harbour.site.answers.set("/new", serveFeed);
  harbour.site.answers.set("/feed", (_request, response) => response.writeHead(301, { location: "/new" }).end());
  const first = await source().list({}, signal);
  expect(first.notices).toEqual([expect.stringContaining(harbour.site.url("/new"))]);
  const second = await listAgain(first, 2 * HOUR);
  expect(second.notices).toEqual([]);
  expect([asked("/feed"), asked("/new")]).toEqual([1, 2]);
});

test("a feed that is gone is not asked again, and stays named", async () => {
  harbour.site.answers.set("/feed", (_request, response) => response.writeHead(410).end());
  const first = await source().list({}, signal);
  const second = await listAgain(first, 48 * HOUR);
  expect(asked("/feed")).toBe(1);
  for (const { notices } of [first, second]) expect(notices).toEqual([expect.stringContaining("gone for good")]);
});

test("a page in place of a feed is told with its address", async () => {
  harbour.site.answers.set("/feed", (_request, response) => response.end("<html><body>Welcome</body></html>"));
  await expect(source().list({}, signal)).rejects.toMatchObject({
    code: "unreadable",
    message: expect.stringContaining("/feed"),
  });
});

test("a damaged memo is as none", async () => {
  serve(item("/ferry", TEASER));
  expect((await source().list({ etag: 7, readAt: "soon", movedTo: {} }, signal)).leads).toHaveLength(1);
});

test("a title loses the outlet's name at its end", async () => {
  serve(item("/ferry", BODY, "Ferry runs again - The Harbour Post"));
  const [lead] = (await source().list({}, signal)).leads;
  expect((await source().load(lead!, signal)).title).toBe("Ferry runs again");
});

test("a name of the feed does not hide the papers that an aggregator carries", async () => {
  const from = (path: string, source: string) => item(path, TEASER).replace("</item>", `${source}</item>`);
  const sources = [
    '<source url="https://gull.example/">Gull &amp; Tern</source>',
    "<source><title>Atom Paper</title><id>tag:a</id></source>",
    "<source>Bare Paper</source>",
    `<source url="${harbour.site.url("/feed")}">Its own words for itself</source>`,
    "",
  ];
  serve(sources.map((one, index) => from(`/ferry?story=${index}`, one)).join(""));
  const { leads } = await source().list({}, signal);
  const outlets = await Promise.all(leads.map(async (lead) => (await source().load(lead, signal)).outlet));
  expect(outlets).toEqual(["Gull & Tern", "Atom Paper", "Bare Paper", "The Harbour Post", "The Harbour Post"]);
});
