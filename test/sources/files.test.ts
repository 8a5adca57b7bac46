import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { Problem } from "../../src/model/problem.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { filesSource } from "../../src/sources/files/source.ts";
import type { Memo } from "../../src/sources/source.ts";

const BODY =
  "The ferry Aurelia ran aground off the Cape of Tolls on Monday with 140 people on board.\n\nNobody was hurt, the harbour master said in the evening.\n\nThe captain told investigators that the light on the cape had been dark for weeks.";

let folder = "";
const signal = new AbortController().signal;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "soundbite-files-")), "articles");
  await mkdir(folder);
});

afterEach(() => rm(dirname(folder), { recursive: true }));

const put = (path: string, content: string | Uint8Array) => writeFile(join(folder, path), content);

/** Stands in for the extractor of pages: what is inside the tags, a line each. */
const extractHtml = async (html: string, url: string | null): Promise<Article> =>
  articleFromText(html.replace(/<[^>]{1,200}>/g, "\n"), { id: url ?? "", url });

const source = () => filesSource({ id: "folder", name: "Folder", folder, topics: ["sea"], extractHtml });

/** The articles that the source offers beside the memo, and the words of the Problems in their place. */
async function collect(memo: Memo = {}) {
  const listing = await source().list(memo, signal);
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for (const lead of listing.leads) {
    try {
      articles.push(await source().load(lead, signal));
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(thrown);
    }
  }
  return { listing, articles, problems };
}

test("texts, Markdown, pages, JSON and feeds in the folder and the folders in it are read", async () => {
  await mkdir(join(folder, "may"));
  await put("a.txt", `Ferry runs aground\n\nPublished by Cape Review\n\n2 May 2026\n\n${BODY}`);
  await put("may/b.md", `# Ferry runs aground\n\n${BODY}\n\nOriginal url:\n\n<https://www.tollscourier.example/ferry>`);
  await put("c.html", `<h1>Ferry</h1><p>${BODY}</p>`);
  await put(
    "d.json",
    JSON.stringify({
      title: "Ferry",
      text: BODY,
      outlet: { name: "OTN" },
      url: "https://otn.example/1",
      date: "2026-05-02",
    }),
  );
  await put(
    "e.xml",
    `<rss version="2.0"><channel><title>Cape Herald</title><item><title>One</title><link>https://h.example/1</link><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate><description>${BODY}</description></item><item><title>Two</title><link>https://h.example/2</link><description>${BODY}</description></item></channel></rss>`,
  );
  const { articles, problems } = await collect();
  expect(problems).toEqual([]);
  expect(articles.map(({ id, title, outlet, publishedAt }) => ({ id, title, outlet, publishedAt }))).toEqual([
    { id: "file:folder/a.txt", title: "Ferry runs aground", outlet: "Cape Review", publishedAt: "2026-05-02" },
    { id: "file:folder/c.html", title: null, outlet: null, publishedAt: null },
    { id: "https://otn.example/1", title: "Ferry", outlet: "OTN", publishedAt: "2026-05-02" },
    {
      id: "https://h.example/1",
      title: "One",
      outlet: "Cape Herald",
      publishedAt: expect.stringContaining("2026-05-02T10:00:00"),
    },
    { id: "https://h.example/2", title: "Two", outlet: "Cape Herald", publishedAt: null },
    {
      id: "https://www.tollscourier.example/ferry",
      title: "Ferry runs aground",
      outlet: "Tolls Courier",
      publishedAt: null,
    },
  ]);
});

test("a file is offered once; a changed one again, under the same id; a touched one not", async () => {
  await put("a.txt", BODY);
  const first = await collect();
  expect((await source().list(first.listing.memo, signal)).unchanged).toBe(true);
  await utimes(join(folder, "a.txt"), new Date(), new Date(Date.now() + 5000));
  const touched = await source().list(first.listing.memo, signal);
  expect(touched.leads).toEqual([]);
  await put("a.txt", `${BODY} The fare was refunded on Tuesday.`);
  await put("b.txt", BODY);
  const second = await collect(touched.memo);
  expect(second.articles.map(({ id }) => id)).toEqual(["file:folder/a.txt", "file:folder/b.txt"]);
  expect(second.articles[0]?.text).toContain("refunded");
});

test("the memo survives JSON, with whatever file names", async () => {
  await put("__proto__.txt", BODY);
  const { listing } = await collect();
  const memo = JSON.parse(JSON.stringify(listing.memo)) as Memo;
  expect((await source().list(memo, signal)).leads).toEqual([]);
});

test.each([
  ["empty.txt", "", /^empty\.txt: is empty; put an article in it or remove it$/],
  ["blanks.md", " \n\t\n", /^blanks\.md: has only blanks/],
  ["latin.txt", Buffer.from("caf\xe9 opens again", "latin1"), /^latin\.txt: is not UTF-8 text; save it as UTF-8/],
  ["binary.txt", new Uint8Array([0, 1, 2, 0, 65, 66]), /^binary\.txt: is no text but binary data/],
  ["broken.json", "{", /^broken\.json: is not valid JSON/],
  ["other.json", '{"a": 1}', /^other\.json: no article in it; give/],
  [
    "page.txt",
    'Access Denied\n\nYou don\'t have permission to access "http://x.example/" on this server.',
    /^page\.txt: no article \(the site denied access\); save the page again/,
  ],
  [
    "robot.html",
    "<p>Please verify you are a human to go on.</p>",
    /^robot\.html: no article \(the site asks for proof/,
  ],
  ["feed.xml", "<html>no feed</html>", /^feed\.xml: .*not a feed/],
])("%s is a Problem that names the file and says what to do", async (path, content, words) => {
  await put(path, content);
  await put("good.txt", BODY);
  const { articles, problems } = await collect();
  expect(articles.map(({ id }) => id)).toEqual(["file:folder/good.txt"]);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
  expect(problems[0]?.code).toBe("unreadable");
});

test("a report on a check for robots is an article all the same", async () => {
  const report = "The port asked visitors of its page to verify you are human on Monday. ".repeat(14);
  await put("a.txt", report);
  expect((await collect()).problems).toEqual([]);
});

test.skipIf(process.platform === "win32")(
  "pipes and sockets behind links are refused at once, and hold up no other file (Windows has neither)",
  async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    await symlink("pipe", join(folder, "p.txt"));
    const server = createServer().listen(join(folder, "socket"));
    await once(server, "listening");
    await symlink("socket", join(folder, "s.txt"));
    await put("z.txt", `Ferry runs aground\n\n${BODY}`);
    const { articles, problems } = await collect();
    server.close();
    expect(articles.map(({ id }) => id)).toEqual(["file:folder/z.txt"]);
    expect(problems.map(({ code, message }) => [code, message.includes("no plain file")])).toEqual([
      ["unreadable", true],
      ["unreadable", true],
    ]);
  },
);

test("a link that leads out of the folder is refused, one within is read", async () => {
  await writeFile(join(dirname(folder), "secret.txt"), BODY);
  await symlink(join(dirname(folder), "secret.txt"), join(folder, "out.txt"));
  await symlink("/nowhere", join(folder, "dangling.txt"));
  await put("real.txt", BODY);
  await symlink(join(folder, "real.txt"), join(folder, "within.txt"));
  const { articles, problems } = await collect();
  expect(articles.map(({ id }) => id)).toEqual(["file:folder/real.txt", "file:folder/within.txt"]);
  expect(problems.map(({ code, message }) => [code, message.split(":")[0]])).toEqual([
    ["unreadable", "dangling.txt"],
    ["not-allowed", "out.txt"],
  ]);
});

test("a file over 5 MB is too large", async () => {
  await put("big.txt", "The ferry sank. ".repeat(400_000));
  const { problems } = await collect();
  expect(problems.map(({ code }) => code)).toEqual(["too-large"]);
});

test("a file that could not be opened is offered again", async ({ skip }) => {
  if (process.getuid?.() === 0) skip("root opens every file");
  await put("a.txt", BODY);
  await chmod(join(folder, "a.txt"), 0);
  const first = await collect();
  expect(first.problems).toHaveLength(1);
  await chmod(join(folder, "a.txt"), 0o600);
  expect((await collect(first.listing.memo)).articles).toHaveLength(1);
});

test("hidden files are passed over, files of other kinds are told", async () => {
  await put(".draft.txt", BODY);
  await put("a.txt~", BODY);
  await put("photo.jpg", "x");
  const listing = await source().list({}, signal);
  expect(listing.leads).toEqual([]);
  expect(listing.notices).toEqual([`1 file of other kinds passed over in ${folder}`]);
});

test("a folder that is not there is a Problem with the remedy", async () => {
  const missing = filesSource({ id: "x", name: "X", folder: join(folder, "no", "inbox"), topics: [], extractHtml });
  await expect(missing.list({}, signal)).rejects.toThrow(/no such folder; make it, or correct its path/);
});

test("a missing inbox is made, and that is said", async () => {
  const inbox = join(folder, "inbox");
  const source = filesSource({ id: "x", name: "X", folder: inbox, topics: [], extractHtml });
  expect((await source.list({}, signal)).notices).toEqual([`${inbox} was not there and is made: put articles into it`]);
  expect(await source.list({}, signal)).toMatchObject({ leads: [], notices: [] });
});
