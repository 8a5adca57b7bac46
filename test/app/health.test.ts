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

async function startedHealth(elapsed: () => number) {
  const port = await freePort();
  const health = await startHealth(port, elapsed);
  onTestFinished(() => health.stop());
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.json() };
  };
  const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return { health, ask, metrics };
}

test("/healthz says that no tick came, and that they come again", async () => {
  let elapsed = 0;
  const started = await startedHealth(() => elapsed);
  const ask = () => started.ask("/healthz");
  elapsed += 2 * 60_000;
  expect(await ask()).toMatchObject({ status: 200, body: { status: "ok" } });
  elapsed += 3 * 60_000;
  expect(await ask()).toMatchObject({
    status: 503,
    body: { status: "degraded", parts: { ticks: expect.stringContaining("no tick for 5 minutes") } },
  });
  started.health.ticked(new Date("2026-05-01T08:00:00Z"));
  expect(await ask()).toMatchObject({ status: 200 });
});

test("a process is ready once its first tick is over, and alive before", async () => {
  const { health, ask } = await startedHealth(() => 0);
  expect(await ask("/healthz/live")).toEqual({ status: 200, body: { status: "ok", parts: { ticks: null } } });
  expect(await ask("/healthz/ready")).toMatchObject({ status: 503, body: { parts: { start: expect.any(String) } } });
  health.ticked(new Date("2026-05-01T08:00:00Z"));
  expect(await ask("/healthz/ready")).toMatchObject({ status: 200, body: { status: "ok" } });
});

test("a process whose database is away is alive and not ready; one that ticks no more is neither", async () => {
  let elapsed = 0;
  const { health, ask } = await startedHealth(() => elapsed);
  health.ticked(new Date("2026-05-01T08:00:00Z"));
  health.note("store", "the database does not answer");
  expect(await ask("/healthz/live")).toMatchObject({ status: 200 });
  expect(await ask("/healthz/ready")).toMatchObject({
    status: 503,
    body: { status: "degraded", parts: { store: "the database does not answer" } },
  });
  health.note("store", null);
  elapsed += 4 * 60_000;
  expect(await ask("/healthz/live")).toMatchObject({ status: 503 });
  expect(await ask("/healthz/ready")).toMatchObject({ status: 503 });
});

test("/metrics is text as Prometheus reads it: a name, a kind and a number a line, labels in quotes", async () => {
  const { health, metrics } = await startedHealth(() => 0);
  health.metrics.articles.inc(3);
  health.metrics.articles.inc();
  health.metrics.jobs.set({ kind: 'a "b"\\\n', state: "queued" }, 2);
  health.metrics.jobs.set({ kind: 'a "b"\\\n', state: "queued" }, 5);
  health.ticked(new Date("2026-05-01T08:00:00Z"));
  const text = await metrics();
  expect(text).toContain("# HELP soundbite_articles_total Articles read\n# TYPE soundbite_articles_total counter\n");
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(samples).toEqual([
    "soundbite_articles_total 4",
    "soundbite_parts_refused_total 0",
    "soundbite_deliveries_total 0",
    "soundbite_sources_failed 0",
    "soundbite_briefings_paused 0",
    'soundbite_jobs{kind="a \\"b\\"\\\\\\n",state="queued"} 5',
    "soundbite_jobs_waiting_seconds 0",
    "soundbite_last_tick_seconds 1777622400",
  ]);
});
