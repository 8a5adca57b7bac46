import { expect, onTestFinished, test } from "vitest";
import { aMonth } from "../../../bench/follow-month/month.ts";
import { PEOPLE } from "../../../bench/follow-month/people.ts";
import { BREAKING_OUTLETS, followEverybody, ROUND_MILLISECONDS, replay } from "../../../bench/follow-month/replay.ts";
import { scoreAlerts } from "../../../bench/follow-month/score.ts";
import { scoreBreaking } from "../../../bench/follow-month/score-breaking.ts";
import { isOfSaying, isOfStory } from "../../../src/model/follow.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { createPlatform } from "../../digest/deliver/platform.ts";

/** `npm run bench follow-month` is the same with 600 articles, and with kills. */
test("over the first days of a made month whoever is followed is heard once a saying, and nobody else is", async () => {
  const month = aMonth(60, 1);
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  let time = 0;
  let serial = 0;
  const newId = () => `id-${++serial}`;
  const { chat, posts } = createPlatform(() => new Date(time++), [][Symbol.iterator]());
  const places = [...PEOPLE.map(({ name }) => name), "breaking news"];
  await followEverybody(store, places, { chat: "slack", workspace: "", createdAt: month.start });
  await replay({ month, store, chat, newId });
  const alerts = await store.alerts(month.start);
  const { lost, doubled, wrong, unnamed, strange, delays } = scoreAlerts(month, alerts.filter(isOfSaying));
  expect({ lost, doubled, wrong, unnamed, strange }).toEqual({
    ...{ lost: [], doubled: [], wrong: [], unnamed: [], strange: [] },
  });
  expect(scoreBreaking(month, alerts.filter(isOfStory), BREAKING_OUTLETS)).toEqual({
    ...{ owed: 1, lost: [], doubled: [], wrong: [], strange: [] },
  });
  expect(delays[Math.floor(delays.length / 2)]).toBeLessThanOrEqual(ROUND_MILLISECONDS);
  const parts = (await store.deliveries(1_000)).flatMap((delivery) => delivery.parts);
  expect(posts).toHaveLength(parts.length);
});
