import type { Fault } from "../../../test/servers/discord/faults.ts";

/** What the storm did, and whether the client kept away for as long as it was told to. */
export interface Weather {
  readonly decide: (method: string, template: string, channel: string) => Fault | null;
  readonly seen: { requests: number; limited: number; resets: number; failures: number; early: string[] };
  /** Requests about a channel that nothing was done to, but for those that only read its history. */
  reached(channel: string): number;
}

const LONGEST_WAIT_SECONDS = 30;
const RESETS = ["reset", "reset-after", "late"] as const;
const FAILURES = ["status", "status-after"] as const;
const READS = ["get /channels/{channel_id}/messages", "post conversations.history", "post conversations.replies"];

/** 30 % of all requests are told to wait, 10 % are reset, 5 % fail with a 500; half of the latter two were done. */
export function storm(random: () => number, now: () => number): Weather {
  const seen = { requests: 0, limited: 0, resets: 0, failures: 0, early: [] as string[] };
  const closedUntil = new Map<string, number>();
  const reached = new Map<string, number>();
  const one = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];

  function limit(what: string): Fault {
    const retryAfter = 1 + Math.floor(random() * LONGEST_WAIT_SECONDS);
    closedUntil.set(what, now() + retryAfter * 1000);
    seen.limited += 1;
    return { kind: "limit", retryAfter, global: false };
  }

  function decide(method: string, template: string, channel: string): Fault | null {
    const what = `${method} ${template} ${channel}`;
    seen.requests += 1;
    if (now() < (closedUntil.get(what) ?? 0)) seen.early.push(what);
    const roll = random();
    if (roll < 0.3) return limit(what);
    if (roll < 0.4) {
      seen.resets += 1;
      return { kind: one(RESETS) };
    }
    if (roll < 0.45) {
      seen.failures += 1;
      return { kind: one(FAILURES), status: 500 };
    }
    if (!READS.includes(`${method} ${template}`)) reached.set(channel, (reached.get(channel) ?? 0) + 1);
    return null;
  }

  return { decide, seen, reached: (channel) => reached.get(channel) ?? 0 };
}
