import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { commandsFor } from "../src/cli/commands.ts";
import { parseConfig } from "../src/config/parse.ts";

const root = join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

test("the architecture's map names every folder of src, and no other", () => {
  const folders = readdirSync(join(root, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const named = [...read("docs/architecture.md").matchAll(/^\| `src\/([a-z-]+)` /gm)].map((match) => match[1]);
  expect([...named].sort()).toEqual(folders.sort());
});

test("the operating guide has a line for every command, and for no other", async () => {
  const program = new Command();
  const line = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: AbortSignal.abort(),
    untilStopped: () => undefined,
  };
  for (const register of await commandsFor(undefined)) register(program, line);
  const named = [...read("docs/operating.md").matchAll(/^\| `soundbite ([a-z-]+)` /gm)].map((match) => match[1]);
  expect([...named].sort()).toEqual(program.commands.map((command) => command.name()).sort());
});

test("the example configuration is sound, with every comment taken off too", () => {
  const example = read("config/soundbite.example.yaml");
  expect(parseConfig(example, "example").sources).toHaveLength(3);
  const whole = example
    .split("\n")
    .map((line) => line.replace(/^# (?=owners:|web:|chats:|briefings:| )/, ""))
    .join("\n");
  expect(parseConfig(whole, "example").briefings).toHaveLength(1);
});

test("every dependency has a line that says why", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
  const told = read("docs/dependencies.md");
  for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    expect(told, name).toContain(`\`${name}\``);
  }
});

test("files that the README and the guides name are there", () => {
  for (const page of [
    "README.md",
    ...readdirSync(join(root, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ]) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(() => read(join(page, "..", target)), `${page} -> ${target}`).not.toThrow();
    }
  }
});
