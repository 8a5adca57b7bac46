import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startHealth } from "../../src/app/health.ts";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("/healthz says that no tick came, and that they come again", async () => {
  let elapsed = 0;
  const port = await freePort();
  const health = await startHealth(port, () => elapsed);
  onTestFinished(() => health.stop());
  const ask = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return { status: response.status, body: await response.json() };
  };
  elapsed += 2 * 60_000;
  expect(await ask()).toMatchObject({ status: 200, body: { status: "ok" } });
  elapsed += 3 * 60_000;
  expect(await ask()).toMatchObject({
    status: 503,
    body: { status: "degraded", parts: { ticks: expect.stringContaining("no tick for 5 minutes") } },
  });
  health.ticked(new Date("2026-05-01T08:00:00Z"));
  expect(await ask()).toMatchObject({ status: 200 });
});
