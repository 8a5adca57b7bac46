import { expect, test } from "vitest";
import { lookAtModel } from "../../../src/summarize/ollama/look.ts";
import { MODEL, scriptedOllama } from "../../servers/ollama/server.ts";
import { NEVER, serverAt } from "./rig.ts";

test.each([
  ["0.31.2", true],
  ["0.31.10", true],
  ["0.32.0-rc1", true],
  ["1.0.0", true],
  ["0.31.1", false],
  ["0.9.6", false],
])("version %s keeps to a schema: %s", async (version, keepsSchema) => {
  await using server = await scriptedOllama({ version });
  expect(await lookAtModel(serverAt(server.address), MODEL, NEVER)).toMatchObject({
    version,
    keepsSchema,
    hasModel: true,
  });
});

test.each([
  [["low", "medium", "high"], true],
  [[true], true],
  [[true, false], false],
  [[false], false],
  [undefined, false],
])("a model that may be told to think %s always thinks: %s", async (values, alwaysThinks) => {
  await using server = await scriptedOllama(values ? { thinking: values } : {});
  expect(await lookAtModel(serverAt(server.address), MODEL, NEVER)).toMatchObject({ alwaysThinks });
});

test("a model that is not there is found missing", async () => {
  await using server = await scriptedOllama({ models: [] });
  expect(await lookAtModel(serverAt(server.address), MODEL, NEVER)).toMatchObject({ hasModel: false });
});
