import { shortTime } from "../../digest/present/dates.ts";
import { joined, linked, muted, plain } from "../../digest/present/spans.ts";
import {
  type Alert,
  type Follow,
  type Followed,
  isBreaking,
  isOfStory,
  type Reported,
  type SayingAlert,
  type StoryAlert,
} from "../../model/follow.ts";
import type { Message, MessageBlock, Span } from "../../model/message.ts";
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
  const answered = alert.followIds.flatMap((id) => follows.get(id) ?? []);
  const told = [
    ...answered.map((one) => look.words.say("alert.followed", { what: followedWords(one, look.words) })),
    ...lateWords(alert, look),
  ];
  return [
    ...(isOfStory(alert) ? storyBlocks(alert, look) : sayingBlocks(alert, look)),
    ...(told.length === 0 ? [] : [{ type: "text", spans: [muted(told.join(" "))] } as const]),
  ];
}

function sayingBlocks({ reports: [first, ...others] }: SayingAlert, look: Look): MessageBlock[] {
  return first ? [quoteBlock({ hit: first, speaker: first.speaker, variants: others }, look)] : [];
}

/** The headline, then each outlet once, by its first report, with the time of that. */
function storyBlocks({ breaking: { headline, outlets }, reports }: StoryAlert, look: Look): MessageBlock[] {
  const firsts = Map.groupBy(reports, ({ article }) => nameOf(article, look.words));
  const named = [...firsts.values()].flatMap(([first]) => (first ? [outletAt(first, look)] : []));
  const counted = look.words.say("alert.within", { count: outlets });
  return [
    { type: "heading", level: 3, spans: [linked(plain(headline), reports[0]?.article.url ?? null)] },
    { type: "text", spans: [plain(`${counted} `), ...joined(named, " · ")] },
  ];
}

function outletAt({ article }: Reported, { words, timeZone }: Look): Span {
  const { publishedAt, url } = article;
  const time = publishedAt === null ? "" : shortTime(publishedAt, timeZone, words);
  return linked(plain(`${nameOf(article, words)} ${time}`.trim()), url);
}

/** "Calloway on “port” in The Example". */
export function followedWords(followed: Followed, words: Words): string {
  if (isBreaking(followed)) return words.say("following.news", followed.breaking);
  const { speaker, about, outlet } = followed;
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
  if (first === undefined) return "";
  if (isOfStory(first)) return words.say("alert.breaking", { headline: first.breaking.headline });
  const [report] = first.reports;
  if (report === undefined) return "";
  return `${quotedWords(report)} — ${whoIn(report.speaker, words)} (${nameOf(report.article, words)})`.slice(0, 280);
}
