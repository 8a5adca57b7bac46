import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/engine/**"],
    setupFiles: ["test/property-seed.ts"],
    pool: "forks",
    // One core more than Vitest takes by itself: many tests wait for processes and servers of their own.
    maxWorkers: availableParallelism(),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
