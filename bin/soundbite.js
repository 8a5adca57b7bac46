#!/usr/bin/env node
// Plain JavaScript, so that the cache is on before Node meets TypeScript: for one file it would load its whole compiler.
// An older Node gets as far as to be told what to do.
import module from "node:module";
import { join } from "node:path";

if (process.features.typescript) {
  module.enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/soundbite"));
  await import("../src/main.ts");
} else {
  console.error(
    `Soundbite runs on Node 22.18 or newer and this is ${process.version}: start it with "npx soundbite" where it is installed (npm ci brings the right Node on Linux and Windows), or install a newer Node`,
  );
  process.exitCode = 1;
}
