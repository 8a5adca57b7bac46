import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadConfig } from "../../src/config/load.ts";

function configFile(text: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "config-")), "config");
  mkdirSync(folder);
  writeFileSync(join(folder, "soundbite.yaml"), text);
  return join(folder, "soundbite.yaml");
}

test("paths count from the project's folder where the file stands in config/", () => {
  const path = configFile("sources:\n  - files: inbox\n  - mail: letters\n");
  const config = loadConfig(path, {});
  const root = join(path, "../..");
  expect(config.store).toBe(join(root, "data/soundbite.sqlite"));
  expect(config.sources).toEqual([
    { files: join(root, "inbox"), topics: [] },
    { mail: join(root, "letters"), topics: [] },
  ]);
});

test("a token of the wrong kind is told with where the right one is found", () => {
  expect(() => loadConfig(configFile(""), { SLACK_BOT_TOKEN: "xapp-1" })).toThrow(
    /SLACK_BOT_TOKEN: must start with xoxb-/,
  );
});

test("an empty variable counts as not set", () => {
  expect(loadConfig(configFile(""), { DISCORD_TOKEN: "" }).secrets.discordToken).toBeNull();
});

test("a file that is not there is told with what to do", () => {
  expect(() => loadConfig("/nowhere/soundbite.yaml", {})).toThrow(/Copy config\/soundbite.example.yaml/);
});

test("a file in another encoding than UTF-8 is refused in words", () => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "soundbite.yaml");
  writeFileSync(file, Buffer.from("contact: Jos\u00e9\n", "latin1"));
  expect(() => loadConfig(file, {})).toThrow(/not in UTF-8/);
});

test.each(["xoxb-…", "xoxb-your-token OAuth & Permissions", "xoxb-"])(
  "a token that is none is told as such: %s",
  (token) => {
    expect(() => loadConfig(undefined, { SLACK_BOT_TOKEN: token })).toThrow(
      /SLACK_BOT_TOKEN: is still the placeholder, or has words behind it/,
    );
  },
);
