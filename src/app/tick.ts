import { collectedElsewhere } from "../digest/collect/collected-elsewhere.ts";
import { collectingRounds } from "../digest/collect/collecting.ts";
import { lastRoundAt } from "../digest/collect/last-round.ts";
import type { Delivering } from "../digest/deliver/deliver.ts";
import { eachMinute, eachMinuteOfCollecting, type MinuteParts } from "../digest/minute.ts";
import type { Duties } from "./duties.ts";
import { elapsed } from "./elapsed.ts";
import { helping } from "./helping.ts";
import type { Roles } from "./roles.ts";
import { collectRound, pruneStore, type RoundParts } from "./rounds.ts";
import { wait } from "./wait.ts";

const PRUNE_EVERY_MILLISECONDS = 24 * 60 * 60_000;
/**
 * Of several processes one begins the rounds of collecting, in which all that collect read, and one plans; all that deliver post.
 * Before there were roles one did both.
 */
const COLLECT = "collect";
const PLAN = "schedule";

export interface TickParts extends RoundParts {
  readonly roles: Roles;
  readonly duties: Duties;
  readonly planning: MinuteParts["planning"];
  readonly tellFollowers: MinuteParts["tellFollowers"];
  readonly delivering: Delivering;
}

export interface Ticking {
  /** What this process does every minute: of its roles what no other process does. */
  tick(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<unknown>;
}

export function ticking(parts: TickParts): Ticking {
  const { bot, roles, duties, health, log, ahead, planning, tellFollowers, delivering, signal } = parts;
  const { store, now } = bot.parts;
  const round = async () => (duties.has(COLLECT) ? collectRound(parts) : undefined);
  const here = collectingRounds({ round, elapsed, wait, signal });
  const elsewhere = collectedElsewhere({ store, now, elapsed, wait, signal });
  const collecting = () => (duties.has(COLLECT) ? here : elsewhere);
  const onFailed = (thrown: unknown) => log.error({ err: thrown }, "a tick failed; the next one tries again");
  const helper = helping(bot.collectForOthers, { signal, onFailed });
  const minute = eachMinute({
    collecting: {
      begin: (isBriefingNear) => collecting().begin(isBriefingNear),
      catchUp: (longest) => collecting().catchUp(longest),
      idle: here.idle,
    },
    ...{ planning, tellFollowers, delivering, now, onFailed },
  });
  const minuteOfCollecting = eachMinuteOfCollecting({ store, collecting: here, now });
  const hearOfNews = newsFrom(() => lastRoundAt(store), ahead.hasNews);
  const pruning = daily(() => pruneStore(parts));

  const plan = async (collects: boolean): Promise<string | null> => {
    if (!collects) await hearOfNews();
    ahead.begin();
    return minute();
  };
  const beside = async (collects: boolean): Promise<null> => {
    if (collects) await minuteOfCollecting();
    if (roles.has("deliver")) delivering.begin();
    return null;
  };
  return {
    tick: async () => {
      const collects = roles.has("collect") && (await duties.take(COLLECT));
      const plans = roles.has("deliver") && (await duties.take(PLAN));
      if (collects) pruning.begin();
      if (collects) helper.end();
      else if (roles.has("collect")) helper.begin();
      health.note("schedule", await (plans ? plan(collects) : beside(collects)));
    },
    idle: () => Promise.all([here.idle(), helper.idle(), pruning.idle()]),
  };
}

/** Tells of a round that another process did since the last look. */
function newsFrom(lastAt: () => Promise<string | null>, onNews: () => void): () => Promise<void> {
  let known: string | null = null;
  return async () => {
    const at = await lastAt().catch(() => known);
    if (at !== known) onNews();
    known = at;
  };
}

function daily(work: () => Promise<void>) {
  let next = elapsed();
  let underWay = Promise.resolve();
  return {
    begin: () => {
      if (elapsed() < next) return;
      next = elapsed() + PRUNE_EVERY_MILLISECONDS;
      underWay = underWay.then(work);
    },
    idle: () => underWay,
  };
}
