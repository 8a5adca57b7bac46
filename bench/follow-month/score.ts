import type { SayingAlert, Uttered } from "../../src/model/follow.ts";
import type { Month, Saying } from "./month.ts";
import { alertsOf } from "./replay.ts";

export interface Score {
  readonly sayings: number;
  /** Sayings of which nobody was told. */
  readonly lost: readonly string[];
  /** Sayings of which somebody was told more than once. */
  readonly doubled: readonly string[];
  /** Alerts by somebody else than whom the place follows, or by nobody. */
  readonly wrong: readonly string[];
  /** Reports of a saying that its alert does not name. */
  readonly unnamed: readonly string[];
  readonly reports: number;
  /** Reports that an alert names and that report something else. */
  readonly strange: readonly string[];
  /** Between publication and telling, in milliseconds, the shortest first. */
  readonly delays: readonly number[];
}

/** Alerts against what was really said, by whom, and what really reported it. */
export function scoreAlerts({ articles, sayings }: Month, alerts: readonly SayingAlert[]): Score {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const meant = (report: Uttered): Saying | undefined =>
    byId.get(report.article.id)?.quotings.find(({ wording }) => holds(wording, report))?.saying;
  const told = alerts.map((alert) => ({ alert, saying: alert.reports[0] && meant(alert.reports[0]) }));
  const right = told.filter(({ alert, saying }) => saying && alertsOf(saying.by.name) === alert.subscriptionId);
  const bySaying = Map.groupBy(right, ({ saying }) => saying?.id);
  const reporting = Map.groupBy(
    articles.flatMap((article) => article.quotings.map(({ saying }) => ({ article, saying }))),
    ({ saying }) => saying.id,
  );
  const unnamed: string[] = [];
  const strange: string[] = [];
  const delays: number[] = [];
  let reports = 0;
  for (const [id, all] of bySaying) {
    const named = new Set(all.flatMap(({ alert }) => alert.reports.map(({ article }) => article.id)));
    const owed = reporting.get(id ?? "") ?? [];
    reports += owed.length;
    unnamed.push(
      ...owed.filter(({ article }) => !named.has(article.id)).map(({ article }) => `${id} in ${article.id}`),
    );
    strange.push(
      ...all.flatMap(({ alert }) =>
        alert.reports
          .filter((one) => meant(one)?.id !== id)
          .map((one) => `in ${id}: ${shown(one)} story ${one.storyId}, of ${alert.reports[0]?.storyId}`),
      ),
    );
    const [first] = owed.map(({ article }) => Date.parse(article.publishedAt)).sort((one, other) => one - other);
    const [heard] = all.map(({ alert }) => Date.parse(alert.at)).sort((one, other) => one - other);
    delays.push((heard ?? 0) - (first ?? 0));
  }
  return {
    sayings: sayings.length,
    lost: sayings.filter(({ id }) => !bySaying.has(id)).map(({ id }) => id),
    doubled: [...bySaying].flatMap(([id, all]) =>
      all.length > 1 ? [`${id}: ${all.map(firstShown).join(" | ")}`] : [],
    ),
    wrong: told.filter((one) => !right.includes(one)).map((one) => `${one.alert.subscriptionId}: ${firstShown(one)}`),
    unnamed,
    reports,
    strange,
    delays: delays.sort((one, other) => one - other),
  };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim();

const holds = (wording: string, { parts }: Uttered): boolean =>
  parts.every(({ text }) => plain(wording).includes(plain(text)));

const shown = ({ article, parts, speaker }: Uttered): string =>
  `“${parts.map(({ text }) => text).join(" / ")}” by ${speaker?.name ?? "nobody"} in ${article.id}`;

const firstShown = ({ alert: { reports } }: { readonly alert: SayingAlert }): string =>
  reports[0] ? shown(reports[0]) : "nothing";
