import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { Problem } from "../../../src/model/problem.ts";
import { mailSource } from "../../../src/sources/mail/source.ts";
import { parsingPool } from "../../../src/sources/parsing/pool.ts";
import type { Memo } from "../../../src/sources/source.ts";
import { NEWSLETTERS } from "./newsletters.ts";

const signal = new AbortController().signal;
const pool = parsingPool();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "soundbite-mail-"));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => pool.close());

const put = (path: string, eml: string) => writeFile(join(folder, path), Buffer.from(eml, "latin1"));

const source = (mostAtOnce = 500) =>
  mailSource({
    id: "mail:test",
    name: "Letters",
    folder,
    topics: ["sea"],
    mostAtOnce,
    readMail: (bytes, path, stop) => pool.parse({ kind: "mail", bytes, url: path }, stop),
  });

async function collect(memo: Memo = {}) {
  const listing = await source().list(memo, signal);
  const articles: Article[] = [];
  const problems: string[] = [];
  for (const lead of listing.leads) {
    try {
      articles.push(await source().load(lead, signal));
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(thrown.message);
    }
  }
  return { listing, articles, problems };
}

/** What a mailing adds, and what counts readers. */
const NEVER =
  /https?:|unsubscribe|browser|preferences|receiving|sender\.example|Quay Street|8fQ2|anna@|abbestellen|désabonner|navigateur|Отписаться|配信停止|退订|إلغاء|\ufffd|\u200b|=[0-9A-F]{2}/iu;

test("there are at least forty of them", () => {
  expect(NEWSLETTERS.length).toBeGreaterThanOrEqual(40);
});

test.each(NEWSLETTERS)("$name", async ({ eml, articles: expected = [], problem }) => {
  await put("a.eml", eml);
  const { articles, problems } = await collect();
  expect(problems).toEqual(problem ? [expect.stringMatching(problem)] : []);
  expect(
    problems.every((words) => problem === undefined || words.startsWith("a.eml: ") || /took|failed/.test(words)),
  ).toBe(true);
  expect(articles.map(({ title }) => title)).toHaveLength(expected.length);
  for (const [i, { says = [], first, last, ...facts }] of expected.entries()) {
    const { text = "", ...article } = articles[i] ?? {};
    expect(article).toMatchObject(facts);
    for (const words of says) expect(text).toContain(words);
    if (first !== undefined) expect(text.split("\n")[0]).toBe(first);
    if (last !== undefined) expect(text.split("\n").at(-1)).toBe(last);
    expect(text).not.toMatch(NEVER);
  }
});

test("all of them in one folder: each bad one is told by name, and stops none of the others", async () => {
  await mkdir(join(folder, "may"));
  for (const [i, { eml }] of NEWSLETTERS.entries())
    await put(`${i % 2 ? "may/" : ""}${String(i).padStart(2, "0")}.eml`, eml);
  await put("notes.txt", "x");
  await symlink("/etc/hostname", join(folder, "out.eml"));
  const { listing, articles, problems } = await collect();
  const wanted = NEWSLETTERS.flatMap(({ articles = [] }) => articles);
  expect(articles).toHaveLength(wanted.length);
  expect(problems).toHaveLength(NEWSLETTERS.filter(({ problem }) => problem).length + 1);
  expect(problems).toContainEqual("out.eml: links out of the folder; put the file itself there");
  expect(listing.notices).toEqual([`1 file of other kinds passed over in ${folder}`]);
  expect((await source().list(listing.memo, signal)).leads.map(({ key }) => key)).toEqual(["out.eml"]);
});

test("the same mail under another name is the same article; other words under its id are another one", async () => {
  const letter = NEWSLETTERS.find(({ name }) => name === "8bit");
  await put("a.eml", letter?.eml ?? "");
  await put("b.eml", letter?.eml ?? "");
  await put("c.eml", (letter?.eml ?? "").replace("stays in the harbour", "sank in the harbour"));
  const { articles } = await collect();
  const [one, same, other] = articles.map(({ id }) => id);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
  expect(articles[2]?.text).toContain("sank in the harbour");
});

test("more mails than one round takes are read in the next ones, and that is told", async () => {
  const [letter] = NEWSLETTERS;
  for (const name of ["a.eml", "b.eml", "c.eml"]) await put(name, letter?.eml ?? "");
  const first = await source(2).list({}, signal);
  expect(first.leads.map(({ key }) => key)).toEqual(["a.eml#1", "b.eml#1"]);
  expect(first.notices).toEqual([`1 file in ${folder} still to be read, in the next rounds`]);
  const second = await source(2).list(first.memo, signal);
  expect([second.leads.map(({ key }) => key), second.notices]).toEqual([["c.eml#1"], []]);
});
