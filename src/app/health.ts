import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { Problem, problemWords } from "../model/problem.ts";
import {
  type Counter,
  type Gauge,
  type LabelledGauge,
  METRICS_TYPE,
  type MetricsPage,
  metricsPage,
} from "./metrics.ts";

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
  /** By `kind` and `state`. */
  readonly jobs: LabelledGauge<"kind" | "state">;
  /** How long the oldest that waits to be done has waited, in seconds. */
  readonly jobsWaiting: Gauge;
}

/** What is asked about, each with what is wrong with it. */
type Parts = Readonly<Record<string, string | null>>;

/** Only this machine may ask. */
const HOST = "127.0.0.1";

/** A tick comes every minute; one that makes many digests takes longer. */
const SILENCE_MILLISECONDS = 3 * 60_000;

/**
 * Serves Prometheus' `/metrics` and three answers of 200 or 503: `/healthz/live` (503: only another start helps),
 * `/healthz/ready` (503: it does not do all of its work, or not yet) and `/healthz` (ready, or still starting). `elapsed`:
 * milliseconds by a clock that nobody sets. Throws Problem `busy` where the port is taken.
 */
export async function startHealth(port: number, elapsed: () => number): Promise<Health> {
  const page = metricsPage();
  const metrics = createMetrics(page);
  const problems = new Map<string, string | null>();
  let lastTick = elapsed();
  let hasTicked = false;
  // What a database or a chat does to a process is no reason to kill it: only its own silence is.
  const live = (): Parts => ({ ticks: silenceWords(elapsed() - lastTick) });
  const well = (): Parts => ({ ...Object.fromEntries(problems), ...live() });
  const ready = (): Parts => ({ ...well(), start: hasTicked ? null : "the first tick is not over yet" });
  const answers = new Map([
    ["/healthz", well],
    ["/healthz/live", live],
    ["/healthz/ready", ready],
  ]);
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? "");
    if (answer) {
      answerHow(response, answer());
    } else if (request.url === "/metrics") {
      response.writeHead(200, { "content-type": METRICS_TYPE }).end(page.text());
    } else {
      response.writeHead(404).end("Try /healthz, /healthz/live, /healthz/ready or /metrics.\n");
    }
  });
  await listen(server, port);
  return {
    note: (part, problem) => void problems.set(part, problem),
    ticked: (at) => {
      lastTick = elapsed();
      hasTicked = true;
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

function answerHow(response: ServerResponse, parts: Parts): void {
  const isWell = Object.values(parts).every((problem) => problem === null);
  response.writeHead(isWell ? 200 : 503, { "content-type": "application/json" });
  response.end(`${JSON.stringify({ status: isWell ? "ok" : "degraded", parts })}\n`);
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

function createMetrics(page: MetricsPage): Metrics {
  return {
    articles: page.counter("soundbite_articles_total", "Articles read"),
    partsRefused: page.counter("soundbite_parts_refused_total", "Parts that a chat refused"),
    deliveries: page.counter("soundbite_deliveries_total", "Deliveries worked on"),
    sourcesFailed: page.gauge("soundbite_sources_failed", "Sources that failed last time"),
    pausedBriefings: page.gauge("soundbite_briefings_paused", "Briefings that wait for somebody"),
    jobs: page.labelledGauge("soundbite_jobs", "What is in the queue, of all processes that share it"),
    jobsWaiting: page.gauge("soundbite_jobs_waiting_seconds", "Since when the oldest that is queued waits"),
    lastTick: page.gauge("soundbite_last_tick_seconds", "Unix time of the last tick"),
  };
}
