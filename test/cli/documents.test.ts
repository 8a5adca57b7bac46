import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/program.ts";
import { PARAGRAPHS, page } from "../sources/extract/html/pages.ts";

async function run(argv: readonly string[], input: string) {
  const said = { out: "", err: "" };
  const into = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk);
        done();
      },
    });
  const streams = { stdin: Readable.from([Buffer.from(input)]), stdout: into("out"), stderr: into("err") };
  return { code: await runCommandLine(argv, streams), ...said };
}

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const base64 = (text: string) => Buffer.from(text).toString("base64");
const FEED = "<rss><channel><title>Harbour</title><item><title>Ferry</title></item></channel></rss>";

test("extract: one page in, one article out", async () => {
  const { code, out } = await run(["extract", "--url", "https://harbour.example.org/2026/03/03/ferry"], page({}));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    id: "https://harbour.example.org/2026/03/03/ferry",
    title: "Ferry runs again",
    author: null,
    outlet: "harbour.example.org",
    publishedAt: "2026-03-03",
    publishedPrecision: "day",
    language: "en",
    text: PARAGRAPHS.join("\n"),
  });
});

test("extract --jsonl: every line is answered in order, and a broken one does not stop the rest", async () => {
  const input = [
    JSON.stringify({ id: "a", html: page({}) }),
    "{broken",
    JSON.stringify({ id: "b", url: null, html: "<div>".repeat(9_999) }),
  ];
  const { code, out } = await run(["extract", "--jsonl"], input.join("\n"));
  expect(code).toBe(0);
  expect(lines(out)).toEqual([
    expect.objectContaining({ id: "a", text: PARAGRAPHS.join("\n") }),
    { id: null, error: expect.stringContaining("line 2") },
    { id: "b", error: expect.stringContaining("nested too deep") },
  ]);
});

test("feed: one feed in, one out", async () => {
  const { code, out } = await run(["feed"], FEED);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ title: "Harbour", entries: [{ title: "Ferry" }] });
});

test("feed --jsonl: what is no feed is told by its id", async () => {
  const input = [
    { id: "1", url: "https://x.example.org/feed", xmlBase64: base64(FEED) },
    { id: "2", url: "https://x.example.org/page", xmlBase64: base64("<html></html>") },
  ];
  const { out } = await run(["feed", "--jsonl"], input.map((line) => JSON.stringify(line)).join("\n"));
  expect(lines(out)).toEqual([
    expect.objectContaining({ id: "1", title: "Harbour" }),
    { id: "2", error: expect.stringContaining("https://x.example.org/page: not a feed") },
  ]);
});

test("nothing on standard input is wrong use, and what is no feed a failure", async () => {
  expect(await run(["feed"], "")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("standard input is empty"),
  });
  expect(await run(["feed"], "hello")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("not a feed") });
});
