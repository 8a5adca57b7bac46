import { createRequire } from "node:module";
import { cruise, type ICruiseResult } from "dependency-cruiser";

const require = createRequire(import.meta.url);

export interface Cruised {
  readonly modules: number;
  readonly violations: readonly string[];
}

/** Checks the import rules over `src` in a folder: how many modules were seen, and what breaks which rule. */
export async function cruiseImports(folder: string): Promise<Cruised> {
  const { forbidden, options } = require("../../.dependency-cruiser.cjs");
  const { tsConfig: _unused, ...ruleOptions } = options;
  const result = await cruise(["src"], {
    ...ruleOptions,
    baseDir: folder,
    ruleSet: { forbidden },
    validate: true,
  });
  const { modules, summary } = result.output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => source.startsWith("src/")).length,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}
