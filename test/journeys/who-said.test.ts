import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aReportOf, keepAll } from "../contracts/store/reports.ts";
import { soundbite } from "./command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "soundbite-who-said-"));
const store = join(folder, "store.sqlite");

beforeAll(async () => {
  const opened = await openSqlite(store);
  const report = (id: string, outlet: string, words: string, publishedAt: string) =>
    aReportOf([{ words, by: "Mara Lindqvist", role: "harbour master" }], {
      id,
      url: `https://${id}.example/quay`,
      outlet,
      publishedAt,
    });
  await keepAll(opened, [
    report("courier", "Ellery Courier", "The quay will be organised around the ferry", "2025-02-12T18:00:00.000Z"),
    report("herald", "Port Herald", "The quay will be organized around the ferry", "2025-02-12T20:00:00.000Z"),
    report("wire", "Coast Wire", "No ferry sails in ice", "2025-02-20T09:00:00.000Z"),
    aReportOf([{ words: "The pilots will never be paid by the hour", by: "Ivo Tarn" }], {
      id: "pay",
      outlet: "Port Herald",
      publishedAt: "2025-01-10T09:00:00.000Z",
    }),
    aReportOf([{ words: "From May on our pilots are paid by the hour", by: "Ivo Tarn" }], {
      id: "paid",
      outlet: "Coast Wire",
      publishedAt: "2025-02-21T09:00:00.000Z",
    }),
    aReportOf([{ words: "The lamp needs no oil", by: "Ivo Tarn" }], {
      id: "lamp",
      outlet: "Coast Wire",
      publishedAt: "2025-02-22T09:00:00.000Z",
    }),
  ]);
  await opened.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (...args: string[]) => soundbite(["who-said", ...args, "--store", store], folder);

test("people read the words as they asked for them, who said them, where, when, and where else", async () => {
  const { code, out } = await ask("organised", "around");
  expect(code).toBe(0);
  expect(out).toContain("“The quay will be organised around the ferry”");
  expect(out).toContain("Mara Lindqvist, harbour master · Ellery Courier · Wednesday 12 February 2025");
  expect(out).toContain("“The quay will be organized around the ferry” · Port Herald");
  expect(out).toContain("https://courier.example/quay");
});

test("scripts read JSON", async () => {
  const { code, out } = await ask("ferry", "--json", "--limit", "1");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { speaker: "Mara Lindqvist", text: "No ferry sails in ice", verdict: "verbatim" },
  ]);
});

test("nobody said it: an empty list and exit code 0", async () => {
  expect(await ask("submarine", "--json")).toMatchObject({ code: 0, out: "[]\n" });
  expect((await ask("submarine")).out).toContain("Nobody in the articles that I read said “submarine”");
});

test("by speaker, outlet and days", async () => {
  const outlets = async (...args: string[]) => {
    const found = JSON.parse((await ask(...args, "--json")).out) as { article: { outlet: string } }[];
    return found.map(({ article }) => article.outlet);
  };
  expect(await outlets("--speaker", "harbor master")).toEqual(["Coast Wire", "Port Herald"]);
  expect(await outlets("--speaker", "lindqvist", "--until", "2025-02-12")).toEqual(["Port Herald"]);
  expect(await outlets("ferry", "--from", "2025-02-13")).toEqual(["Coast Wire"]);
  expect(await outlets("ferry", "--outlet", "courier")).toEqual(["Ellery Courier"]);
});

test("what somebody said about something, the oldest first, with what was said before", async () => {
  const asked = ["--speaker", "Tarn", "--about", "pilot"];
  const told = JSON.parse((await ask(...asked, "--oldest", "--json")).out);
  expect(told).toMatchObject([{ text: "The pilots will never be paid by the hour" }, { before: { article: {} } }]);
  expect(told).toHaveLength(2);
  expect(told[0]).not.toHaveProperty("before");
  expect(told[1].before).toMatchObject({
    text: "The pilots will never be paid by the hour",
    article: { outlet: "Port Herald", publishedAt: "2025-01-10T09:00:00.000Z" },
  });
  const { out } = await ask(...asked);
  expect(out).toMatch(
    /“pilot” stands in these quotes or beside them:.*From May on.*Said before “The pilots will never/s,
  );
  expect(out).toContain("Port Herald · Friday 10 January 2025");
  expect((await ask("--speaker", "Tarn", "--about", "ferry")).out).toContain(
    "I have no quote of Tarn saying anything about “ferry”.",
  );
});

test("a wrong call says how to call it", async () => {
  expect(await ask()).toMatchObject({ code: 2, err: expect.stringContaining("--speaker NAME") });
  expect(await ask("ferry", "--from", "someday")).toMatchObject({
    code: 2,
    err: expect.stringContaining("2026-03-04"),
  });
  expect((await ask("ferry", "--limit", "none")).code).toBe(2);
  expect(await ask("ferry", "--ranked", "--oldest")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--oldest"),
  });
});
