import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cruiseImports } from "./cruise.ts";

const folder = join(import.meta.dirname, "../..");
const { modules, violations } = await cruiseImports(folder);
const files = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

for (const violation of violations) console.error(violation);
if (modules < files.length) console.error(`saw ${modules} modules of ${files.length} files: the checker is blind`);
console.log(`imports: ${modules} modules, ${violations.length} violations`);
process.exitCode = violations.length > 0 || modules < files.length ? 1 : 0;
