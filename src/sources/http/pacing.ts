import { Problem } from "../../model/problem.ts";

/** Time as the caller has it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** One request at a time to each host, with a pause between, and none while the host asked for patience. */
export interface Pacing {
  take<T>(host: string, signal: AbortSignal, request: () => Promise<T>): Promise<T>;
  /** From now on requests to this host are refused until the time has passed. */
  pause(host: string, milliseconds: number): void;
}

interface Host {
  /** Settles when the last request that was queued is over. */
  last: Promise<unknown>;
  waiting: number;
  nextAt: number;
  pausedUntil: number;
}

export function hostPacing(clock: Clock, gapMilliseconds: number): Pacing {
  const hosts = new Map<string, Host>();

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known) return known;
    const host: Host = { last: Promise.resolve(), waiting: 0, nextAt: 0, pausedUntil: 0 };
    hosts.set(name, host);
    return host;
  }

  function forgetIfIdle(name: string, host: Host): void {
    if (host.waiting === 0 && Math.max(host.pausedUntil, host.nextAt) <= clock.now()) hosts.delete(name);
  }

  async function runInTurn<T>(name: string, host: Host, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    const wait = host.nextAt - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    refuseWhilePaused(name, host, clock.now());
    signal.throwIfAborted();
    try {
      return await request();
    } finally {
      host.nextAt = clock.now() + gapMilliseconds;
    }
  }

  return {
    async take(name, signal, request) {
      const host = hostOf(name);
      refuseWhilePaused(name, host, clock.now());
      host.waiting += 1;
      const turn = host.last.then(() => runInTurn(name, host, signal, request));
      host.last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        host.waiting -= 1;
        forgetIfIdle(name, host);
      }
    },
    pause(name, milliseconds) {
      hostOf(name).pausedUntil = clock.now() + milliseconds;
    },
  };
}

function refuseWhilePaused(name: string, host: Host, now: number): void {
  const left = host.pausedUntil - now;
  if (left <= 0) return;
  const message = `${name} asked to be left alone for another ${Math.ceil(left / 60_000)} min`;
  throw new Problem("rate-limited", message, { retryAfterMilliseconds: left });
}
