import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/app/open-store.ts";

test.each([
  "mysql://root:hunter2@host/x",
  "MYSQL://root:hunter2@host/x",
  "sqlite://hunter2/x",
  "postgres://root:hunter2@host:99999/x",
])("an address of no store, as %s, is refused in words that do not repeat its password", async (address) => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-address-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  await expect(openStore(address)).rejects.toSatisfy((thrown: Error & { code: string }) => {
    expect(thrown).toMatchObject({ code: "bad-config", message: expect.stringContaining("postgres://USER") });
    expect(thrown.message).not.toContain("hunter2");
    return true;
  });
  expect(existsSync(address.split(":")[0] ?? "")).toBe(false);
});
