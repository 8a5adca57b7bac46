import { expect, test } from "vitest";
import { type PullProgress, pullModel } from "../../../src/summarize/ollama/pull.ts";
import type { Reply } from "../../servers/ollama/protocol.ts";
import { isSilent, resets, sendsRawLines } from "../../servers/ollama/replies.ts";
import { scriptedOllama } from "../../servers/ollama/server.ts";
import { NEVER, serverAt } from "./rig.ts";

async function pulled(pull: Reply, signal = NEVER): Promise<PullProgress[]> {
  await using server = await scriptedOllama({ pull });
  const steps: PullProgress[] = [];
  await pullModel(serverAt(server.address), "gemma3:4b", (step) => steps.push(step), signal);
  return steps;
}

test("fetching a model tells how far it is", async () => {
  const steps = await pulled(
    sendsRawLines(
      '{"status":"pulling manifest"}',
      '{"status":"pulling 4f5b","digest":"sha256:4f5b","total":400,"completed":100}',
      '{"status":"success"}',
    ),
  );
  expect(steps).toEqual([
    { status: "pulling manifest", share: null },
    { status: "pulling 4f5b", share: 0.25 },
    { status: "success", share: null },
  ]);
});

test("whatever a server sends for progress, a line is a line and a share is a share", async () => {
  const steps = await pulled(
    sendsRawLines(
      `{"status":"\\u001b[2Jgone\\u0007\\r\\nnext","total":-5,"completed":10}`,
      `{"status":"${"x".repeat(5_000)}","total":10,"completed":1e300}`,
      '{"status":17,"total":"many","completed":null}',
      '{"total":0,"completed":0}',
      '{"status":"success"}',
    ),
  );
  expect(steps).toHaveLength(5);
  for (const { status, share } of steps) {
    expect(status).toMatch(/^[^\p{Cc}]{0,80}$/u);
    if (share !== null) expect(share).toBeLessThanOrEqual(1);
  }
  expect(steps.map(({ share }) => share)).toEqual([null, 1, null, null, null]);
});

test("a model that the library does not have is told as such", async () => {
  const missing = sendsRawLines(
    '{"status":"pulling manifest"}',
    '{"error":"pull model manifest: file does not exist"}',
  );
  await expect(pulled(missing)).rejects.toMatchObject({ code: "not-found", message: /library has no model gemma3:4b/ });
});

test.each([
  ["a full disk", sendsRawLines('{"error":"write: no space left on device"}'), /no space left/],
  ["a stream that ends early", sendsRawLines('{"status":"pulling manifest"}'), /gave no answer/],
  ["a cut connection", resets, /gave no answer/],
  ["a line that is not JSON", sendsRawLines("<html>"), /not JSON/],
])("%s fails with its reason", async (_, pull, reason) => {
  await expect(pulled(pull)).rejects.toMatchObject({ code: "unavailable", message: reason });
});

test("a stop ends it, and cuts the connection", async () => {
  const stop = new AbortController();
  const silent: Reply = (response, body) => {
    stop.abort();
    return isSilent(response, body);
  };
  await expect(pulled(silent, stop.signal)).rejects.toMatchObject({ code: "cancelled" });
});
