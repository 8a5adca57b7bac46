import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Counter, Gauge, Registry } from "prom-client";
import { Problem, problemWords } from "../model/problem.ts";

/** What the bot says of itself on its local port. */
export interface Health {
  /** Notes that a part works (null) or why it does not. */
  note(part: string, problem: string | null): void;
  readonly metrics: Metrics;
  stop(): Promise<void>;
}

export interface Metrics {
  readonly articles: Counter;
  readonly deliveries: Counter;
  readonly sourcesFailed: Gauge;
  readonly lastTick: Gauge;
  readonly pausedBriefings: Gauge;
}

/** Only this machine may ask. */
const HOST = "127.0.0.1";

/** Serves `/healthz` and Prometheus' `/metrics`. Throws Problem `busy` where the port is taken. */
export async function startHealth(port: number): Promise<Health> {
  const registry = new Registry();
  const metrics = createMetrics(registry);
  const problems = new Map<string, string | null>();
  const server = createServer((request, response) => {
    if (request.url === "/healthz") {
      const isWell = [...problems.values()].every((problem) => problem === null);
      response.writeHead(isWell ? 200 : 503, { "content-type": "application/json" });
      response.end(`${JSON.stringify({ status: isWell ? "ok" : "degraded", parts: Object.fromEntries(problems) })}\n`);
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
    metrics,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}

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
