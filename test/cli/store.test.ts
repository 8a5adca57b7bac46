import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { soundbite } from "../journeys/command-line.ts";
import { freePort } from "../servers/postgres.ts";
import { fillEveryTable } from "../store/full-store.ts";

async function aFolderWithAStore(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await fillEveryTable(join(folder, "old.sqlite"));
  return folder;
}

test("store move tells what was moved and what to do next, and as JSON the tables", async () => {
  const folder = await aFolderWithAStore();
  const told = await soundbite(["store", "move", "old.sqlite", "new.sqlite"], folder);
  expect(told).toMatchObject({ code: 0, err: "" });
  expect(told.out).toMatch(/^seenKeys +450$/m);
  expect(told.out).toContain("SOUNDBITE_STORE");
  const { code, out } = await soundbite(["store", "move", "new.sqlite", "third.sqlite", "--json"], folder);
  expect(code).toBe(0);
  const { tables } = JSON.parse(out) as { tables: readonly { table: string; rows: number; digest: string }[] };
  expect(tables.find(({ table }) => table === "seenKeys")).toMatchObject({
    rows: 450,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("store move refuses a target that is taken with exit code 2", async () => {
  const folder = await aFolderWithAStore();
  await fillEveryTable(join(folder, "taken.sqlite"));
  const { code, out, err } = await soundbite(["store", "move", "old.sqlite", "taken.sqlite"], folder);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("taken.sqlite: the target holds rows already; name a new file");
});

test("store move never tells a password", async () => {
  const folder = await aFolderWithAStore();
  const address = `postgres://soundbite:hunter2@localhost:${await freePort()}/store`;
  for (const [from, to] of [
    ["old.sqlite", address],
    [address, "new.sqlite"],
    [address, address],
  ] as const) {
    const { code, out, err } = await soundbite(["store", "move", from, to], folder);
    expect(code).toBeGreaterThan(0);
    expect(err).toMatch(/PostgreSQL cannot be used|the same store/);
    expect(out + err).not.toContain("hunter2");
  }
});
