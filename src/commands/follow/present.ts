import { shortTime } from "../../digest/present/dates.ts";
import { muted } from "../../digest/present/spans.ts";
import type { Alert, Follow, Followed } from "../../model/follow.ts";
import type { Message, MessageBlock } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";
import { type Look, nameOf, quoteBlock, quotedWords, whoIn } from "../who-said/present.ts";

/** What was published so long before it is told is told late. */
const LATE_MILLISECONDS = 3 * 3_600_000;

/** What a place is told at once: each saying with its outlets and other wordings, and what is followed there that it answers. */
export function presentAlerts(alerts: readonly Alert[], follows: readonly Follow[], look: Look): Message {
  const byId = new Map(follows.map((follow) => [follow.id, follow]));
  const blocks = alerts.flatMap((alert, index): MessageBlock[] => [
    ...(index === 0 ? [] : [{ type: "divider" } as const]),
    ...alertBlocks(alert, byId, look),
  ]);
  return { summary: summaryOf(alerts, look.words), blocks, thread: [], visibility: "everyone" };
}

function alertBlocks(alert: Alert, follows: ReadonlyMap<string, Follow>, look: Look): MessageBlock[] {
  const [first, ...others] = alert.reports;
  if (first === undefined) return [];
  const answered = alert.followIds.flatMap((id) => follows.get(id) ?? []);
  const told = [
    ...answered.map((one) => look.words.say("alert.followed", { what: followedWords(one, look.words) })),
    ...lateWords(alert, look),
  ];
  return [
    quoteBlock({ hit: first, speaker: first.speaker, variants: others }, look),
    ...(told.length === 0 ? [] : [{ type: "text", spans: [muted(told.join(" "))] } as const]),
  ];
}

/** "Calloway on “port” in The Example". */
export function followedWords({ speaker, about, outlet }: Followed, words: Words): string {
  const asked = about === "" ? "" : words.say("following.about", { about });
  const where = outlet === "" ? "" : words.say("following.outlet", { outlet });
  return [speaker, asked, where].filter((part) => part !== "").join(" ");
}

function lateWords({ at, reports: [first] }: Alert, { words, timeZone }: Look): string[] {
  const publishedAt = first?.article.publishedAt ?? null;
  const isKnown = publishedAt !== null && publishedAt.length > "2026-03-04".length;
  if (!isKnown || Date.parse(at) - Date.parse(publishedAt) < LATE_MILLISECONDS) return [];
  return [words.say("alert.late", { when: shortTime(publishedAt, timeZone, words) })];
}

function summaryOf([first]: readonly Alert[], words: Words): string {
  const report = first?.reports[0];
  if (report === undefined) return "";
  return `${quotedWords(report)} — ${whoIn(report.speaker, words)} (${nameOf(report.article, words)})`.slice(0, 280);
}
