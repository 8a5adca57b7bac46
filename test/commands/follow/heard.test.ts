import fc from "fast-check";
import { expect, test } from "vitest";
import { alertsFrom } from "../../../src/commands/follow/heard.ts";
import { wantedBy } from "../../../src/commands/follow/wanted.ts";
import type { Follow, FollowedSayings, SayingAlert } from "../../../src/model/follow.ts";
import type { QuoteHit } from "../../../src/model/quote-hit.ts";
import type { Unheard } from "../../../src/store/follow-store.ts";
import { anArticle } from "../../builders.ts";

const NOW = new Date("2025-02-14T12:00:00.000Z");
const GATES = "The lock gates will be mended before winter, whatever it costs us";
const GATES_ELSEWHERE = "The lock gates will be mended before the winter, whatever it costs";
const LAMP = "The lamp burns without me, and so do I, every night of the year";

const aFollow = (of: Partial<Follow & FollowedSayings> = {}): Follow => ({
  ...{
    id: "f",
    subscriptionId: "here",
    speaker: "Ada Penrose",
    about: "",
    outlet: "",
    pace: "at-once",
    state: "active",
  },
  ...{ createdBy: "user-1", createdAt: "2025-02-12T06:00:00.000Z" },
  ...of,
});

interface Said extends Partial<Omit<QuoteHit, "article" | "speaker">> {
  readonly by?: string | null;
  readonly publishedAt?: string | null;
}

let serial = 0;
function saidIn(outlet: string, words: string, { by = "Ada Penrose", publishedAt, ...of }: Said = {}): QuoteHit {
  const text = `“${words}”, someone said.`;
  const at = publishedAt === undefined ? "2025-02-14T09:00:00.000Z" : publishedAt;
  const part = { text: words, start: 1, end: 1 + words.length };
  return {
    quoteId: String(++serial),
    article: anArticle({ id: `${outlet} ${serial}`, outlet, text, publishedAt: at }),
    storyId: "story",
    kind: "direct",
    ...part,
    parts: [part],
    speaker: by === null ? null : { name: by, role: null },
    context: text,
    ...of,
  };
}

const unheard = (quotes: readonly QuoteHit[], tenant = ""): Unheard[] =>
  quotes.map((quote) => ({ articleId: quote.article.id, tenant, quotes: [quote] }));

const hear = (
  articles: readonly Unheard[],
  follows: readonly Follow[] = [aFollow()],
  alerts: readonly SayingAlert[] = [],
) => {
  const sees = (subscriptionId: string, tenant: string) => tenant === "" || tenant === subscriptionId;
  return alertsFrom({ wanted: wantedBy(follows), alerts, sees, now: NOW, newId: () => `alert-${++serial}` }, articles);
};

const outletsOf = (alerts: readonly SayingAlert[]) =>
  alerts.map(({ reports }) => reports.map(({ article }) => article.outlet));

test("a saying makes one alert; a copy and another wording of it are added, another saying makes its own", () => {
  const quotes = [
    saidIn("A", GATES),
    saidIn("B", GATES),
    saidIn("C", GATES_ELSEWHERE, { by: null }),
    saidIn("D", LAMP),
  ];
  expect(outletsOf(hear(unheard(quotes)))).toEqual([["A", "B", "C"], ["D"]]);
});

test("somebody else's like words are not added: neither a namesake's nor another's whom an outlet names", () => {
  const follows = [aFollow({ id: "a", speaker: "Ada Penrose" }), aFollow({ id: "o", speaker: "Olof Penrose" })];
  const quotes = [
    saidIn("A", GATES),
    saidIn("B", GATES, { by: "Olof Penrose" }),
    saidIn("C", GATES, { by: "Jon Reed" }),
  ];
  expect(outletsOf(hear(unheard(quotes), follows))).toEqual([["A"], ["B"]]);
});

test("a figure counted anew is another saying, and so is a turn of phrase on another thing in another story", () => {
  const counted = (figure: string) =>
    `We have counted ${figure} cracked beams and there will be more before the week is over`;
  const like = "Nobody asked the people beside the quay what they wanted, and nobody ever will";
  const quotes = [
    saidIn("A", counted("eleven")),
    saidIn("B", counted("40")),
    saidIn("C", counted("11")),
    saidIn("D", like),
    saidIn("E", like.replace("quay", "lamp"), { storyId: "another" }),
  ];
  expect(outletsOf(hear(unheard(quotes)))).toEqual([["A", "C"], ["B"], ["D"], ["E"]]);
});

test("what somebody says in one paragraph is one saying, and another outlet's one quotation of it is added", () => {
  const text = `“${GATES},” she said. “${LAMP}.”`;
  const article = anArticle({ id: "turn", outlet: "A", text, publishedAt: "2025-02-14T09:00:00.000Z" });
  const from = (words: string): QuoteHit => {
    const part = { text: words, start: text.indexOf(words), end: text.indexOf(words) + words.length };
    return { ...saidIn("A", words), article, ...part, parts: [part] };
  };
  const articles: Unheard[] = [{ articleId: "turn", tenant: "", quotes: [from(LAMP), from(GATES)] }];
  const alerts = hear([...articles, ...unheard([saidIn("B", `${GATES}, and ${LAMP}`), saidIn("C", LAMP)])]);
  expect(outletsOf(alerts)).toEqual([["A", "B", "C"]]);
  expect(alerts[0]?.reports[0]?.parts.map((part) => part.text)).toEqual([GATES, LAMP]);
});

test("what comes in a later round is added to the alert that stands, and told once", () => {
  const former = hear(unheard([saidIn("A", GATES)]));
  const later = hear(unheard([saidIn("B", GATES_ELSEWHERE), saidIn("C", GATES)]), [aFollow()], former);
  expect(outletsOf(later)).toEqual([["A", "B", "C"]]);
  expect(later[0]?.id).toBe(former[0]?.id);
  const again = { ...saidIn("A", GATES), article: former[0]?.reports[0]?.article } as QuoteHit;
  expect(hear(unheard([again]), [aFollow()], later)).toEqual([]);
});

test("several follows of a place answered by one saying make one alert, and each place has its own", () => {
  const follows = [
    aFollow({ id: "who" }),
    aFollow({ id: "what", speaker: "", about: "lock gates", pace: "hourly" }),
    aFollow({ id: "there", subscriptionId: "there", speaker: "", about: "gates", pace: "hourly" }),
  ];
  const alerts = hear(unheard([saidIn("A", GATES)]), follows);
  expect(alerts.map(({ subscriptionId, followIds, pace }) => [subscriptionId, followIds, pace])).toEqual([
    ["here", ["who", "what"], "at-once"],
    ["there", ["there"], "hourly"],
  ]);
});

test.each<[string, QuoteHit, Partial<Follow & FollowedSayings>]>([
  ["a namesake", saidIn("A", GATES, { by: "Olof Penrose" }), {}],
  ["words without quotation marks", saidIn("A", GATES, { kind: "indirect" }), {}],
  ["what was said before it was followed", saidIn("A", GATES, { publishedAt: "2025-02-11T09:00:00.000Z" }), {}],
  [
    "what was published long ago and came now",
    saidIn("A", GATES, { publishedAt: "2025-02-11T09:00:00.000Z" }),
    { createdAt: "2025-01-01T00:00:00.000Z" },
  ],
  ["a paused follow", saidIn("A", GATES), { state: "paused" }],
])("no alert: %s", (_, quote, follow) => {
  expect(hear(unheard([quote]), [aFollow(follow)])).toEqual([]);
});

test("a bare day counts as its end, and no day as now", () => {
  for (const publishedAt of ["2025-02-12", null])
    expect(hear(unheard([saidIn("A", GATES, { publishedAt })]), [aFollow()])).toHaveLength(1);
});

test("a workspace's own article makes and adds to no other's alert", () => {
  const follows = [aFollow({ id: "1", subscriptionId: "here" }), aFollow({ id: "2", subscriptionId: "there" })];
  const own = hear(unheard([saidIn("Own", GATES)], "there"), follows);
  expect(own.map(({ subscriptionId }) => subscriptionId)).toEqual(["there"]);
  const both = hear(unheard([saidIn("A", GATES)]), follows, own);
  expect(both.map(({ subscriptionId, reports }) => [subscriptionId, reports.length])).toEqual([
    ["there", 2],
    ["here", 1],
  ]);
});

test("in whatever rounds reports come, each saying has one alert a place with every outlet once", () => {
  const sayings = [GATES, LAMP, "Nobody in this town has ever paid a penny for the ferry to the island"];
  const report = fc.record({ saying: fc.constantFrom(...sayings), outlet: fc.constantFrom("A", "B", "C", "D") });
  fc.assert(
    fc.property(fc.array(fc.array(report, { maxLength: 5 }), { maxLength: 5 }), (rounds) => {
      const kept = new Map<string, SayingAlert>();
      const seen = new Map<string, number>();
      for (const round of rounds) {
        const quotes = round.map(({ saying, outlet }) => saidIn(outlet, saying));
        for (const { saying } of round) seen.set(saying, (seen.get(saying) ?? 0) + 1);
        for (const alert of hear(unheard(quotes), [aFollow()], [...kept.values()])) kept.set(alert.id, alert);
      }
      const told = [...kept.values()].map(({ reports }) => [reports[0]?.parts[0]?.text, reports.length]);
      expect(new Map(told as [string, number][])).toEqual(seen);
      expect(told).toHaveLength(seen.size);
    }),
    { numRuns: 100 },
  );
});
