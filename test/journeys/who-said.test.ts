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

test("a wrong call says how to call it", async () => {
  expect(await ask()).toMatchObject({ code: 2, err: expect.stringContaining("--speaker NAME") });
  expect(await ask("ferry", "--from", "someday")).toMatchObject({
    code: 2,
    err: expect.stringContaining("2026-03-04"),
  });
  expect((await ask("ferry", "--limit", "none")).code).toBe(2);
});
