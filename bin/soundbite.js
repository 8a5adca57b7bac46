#!/usr/bin/env node
// Plain JavaScript, so that the cache is on before Node meets TypeScript: for one file it would load its whole compiler.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/soundbite"));
await import("../src/main.ts");
