import { contentTerms } from "../../languages/terms/search-terms.ts";
import type { Follow, Pace, SayingAlert, Uttered } from "../../model/follow.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { Tenant } from "../../model/tenant.ts";
import type { Unheard } from "../../store/follow-store.ts";
import { madeIn } from "../../text/made-in.ts";
import { isDenied } from "../who-said/denied.ts";
import { maySpeakAlike, sameUtterance } from "../who-said/utterance.ts";
import { turnsIn } from "./turns.ts";
import type { Wanted } from "./wanted.ts";

/** What was said longer ago is no news to anybody. */
export const FRESH_MILLISECONDS = 2 * 86_400_000;

/** Whose ears hear. */
export interface Ears {
  readonly wanted: Wanted;
  /** What was told before, as long as utterances are reported. */
  readonly alerts: readonly SayingAlert[];
  /** Whether those whom a subscription tells may see what a tenant reads. */
  readonly sees: (subscriptionId: string, tenant: Tenant) => boolean;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * The alerts that some articles make or add to. A place is told of each saying once: what reports it too, as a copy or in other
 * words, is added to the alert, unless it names somebody else who says so. Only what stands in quotation marks makes one, and only where it was published since it is
 * followed, within the last two days.
 */
export function alertsFrom(ears: Ears, articles: readonly Unheard[]): SayingAlert[] {
  const known = indexed(ears.alerts);
  const changed = new Map<string, SayingAlert>();
  for (const { tenant, quotes } of articles) {
    for (const { whole: quote, quotations } of turnsIn(quotes)) {
      const told = known.like(quote).filter(({ subscriptionId }) => ears.sees(subscriptionId, tenant));
      const places = new Set(told.map(({ subscriptionId }) => subscriptionId));
      const asked = new Set(quotations.flatMap((one) => wantedIn(ears, one, tenant)));
      const wanted = [...asked].filter(({ subscriptionId }) => !places.has(subscriptionId));
      if (told.length + wanted.length === 0 || isDenied(quote)) continue;
      for (const alert of [...told.flatMap((one) => added(one, quote) ?? []), ...begun(ears, quote, wanted)]) {
        known.keep(alert);
        changed.set(alert.id, alert);
      }
    }
  }
  return [...changed.values()];
}

function wantedIn({ wanted, sees, now }: Ears, quote: QuoteHit, tenant: Tenant): readonly Follow[] {
  if (quote.kind === "indirect") return [];
  const last = lastMomentOf(quote);
  return wanted
    .of(quote)
    .filter(
      ({ state, createdAt, subscriptionId }) =>
        state === "active" &&
        last >= Math.max(Date.parse(createdAt), now.getTime() - FRESH_MILLISECONDS) &&
        sees(subscriptionId, tenant),
    );
}

/** A bare day may be any time of it; an article that names none came now. */
function lastMomentOf({ article: { publishedAt } }: QuoteHit): number {
  const at = Date.parse(publishedAt ?? "");
  if (publishedAt === null || Number.isNaN(at)) return Number.POSITIVE_INFINITY;
  return publishedAt.length <= "2026-03-04".length ? at + 86_400_000 : at;
}

/** The soonest first. */
export const PACES = ["at-once", "hourly", "briefing"] as const satisfies readonly Pace[];

/** One alert a place. */
function begun({ now, newId }: Ears, quote: QuoteHit, wanted: readonly Follow[]): SayingAlert[] {
  const reports = [reportOf(quote)];
  return [...Map.groupBy(wanted, ({ subscriptionId }) => subscriptionId)].map(([subscriptionId, follows]) => ({
    id: newId(),
    subscriptionId,
    at: now.toISOString(),
    pace: PACES.find((soonest) => follows.some(({ pace }) => pace === soonest)) ?? "at-once",
    followIds: follows.map(({ id }) => id),
    reports,
  }));
}

/** Null where the alert knows the article: it is told as it was read first. */
function added(alert: SayingAlert, quote: QuoteHit): SayingAlert | null {
  const isKnown = alert.reports.some(({ article }) => article.id === quote.article.id);
  return isKnown ? null : { ...alert, reports: [...alert.reports, reportOf(quote)] };
}

function reportOf({ article, storyId, kind, parts, speaker }: QuoteHit): Uttered {
  const { id, title, outlet, url, publishedAt } = article;
  return { article: { id, title, outlet, url, publishedAt }, storyId, kind, parts, speaker };
}

interface KnownAlerts {
  /** Those of the utterance that a quote reports. */
  like(quote: QuoteHit): readonly SayingAlert[];
  /** A new one, or a known one with more reports. */
  keep(alert: SayingAlert): void;
}

/** A report with the alerts that name it: many places may be told of one. */
interface KnownReport {
  readonly report: Uttered;
  readonly alertIds: Set<string>;
}

/**
 * Alerts by the terms of their reports: a quotation is compared with those reports alone that share a term of matter with it, and
 * with each once, however many places are told of it.
 */
function indexed(alerts: readonly SayingAlert[]): KnownAlerts {
  const byId = new Map<string, SayingAlert>();
  const known = new Map<string, KnownReport>();
  const byTerm = new Map<string, Set<KnownReport>>();
  const begin = (report: Uttered): KnownReport => {
    const one = { report, alertIds: new Set<string>() };
    for (const term of contentTerms(wordsOf(report))) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(one));
    return one;
  };
  const at = new Map<Uttered, KnownReport>();
  const knownAt = (report: Uttered): KnownReport =>
    madeIn(at, report, () => madeIn(known, keyOf(report), () => begin(report)));
  const keep = (alert: SayingAlert): void => {
    byId.set(alert.id, alert);
    for (const report of alert.reports) knownAt(report).alertIds.add(alert.id);
  };
  for (const alert of alerts) keep(alert);
  return {
    keep,
    like(quote) {
      const near = new Set(contentTerms(wordsOf(quote)).flatMap((term) => [...(byTerm.get(term) ?? [])]));
      const same = [...near].filter(({ report }) => sameUtterance(report, quote));
      const ids = new Set(same.flatMap(({ alertIds }) => [...alertIds]));
      return [...ids]
        .flatMap((id) => byId.get(id) ?? [])
        .filter(({ reports: [first] }) => first !== undefined && maySpeakAlike(first, quote));
    },
  };
}

/** What stands in one place of one article is one report, whoever is told of it. */
const keyOf = ({ article, parts, speaker, storyId }: Uttered): string =>
  JSON.stringify([article.id, storyId, speaker?.name, ...parts.map(({ start }) => start)]);

const wordsOf = ({ parts }: Pick<Uttered, "parts">): string => parts.map(({ text }) => text).join(" ");
