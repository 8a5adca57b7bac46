import type { StoryAlert } from "../../src/model/follow.ts";
import type { Month, MonthArticle, MonthEvent } from "./month.ts";

const HOUR = 3_600_000;

export interface BreakingScore {
  /** Events that enough outlets reported within an hour, each on its own. */
  readonly owed: number;
  /** Those of which nobody was told. */
  readonly lost: readonly string[];
  /** Events of which somebody was told more than once. */
  readonly doubled: readonly string[];
  /** Alerts on what too few reported, or too slowly. */
  readonly wrong: readonly string[];
  /** Reports that an alert names and that report another event. */
  readonly strange: readonly string[];
}

/** The alerts of one place that asked for what so many outlets report within an hour, against what they really did. */
export function scoreBreaking(
  { articles, owners }: Month,
  alerts: readonly StoryAlert[],
  outlets: number,
): BreakingScore {
  const houseOf = (outlet: string) => owners.find((owner) => owner.outlets.includes(outlet))?.name ?? outlet;
  const events = Map.groupBy(articles, ({ event }) => event);
  const owed = [...events].flatMap(([event, all]) => (mostWithinHour(all, houseOf) >= outlets ? [event] : []));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const told = alerts.map((alert) => {
    const eventsOf = alert.reports.flatMap(({ article }) => byId.get(article.id)?.event ?? []);
    return { event: eventsOf[0], strange: eventsOf.filter((one) => one !== eventsOf[0]) };
  });
  const byEvent = Map.groupBy(told, ({ event }) => event);
  const shown = (event: MonthEvent | undefined) => `${event?.id} (${event?.kind})`;
  return {
    owed: owed.length,
    lost: owed.filter((event) => !byEvent.has(event)).map(shown),
    doubled: [...byEvent].flatMap(([event, all]) => (all.length > 1 ? [shown(event)] : [])),
    wrong: told.flatMap(({ event }) => (event && owed.includes(event) ? [] : [shown(event)])),
    strange: told.flatMap(({ event, strange }) => strange.map((one) => `${shown(one)} in ${shown(event)}`)),
  };
}

/** The same words, or one house, are one voice. */
function mostWithinHour(articles: readonly MonthArticle[], houseOf: (outlet: string) => string): number {
  const counts = articles.map(({ publishedAt }) => {
    const until = Date.parse(publishedAt);
    const within = articles.filter((one) => {
      const before = until - Date.parse(one.publishedAt);
      return before >= 0 && before <= HOUR;
    });
    return voicesIn(within.map(({ text, outlet }) => [text, houseOf(outlet)]));
  });
  return Math.max(...counts);
}

function voicesIn(marks: readonly (readonly string[])[]): number {
  const voices: Set<string>[] = [];
  for (const own of marks) {
    const same = voices.filter((voice) => own.some((mark) => voice.has(mark)));
    for (const one of same) voices.splice(voices.indexOf(one), 1);
    voices.push(new Set([...own, ...same.flatMap((one) => [...one])]));
  }
  return voices.length;
}
