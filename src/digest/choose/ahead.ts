import { problemWords } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import { scopeOfTenant } from "../../model/tenant.ts";
import { nextSlot } from "../../schedule/slots.ts";
import type { Store } from "../../store/store.ts";
import { type BriefingParts, slotRequest } from "../deliver/brief.ts";

const MINUTE = 60_000;
/** What a model chose is kept so long. */
const KEPT_DAYS = 30;
const DAY = 24 * 60 * MINUTE;

/** A model that chooses. */
export interface AheadModel {
  /** How long it may take for one digest. */
  readonly minutes: number;
  /** Tells why the rules stood in for the model. */
  readonly tell: (words: string) => void;
}

export interface AheadParts extends BriefingParts {
  readonly store: Pick<Store, "slotBefore" | "subscriptions" | "forgetChoicesBefore">;
  /** Null where rules choose alone. */
  readonly model: AheadModel | null;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (milliseconds: number) => AbortSignal;
}

/** Has a model choose for briefings before they are due. */
export interface Ahead {
  /** Begins with what is due within the model's minutes, unless it is at it already; never waits, never throws. */
  begin(): void;
  /** New articles are there: stories that they change are chosen for again. */
  hasNews(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/**
 * A briefing is made on time whatever a model does; so the model begins with it that many minutes before, with what is there
 * then, and what it has chosen is there when the briefing is made. It begins again where new articles come in meanwhile:
 * stories that they leave as they were cost nothing.
 */
export function chooseAhead(parts: AheadParts): Ahead {
  const { model, now, store, make, signal, deadline } = parts;
  const done = new Map<string, number>();
  let news = 0;
  let isBusy = false;
  let underWay: Promise<void> = Promise.resolve();

  const workOn = async ({ subscription, dueAt }: DueSoon): Promise<void> => {
    const seen = news;
    const slot = { subscriptionId: subscription.id, dueAt };
    const { request, tenant } = await slotRequest(parts, subscription, slot, null);
    const until = deadline(Math.max(0, Date.parse(dueAt) - now().getTime()));
    const { stories } = await make({ ...request, scope: scopeOfTenant(tenant) }, { until, signal });
    const isAnswered = stories.every(({ keyPoints }) => keyPoints.every(({ outcome }) => outcome !== "no-answer"));
    if (isAnswered) done.set(keyOf(subscription, dueAt), seen);
  };

  const round = async ({ minutes, tell }: AheadModel): Promise<void> => {
    await store.forgetChoicesBefore(new Date(now().getTime() - KEPT_DAYS * DAY).toISOString());
    for (const due of dueSoon(await store.subscriptions(), now(), minutes)) {
      if (signal.aborted) return;
      if (done.get(keyOf(due.subscription, due.dueAt)) === news) continue;
      await workOn(due).catch((thrown: unknown) => {
        if (signal.aborted) return;
        tell(`Nothing was chosen ahead for "${due.subscription.name}": ${problemWords(thrown)}; rules stand in`);
      });
    }
  };

  return {
    begin: () => {
      if (!model || isBusy) return;
      isBusy = true;
      underWay = round(model)
        .catch((thrown: unknown) => model.tell(`Nothing was chosen ahead: ${problemWords(thrown)}`))
        .finally(() => {
          isBusy = false;
        });
    },
    hasNews: () => {
      news += 1;
    },
    idle: () => underWay,
  };
}

interface DueSoon {
  readonly subscription: Subscription;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
}

const keyOf = ({ id }: Subscription, dueAt: string): string => `${id} ${dueAt}`;

/** Active briefings that fall due within so many minutes, the soonest first. */
function dueSoon(subscriptions: readonly Subscription[], now: Date, minutes: number): DueSoon[] {
  const latest = new Date(now.getTime() + minutes * MINUTE).toISOString();
  return subscriptions
    .filter(({ state }) => state === "active")
    .flatMap((subscription) => {
      const dueAt = nextSlot(subscription, now);
      return dueAt !== null && dueAt <= latest ? [{ subscription, dueAt }] : [];
    })
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
}
