import { defineConfig } from "vitest/config";

/** Run with `npm run test:engine`: these tests need the engine of this folder's own package.json. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
