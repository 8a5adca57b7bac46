import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Counter, Gauge, Registry } from "prom-client";
import { Problem, problemWords } from "../model/problem.ts";

/** What the bot says of itself on its local port. */
export interface Health {
  /** Notes that a part works (null) or why it does not. */
  note(part: string, problem: string | null): void;
  /** Notes that a tick is over. */
  ticked(at: Date): void;
  readonly metrics: Metrics;
  stop(): Promise<void>;
}

export interface Metrics {
  readonly articles: Counter;
  readonly deliveries: Counter;
  /** Parts that a chat refused in every form. */
  readonly partsRefused: Counter;
  readonly sourcesFailed: Gauge;
  readonly lastTick: Gauge;
  readonly pausedBriefings: Gauge;
}

/** Only this machine may ask. */
const HOST = "127.0.0.1";

/** A tick comes every minute; one that makes many digests takes longer. */
const SILENCE_MILLISECONDS = 3 * 60_000;

/**
 * Serves `/healthz` and Prometheus' `/metrics`. `elapsed`: milliseconds by a clock that nobody sets. Throws Problem `busy`
 * where the port is taken.
 */
export async function startHealth(port: number, elapsed: () => number): Promise<Health> {
  const registry = new Registry();
  const metrics = createMetrics(registry);
  const problems = new Map<string, string | null>();
  let lastTick = elapsed();
  const server = createServer((request, response) => {
    if (request.url === "/healthz") {
      const parts = { ...Object.fromEntries(problems), ticks: silenceWords(elapsed() - lastTick) };
      const isWell = Object.values(parts).every((problem) => problem === null);
      response.writeHead(isWell ? 200 : 503, { "content-type": "application/json" });
      response.end(`${JSON.stringify({ status: isWell ? "ok" : "degraded", parts })}\n`);
    } else if (request.url === "/metrics") {
      void registry
        .metrics()
        .then((text) => response.writeHead(200, { "content-type": registry.contentType }).end(text));
    } else {
      response.writeHead(404).end("Try /healthz or /metrics.\n");
    }
  });
  await listen(server, port);
  return {
    note: (part, problem) => void problems.set(part, problem),
    ticked: (at) => {
      lastTick = elapsed();
      metrics.lastTick.set(at.getTime() / 1000);
    },
    metrics,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}

const silenceWords = (silence: number): string | null =>
  silence < SILENCE_MILLISECONDS
    ? null
    : `no tick for ${Math.floor(silence / 60_000)} minutes: nothing is posted; start the bot again`;

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, HOST);
  try {
    await once(server, "listening");
  } catch (cause) {
    const words = `port ${port} for /healthz cannot be had (${problemWords(cause)}); name another one under health.port`;
    throw new Problem("busy", words, { cause });
  }
}

function createMetrics(registry: Registry): Metrics {
  const registers = [registry];
  return {
    articles: new Counter({ name: "soundbite_articles_total", help: "Articles read", registers }),
    partsRefused: new Counter({ name: "soundbite_parts_refused_total", help: "Parts that a chat refused", registers }),
    deliveries: new Counter({ name: "soundbite_deliveries_total", help: "Deliveries worked on", registers }),
    sourcesFailed: new Gauge({ name: "soundbite_sources_failed", help: "Sources that failed last time", registers }),
    pausedBriefings: new Gauge({
      name: "soundbite_briefings_paused",
      help: "Briefings that wait for somebody",
      registers,
    }),
    lastTick: new Gauge({ name: "soundbite_last_tick_seconds", help: "Unix time of the last tick", registers }),
  };
}
