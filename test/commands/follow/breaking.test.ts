import { expect, test } from "vitest";
import { breakingAmong, type SeenStory, type Watch } from "../../../src/commands/follow/breaking.ts";
import type { Follow, FollowedBreaking } from "../../../src/model/follow.ts";
import type { ReadArticle } from "../../../src/model/reading.ts";
import { aReadArticle } from "../../builders.ts";

const NOW = new Date("2025-02-14T12:00:00.000Z");

const aFollow = (
  breaking: Partial<FollowedBreaking["breaking"]> = {},
  of: Partial<Follow> = {},
): Follow & FollowedBreaking => ({
  ...{ id: "f", subscriptionId: "here", pace: "at-once", state: "active", createdBy: "user-1" },
  ...{ createdAt: "2025-02-12T06:00:00.000Z", ...of },
  breaking: { outlets: 3, most: 5, ...breaking },
});

/** Each desk has words of its own. */
const TOLD: Readonly<Record<string, string>> = {
  "Tide Post": "Flames took the fish market of Ellery before dawn, and nobody was inside when the roof came down.",
  "Coast Wire": "A fire has destroyed Ellery's market hall; crews from four towns were still damping it down at noon.",
  "Ellery Courier": "The old hall where Ellery has sold its herring since 1881 burnt to the ground on Friday morning.",
  "Harbour Radio":
    "Smoke hung over the quay of Ellery for hours after its market caught fire, the coast guard reported.",
};

let serial = 0;
/** `at`: the clock on that day ("11:30"), or all of what an article says of its time. */
function report(outlet: string, at: string | null, text = TOLD[outlet] ?? outlet): ReadArticle {
  const publishedAt = at !== null && at.length === 5 ? `2025-02-14T${at}:00.000Z` : at;
  const id = `${outlet}-${++serial}`;
  return aReadArticle({ id, url: `https://${id}.example/`, outlet, text, title: "Ellery market burns", publishedAt });
}

const aStory = (articles: readonly ReadArticle[], id = "market"): SeenStory => ({ id, articles });

const watch = (of: Partial<Watch>) =>
  breakingAmong({
    ...{ follows: [aFollow()], stories: [], alerts: [], owners: [], now: NOW, newId: () => `a${++serial}` },
    ...of,
  });

const THREE = [report("Tide Post", "11:05"), report("Coast Wire", "11:20"), report("Ellery Courier", "11:50")];

test("what enough outlets report within an hour is told, with the reports of that hour", () => {
  const [alert, ...others] = watch({ stories: [aStory([report("Harbour Radio", "09:10"), ...THREE])] });
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    subscriptionId: "here",
    at: NOW.toISOString(),
    breaking: { headline: "Ellery market burns", outlets: 3 },
  });
  expect(alert?.reports.map(({ article }) => article.outlet)).toEqual(["Tide Post", "Coast Wire", "Ellery Courier"]);
});

test.each([
  ["two outlets", THREE.slice(0, 2)],
  ["one outlet three times", THREE.map(({ article }) => report("Tide Post", article.publishedAt, article.text))],
  [
    "copies of one report",
    THREE.map(({ article }) => report(article.outlet ?? "", article.publishedAt, TOLD["Coast Wire"])),
  ],
  ["more than an hour", [report("Tide Post", "10:45"), ...THREE.slice(1)]],
  ["hours ago", [report("Tide Post", "08:05"), report("Coast Wire", "08:20"), report("Ellery Courier", "08:50")]],
  ["a time to come", THREE.map(({ article }) => report(article.outlet ?? "", "12:20"))],
  ["no time", THREE.map(({ article }) => report(article.outlet ?? "", null))],
  ["a day alone", THREE.map(({ article }) => report(article.outlet ?? "", "2025-02-14"))],
])("%s breaks nothing", (_, articles) => {
  expect(watch({ stories: [aStory(articles)] })).toEqual([]);
});

test("outlets of one owner are one, and what was reported before it was asked for is not told", () => {
  const stories = [aStory(THREE)];
  expect(watch({ stories, owners: [{ name: "Tide House", outlets: ["Tide Post", "Coast Wire"] }] })).toEqual([]);
  expect(watch({ stories, follows: [aFollow({}, { createdAt: "2025-02-14T11:55:00.000Z" })] })).toEqual([]);
});

test("a story is told once, also where it is sorted anew; who reports it later is added, for three hours", () => {
  const alerts = watch({ stories: [aStory(THREE)] });
  expect(watch({ stories: [aStory(THREE, "another id")], alerts })).toEqual([]);
  const later = [...THREE, report("Harbour Radio", "14:10"), report("Harbour Radio", "15:30")];
  const now = new Date("2025-02-14T16:00:00.000Z");
  const [added, ...others] = watch({ stories: [aStory(later, "another id")], alerts, now });
  expect(others).toEqual([]);
  expect(added).toMatchObject({ id: alerts[0]?.id, breaking: { outlets: 3 } });
  expect(added?.reports.map(({ article }) => article.publishedAt?.slice(11, 16))).toEqual([
    ...["11:05", "11:20", "11:50", "14:10"],
  ]);
});

test("no more stories are told within 24 hours than were asked for, the first to break first", () => {
  const story = (id: string, clocks: readonly string[]) =>
    aStory(
      ["Tide Post", "Coast Wire", "Ellery Courier"].map((outlet, at) =>
        report(outlet, clocks[at] ?? "", `${TOLD[outlet]} ${id}`),
      ),
      id,
    );
  const stories = [
    story("second", ["11:10", "11:20", "11:40"]),
    story("first", ["11:00", "11:05", "11:10"]),
    story("third", ["11:15", "11:25", "11:45"]),
  ];
  const follows = [aFollow({ most: 2 })];
  const alerts = watch({ stories, follows });
  expect(alerts.map(({ reports }) => reports[0]?.storyId)).toEqual(["first", "second"]);
  expect(watch({ stories: stories.slice(2), follows, alerts })).toEqual([]);
  const elsewhere = watch({ stories: stories.slice(2), follows: [aFollow({}, { subscriptionId: "there" })], alerts });
  expect(elsewhere).toHaveLength(1);
});
