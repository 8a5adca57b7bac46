import { expect, test } from "vitest";
import { aReadArticle } from "../builders.ts";
import { demoRoom, MORNING } from "./demo-room.ts";
import { linksOf, pageOf, visitsTo } from "./visits.ts";

const { visit, stores } = demoRoom();

/** What a reader sees of a page, on one line. */
const wordsOn = async (path: string) => {
  const visited = await visit(path);
  expect(visited.status, path).toBe(200);
  return (pageOf(visited).querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
};

const linkTo = async (path: string, words: RegExp): Promise<string> => {
  const links = [...pageOf(await visit(path)).querySelectorAll("main a[href]")];
  const found = links.find(({ textContent }) => words.test(textContent ?? ""));
  if (!found) throw new Error(`no link ${words} on ${path}: ${links.map((link) => link.textContent).join("; ")}`);
  return found.getAttribute("href") ?? "";
};

test("this morning's digest is the first page, and leads to each story", async () => {
  const words = await wordsOn("/");
  expect(words).toContain("Rivals sign deal to share Tessarin Sound");
  const story = await linkTo("/", /The whole story/);
  expect(await wordsOn(story)).toContain("Where the reports differ How many crowns");
});

test("an article is shown as it was read: what was said is marked in its place, with its very words", async () => {
  const path = await linkTo("/", /\[2\] Meridian Post/);
  const page = pageOf(await visit(path));
  const said = [...page.querySelectorAll("mark.said")].map(({ textContent }) => textContent);
  expect(said).toContain("Our sea is not for sale; we have chosen to share it,");
  expect([...page.querySelectorAll("mark.proof")].length).toBeGreaterThan(2);
  const anchors = [...page.querySelectorAll("main details a[href^='#']")].map((link) => link.getAttribute("href"));
  expect(anchors.length).toBeGreaterThan(5);
  for (const anchor of anchors) expect(page.getElementById(anchor?.slice(1) ?? ""), anchor ?? "").not.toBeNull();
  expect(page.querySelector(".article")?.getAttribute("lang")).toBe("en");
});

test("a quotation half remembered is found, with the verdict, the article's place and all that its speaker said", async () => {
  const path = `/search?${new URLSearchParams({ q: "we will not pay people to promise us that they are honest" })}`;
  expect(await wordsOn(path)).toContain("word for word");
  const article = await linkTo(path, /In the article as it was read/);
  const [page = "", anchor = ""] = article.split("#");
  expect(pageOf(await visit(page)).getElementById(anchor)?.textContent).toContain("promise us that they are honest");
  const speaker = await wordsOn(await linkTo(path, /All by Lena Vastrik/));
  expect(speaker).toContain("I am sorry, and I am angry");
  expect(speaker).toMatch(/Told to be: .*chief executive/);
});

test("words nobody said are told as such; names lead to speakers, words to stories and articles", async () => {
  expect(await wordsOn("/search?q=the+moon+is+made+of+green+cheese+entirely")).toContain("Nobody");
  expect(await wordsOn("/search?q=Petra")).toContain("Petra Lindqvane");
  expect(await wordsOn("/search?q=Tessarin")).toMatch(/Stories.*Articles/);
  const narrowed = pageOf(await visit("/search?q=Tessarin&outlet=Harbour+Radio"));
  expect([...narrowed.querySelectorAll("#articles ~ ul li")].map((line) => line.textContent)).toEqual([
    expect.stringContaining("Harbour Radio News"),
  ]);
  expect(await wordsOn("/search")).toContain("Write words, a name or a whole quotation");
  expect(await wordsOn("/sources")).toContain("None is read.");
  expect(await wordsOn("/speaker?name=Petra+Lindqvane")).not.toContain("Called:");
  expect(await wordsOn("/speaker?name=Lindqvane")).toContain("Called: Petra Lindqvane");
});

test("an outlet has its page, and a topic; nobody's has none", async () => {
  const article = await linkTo("/", /\[2\] Meridian Post/);
  const outlet = await wordsOn(await linkTo(article, /All by Meridian Post/));
  expect(outlet).toMatch(/Meridian Post Articles.*What was said/);
  for (const path of ["/outlet?name=Nobody+Herald", "/outlet", "/topic?name=none", "/topic"]) {
    expect((await visit(path)).status, path).toBe(404);
  }
});

test("what somebody said before stands beside what comes near it, and a story over days has its timeline", async () => {
  const own = await stores().open(MORNING);
  const said = async (id: string, day: string, quoted: string) => {
    const text = `“${quoted},” Petra Lindqvane said.`;
    const speaker = { name: "Petra Lindqvane", role: null, mention: null, group: false };
    const ranges = [{ start: 1, end: 1 + quoted.length }];
    const read = aReadArticle(
      {
        id,
        url: `https://ferry.example/${id}`,
        title: `On the ferry, ${id}`,
        outlet: "Ferry Post",
        text,
        publishedAt: `${day}T05:30:00.000Z`,
      },
      { quotes: [{ ranges, kind: "direct", cue: null, speaker, addressee: null }] },
    );
    await own.store.keepArticle(read.article, "ferry", `${day}T09:00:00.000Z`);
    await own.store.keepReading(read);
  };
  await said("first", "2026-01-10", "The ferry line will never be sold to anybody from abroad");
  await said("second", "2026-03-05", "The ferry line may well be sold to somebody from abroad");
  await own.store.keepPlacements(
    ["first", "second"].map((articleId) => ({ articleId, storyId: "first", followsUp: null })),
  );
  const of = visitsTo(own.bot, "everything");
  const page = pageOf(await of("/speaker?name=Petra+Lindqvane"));
  const before = page.querySelector("aside.before")?.textContent?.replace(/\s+/g, " ") ?? "";
  expect(before).toContain("Said before “The ferry line will never be sold to anybody from abroad”");
  expect(before).toContain("10 January 2026");
  expect(page.querySelector("main")?.textContent).not.toMatch(/contradict/i);
  const story = pageOf(await of(`/story/${Buffer.from("first").toString("base64url")}`)).querySelector(
    "main",
  )?.textContent;
  expect(story?.replace(/\s+/g, " ")).toMatch(
    /Day by day.*10 January 2026\s*On the ferry, first.*5 March 2026\s*On the ferry, second/,
  );
  await own.close();
});

test("every day has its page, and the archive leads to it", async () => {
  expect(await wordsOn("/day/2026-03-04")).toContain("Rivals sign deal");
  expect(await wordsOn("/day/2026-01-01")).toContain("Nothing was told of this time");
  expect(linksOf(await visit("/archive"))).toContain("/day/2026-03-04");
  for (const day of ["2026-02-30", "yesterday", "0000-01-01"]) expect((await visit(`/day/${day}`)).status).toBe(404);
});

test("what an outlet changed is told line by line", async () => {
  const own = await stores().open(MORNING);
  const kept = await own.store.seenBy("everything").searchArticles({ words: "Tessarin", limit: 1 });
  const [article] = kept;
  if (!article) throw new Error("no article");
  const [sourceId = ""] = (await own.store.sourcesOf([article.id])).get(article.id) ?? [];
  const text = article.text.replace("Boats longer", "Ships longer");
  await own.store.keepArticle({ ...article, text: `${text}\nA line of its own.` }, sourceId, MORNING);
  const path = `/article/${Buffer.from(article.id).toString("base64url")}`;
  const page = pageOf(await visitsTo(own.bot, "everything")(path));
  expect([...page.querySelectorAll("ins")].map(({ textContent }) => textContent)).toContain("A line of its own.");
  expect(page.querySelector("main")?.textContent).toContain("2 versions");
  await own.close();
});

test("the words of the room are the reader's, and the page says so", async () => {
  const visited = await visit("/", { "accept-language": "de-CH,de;q=0.9,en;q=0.5" });
  expect(pageOf(visited).documentElement.getAttribute("lang")).toBe("de");
  expect(visited.text).toContain("Das ganze Thema");
  expect(visited.text).not.toContain("The whole story");
});

test("nothing runs but our own script, and nothing is loaded but that, the style and pictures; only reading is possible, under its own names", async () => {
  const visited = await visit("/");
  const policy = visited.headers.get("content-security-policy") ?? "";
  expect(policy).toContain(
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src https:;",
  );
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(visited.text).not.toMatch(/<style|\sstyle=|\son\w+=/i);
  const scripts = [...pageOf(visited).querySelectorAll("script")];
  expect(scripts.map(({ textContent }) => textContent)).toEqual([""]);
  const script = await visit(scripts[0]?.getAttribute("src") ?? "");
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect(script.headers.get("cache-control")).toContain("immutable");
  const style = await visit(pageOf(visited).querySelector("link")?.getAttribute("href") ?? "");
  expect(style.headers.get("content-type")).toContain("text/css");
  expect((await visit("/", { host: "evil.example" })).status).toBe(421);
  expect((await visit("/", { host: "news.example" })).status).toBe(200);
  expect(visited.headers.get("set-cookie")).toBeNull();
});

test("every page has one main heading, labelled controls, and headings in order", async () => {
  const article = await linkTo("/", /Meridian Post/);
  for (const path of ["/", "/archive", "/sources", "/search?q=Petra", "/speaker?name=Petra+Lindqvane", article]) {
    const page = pageOf(await visit(path));
    expect(page.querySelectorAll("h1").length, path).toBe(1);
    for (const input of page.querySelectorAll("input")) {
      expect(input.getAttribute("aria-label") ?? input.closest("label")?.textContent?.trim(), path).toBeTruthy();
    }
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size, `doubled ids on ${path}`).toBe(ids.length);
  }
});
