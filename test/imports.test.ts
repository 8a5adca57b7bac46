import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { cruiseImports } from "./tools/cruise.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "imports-"));
  folders.push(folder);
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const leaf = "export const leaf = 1;\n";
const importing = (path: string) => `import { leaf } from "${path}";\nexport const value = leaf;\n`;

test.each([
  ["a chat that knows the store", "src/chat/slack/post.ts", "../../store/store.ts", "parts-are-strangers"],
  [
    "a digest that names a concrete store",
    "src/digest/compose.ts",
    "../store/sqlite.ts",
    "only-app-names-concrete-parts",
  ],
  ["one platform that uses the other", "src/chat/slack/post.ts", "../discord/limits.ts", "platforms-are-strangers"],
  ["a word that imports a part", "src/model/article.ts", "../sources/feed.ts", "model-imports-nothing"],
  [
    "a part that imports the command line",
    "src/digest/compose.ts",
    "../cli/read.ts",
    "nobody-imports-the-command-line",
  ],
])("the import rule catches %s", async (_name, from, to, rule) => {
  const target = join(dirname(from), to);
  const { violations } = await cruiseImports(project({ [from]: importing(to), [target]: leaf }));
  expect(violations.map((violation) => violation.split(":")[0])).toContain(rule);
});

test("the import rule lets a digest see a contract", async () => {
  const files = { "src/digest/compose.ts": importing("../store/store.ts"), "src/store/store.ts": leaf };
  const { modules, violations } = await cruiseImports(project(files));
  expect({ modules, violations }).toEqual({ modules: 2, violations: [] });
});
