import { seededRandom } from "../seeded-random.ts";
import { PEOPLE, type Person } from "./people.ts";
import { reportText } from "./report.ts";
import { inFull, speechwriter, variantOf, type Words } from "./sayings.ts";

/** Something that somebody said once, with what reported it. */
export interface Saying {
  readonly id: string;
  readonly by: Person;
  readonly words: Words;
  /** Of two counts: whether it is the one that the later reports overtake; absent of anything else. */
  readonly isEarlier?: boolean;
}

/** What an article quotes of a saying, word for word. */
export interface Quoting {
  readonly saying: Saying;
  readonly wording: string;
}

export interface MonthArticle {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly title: string;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly text: string;
  readonly quotings: readonly Quoting[];
  readonly event: MonthEvent;
}

/** `many`: reported by most outlets of different owners within an hour. The others never are: told slowly, copied, or by one owner. */
export type EventKind = "many" | "slow" | "copied" | "one-owner";

export interface MonthEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly town: string;
  readonly thing: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface Month {
  readonly start: string;
  /** The oldest first. */
  readonly articles: readonly MonthArticle[];
  readonly events: readonly MonthEvent[];
  readonly sayings: readonly Saying[];
  readonly owners: readonly { readonly name: string; readonly outlets: readonly string[] }[];
}

export const OUTLETS = [
  "Orvane Courier",
  "Coast Wire",
  "Pellworth Herald",
  "Ostmere Gazette",
  "The Tarn Post",
  "Lindmoor Standard",
  "Hallbeck Radio",
  "Northern Mirror",
] as const;

/** Two of the eight are one house. */
const OWNERS = [{ name: "Tarn House", outlets: ["The Tarn Post", "Northern Mirror"] }];

const THINGS = `ferry|drawbridge|lighthouse|tram line|reservoir|museum roof|fish market|school kitchen|flood wall
cable car|bell tower|night train|salt works|town library|harbour crane|toll road|hospital wing|weir|orchard road
power plant|quarry|skating hall|mail boat|observatory|sluice|granary|boat yard|rope works|signal box|tannery`.split(
  /[|\n]/,
);

const START = Date.parse("2025-03-01T00:00:00.000Z");
const MINUTE = 60_000;
const DAYS = 30;

/** A month of fictional news in so many articles, whose every quotation is known: who said it, and what else reports it. */
export function aMonth(articles: number, seed: number): Month {
  const random = seededRandom(seed);
  const write = speechwriter(random);
  const written: MonthArticle[] = [];
  const events: MonthEvent[] = [];
  const sayings: Saying[] = [];
  while (written.length < articles) {
    const serial = events.length;
    const event = anEvent(serial, random);
    const outlets = outletsFor(event, random, articles - written.length);
    const present = speakersOf(event, random);
    const spoken = present.flatMap((by): Saying[] =>
      Array.from({ length: 1 + Math.floor(random() * 2) }, (_, index) => ({
        id: `${event.id}/${by.name}/${index}`,
        by,
        words: write(event.thing),
      })),
    );
    if (serial % 9 === 4) spoken.push(...counts(event, present[0], random));
    events.push(event);
    sayings.push(...spoken);
    written.push(...reportsOf(event, outlets, spoken, random));
  }
  written.sort((one, other) => (one.publishedAt < other.publishedAt ? -1 : 1));
  const quoted = new Set(written.flatMap(({ quotings }) => quotings.map(({ saying }) => saying.id)));
  return {
    start: new Date(START).toISOString(),
    articles: written,
    events,
    sayings: sayings.filter(({ id }) => quoted.has(id)),
    owners: OWNERS,
  };
}

/** What the same person counted in the morning and counts later: two sayings that differ in a figure alone. */
function counts({ id, thing }: MonthEvent, by: Person | undefined, random: () => number): Saying[] {
  if (!by) return [];
  const counted = 11 + Math.floor(random() * 30);
  return [counted, counted + 17].map((figure, index) => ({
    ...{ id: `${id}/${by.name}/count-${index}`, by, isEarlier: index === 0 },
    words: {
      opening: `We have counted ${figure} cracked beams in the ${thing}`,
      ending: "and there will be more of them before this week is over",
    },
  }));
}

/** Events follow one another around the clock; of twenty, one is told by many at once, and two look as if they were. */
function anEvent(serial: number, random: () => number): MonthEvent {
  const kinds: Readonly<Record<number, EventKind>> = { 7: "many", 13: "copied", 17: "one-owner" };
  const towns = [...new Set(PEOPLE.map(({ town }) => town))];
  const town = towns[serial % towns.length] ?? "Orvane";
  const thing = THINGS[(serial * 11 + Math.floor(serial / THINGS.length)) % THINGS.length]?.trim() ?? "ferry";
  const at = new Date(START + ((serial + random()) * DAYS * 24 * 60 * MINUTE) / 170).toISOString();
  return { id: `event-${serial}`, kind: kinds[serial % 20] ?? "slow", town, thing, at };
}

interface Reporting {
  readonly outlet: string;
  /** Milliseconds after the event. */
  readonly after: number;
}

function outletsFor({ kind }: MonthEvent, random: () => number, most: number): Reporting[] {
  const shuffled = [...OUTLETS].map((outlet) => ({ outlet, by: random() })).sort((one, other) => one.by - other.by);
  const names = shuffled.map(({ outlet }) => outlet);
  const houses = OWNERS.flatMap(({ outlets }) => outlets);
  const apart = names.filter((name) => !houses.includes(name));
  const told = (chosen: readonly string[], gap: () => number): Reporting[] => {
    let after = 0;
    return chosen.slice(0, most).map((outlet) => {
      const one = { outlet, after: after * MINUTE };
      after += gap();
      return one;
    });
  };
  if (kind === "many") return told(names.slice(0, 6 + Math.floor(random() * 3)), () => 4 + random() * 5);
  if (kind === "copied") return told(apart.slice(0, 5), () => 5 + random() * 5);
  if (kind === "one-owner") return told([...houses, ...apart.slice(0, 2)], () => 5 + random() * 5);
  // Never four within an hour.
  return told(names.slice(0, 1 + Math.floor(random() * 6)), () => 25 + random() * 90);
}

/** Of the town's own people, and now and then a guest; with a namesake where there is one. */
function speakersOf({ town }: MonthEvent, random: () => number): readonly Person[] {
  const own = PEOPLE.filter((one) => one.town === town);
  const first = own[Math.floor(random() * own.length)];
  const other = own[Math.floor(random() * own.length)];
  const namesake = PEOPLE.find(({ surname, name }) => surname === first?.surname && name !== first?.name);
  const third = random() < 0.15 ? namesake : undefined;
  return [...new Set([first, other, third])].flatMap((one) => one ?? []);
}

function reportsOf(
  event: MonthEvent,
  reporting: readonly Reporting[],
  spoken: readonly Saying[],
  random: () => number,
): MonthArticle[] {
  const made: MonthArticle[] = [];
  for (const [index, { outlet, after }] of reporting.entries()) {
    const original = event.kind === "copied" || (index > 0 && random() < 0.12) ? made[0] : undefined;
    const publishedAt = new Date(Date.parse(event.at) + after).toISOString();
    const url = `https://${outlet.toLowerCase().replaceAll(/[^a-z]/g, "")}.example/${event.id}`;
    const own = { id: url, url, outlet, publishedAt, event };
    if (original) made.push({ ...original, ...own });
    else {
      const isLate = index >= reporting.length / 2;
      const now = spoken.filter(({ isEarlier }) => isEarlier === undefined || isEarlier !== isLate);
      const quotings = quotingsIn(index, now, random);
      made.push({ ...own, quotings, ...reportText({ event, outlet, index, quotings, random }) });
    }
  }
  return made;
}

/** The first report has most; the others have some of it, mostly word for word, and now and then something more. */
function quotingsIn(index: number, spoken: readonly Saying[], random: () => number): Quoting[] {
  const chosen = spoken.filter((_, at) => (index === 0 ? at === 0 || random() < 0.7 : random() < 0.55));
  const some = chosen.length > 0 ? chosen : spoken.slice(0, 1);
  return some.map((saying) => ({
    saying,
    wording: random() < 0.65 ? inFull(saying.words) : variantOf(saying.words, random),
  }));
}
