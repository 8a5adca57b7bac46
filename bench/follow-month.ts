/**
 * `node bench/follow-month.ts [--articles 600] [--seed 1] [--kills 100] [--show]`: a month of fictional news whose every quotation is
 * known, collected and told to those who follow its forty speakers, and to one who asked for breaking news; what they are told is held
 * against what was said, and against what many reported at once.
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { isOfSaying, isOfStory } from "../src/model/follow.ts";
import { openSqlite } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { replayKilled } from "./follow-month/killed.ts";
import { aMonth } from "./follow-month/month.ts";
import { PEOPLE } from "./follow-month/people.ts";
import { BREAKING_OUTLETS, followEverybody, ROUND_MILLISECONDS, replay } from "./follow-month/replay.ts";
import { scoreAlerts } from "./follow-month/score.ts";
import { scoreBreaking } from "./follow-month/score-breaking.ts";
import { startPlatform } from "./reliability/platforms.ts";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "600" },
    seed: { type: "string", default: "1" },
    kills: { type: "string", default: "0" },
    show: { type: "boolean", default: false },
  },
});

const [articles, seed, kills] = [values.articles, values.seed, values.kills].map(Number) as [number, number, number];
const month = aMonth(articles, seed);
const platform = await startPlatform("slack");
const places = [...PEOPLE, "breaking news"].map(() => platform.addChannel());
const prepare = (store: Store) =>
  followEverybody(store, places, { chat: "slack", workspace: "", createdAt: month.start });

async function replayHere(): Promise<{ readonly kills: number; readonly store: Store }> {
  const store = await openSqlite(":memory:");
  await prepare(store);
  await replay({ month, store, chat: platform.chat, newId: randomUUID });
  return { kills: 0, store };
}

const { store, kills: killed } =
  kills > 0 ? await replayKilled({ platform, articles, seed, kills, prepare }) : await replayHere();
const alerts = await store.alerts(month.start);
const score = scoreAlerts(month, alerts.filter(isOfSaying));
const parts = (await store.deliveries(100_000)).flatMap((delivery) => delivery.parts);
const posts = platform.markers();
const minutes = (milliseconds = 0) => (milliseconds / 60_000).toFixed(1);
console.log(
  `${month.articles.length} articles, ${month.events.length} events, ${score.sayings} sayings, ${killed} kills: ` +
    `${alerts.length} alerts in ${parts.length} posts, ${parts.length - new Set(posts).size} posts lost, ` +
    `${posts.length - new Set(posts).size} doubled`,
);
const kinds = ["lost", "doubled", "wrong", "unnamed", "strange"] as const;
console.log(kinds.map((kind) => `${kind} ${score[kind].length}`).join(", "), `of ${score.reports} reports`);
console.log(
  `median delay ${minutes(score.delays[Math.floor(score.delays.length / 2)])} min, longest ` +
    `${minutes(score.delays.at(-1))}; a round takes ${minutes(ROUND_MILLISECONDS)}`,
);
const breaking = scoreBreaking(month, alerts.filter(isOfStory), BREAKING_OUTLETS);
const ways = ["lost", "doubled", "wrong", "strange"] as const;
console.log(
  `breaking: ${breaking.owed} events of ${BREAKING_OUTLETS} outlets within an hour,`,
  ways.map((way) => `${way} ${breaking[way].length}`).join(", "),
);
if (values.show) for (const way of ways) for (const one of breaking[way]) console.log(`breaking, ${way}: ${one}`);
if (values.show) for (const kind of kinds) for (const one of score[kind]) console.log(`${kind}: ${one}`);
await store.close();
await platform.stop();
