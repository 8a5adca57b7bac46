import type { Store } from "../store/store.ts";
import { problemSaying } from "../words/problem-saying.ts";
import { ENGLISH } from "../words/words.ts";

/** Uses of one command by one workspace within an hour. */
export type HourlyQuotas = Readonly<Record<string, number>>;

/** A busy newsroom stays far below; one person with a script cannot keep the bot from everybody else. */
export const HOURLY_QUOTAS: HourlyQuotas = {
  "who-said": 200,
  digest: 60,
  story: 120,
  sources: 60,
  briefing: 60,
  follow: 60,
};

export interface Use {
  readonly chat: string;
  readonly workspace: string;
  readonly command: string;
}

/** Counts a use. Throws Problem `not-allowed` where the workspace has used up what the clock's hour allows. */
export type CountUse = (use: Use) => Promise<void>;

export function hourlyQuota(
  store: Pick<Store, "countUse">,
  now: () => Date,
  quotas: HourlyQuotas = HOURLY_QUOTAS,
): CountUse {
  return async ({ chat, workspace, command }) => {
    const most = quotas[command];
    if (most === undefined) return;
    const hour = now().toISOString().slice(0, 13);
    const uses = await store.countUse(`${chat}:${workspace}:${command}`, hour);
    if (uses <= most) return;
    const minutes = 60 - now().getUTCMinutes();
    const wait = ENGLISH.say("problem.minutes", { count: minutes });
    throw problemSaying("not-allowed", "problem.quota", { command, most, wait });
  };
}
