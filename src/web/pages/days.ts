import { html } from "hono/html";
import { isoDay, lastMoment, longDate } from "../../digest/present/dates.ts";
import type { Digest, TimeWindow } from "../../model/digest.ts";
import { instantOf } from "../../schedule/wall-clock.ts";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { type Markup, shown } from "../text.ts";
import { digestPage } from "./digest.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS_LISTED = 31;
const DIGESTS_LISTED = 200;
/** Today is told anew so often at most. */
const FRESH_MILLISECONDS = 5 * 60_000;

/** The last hours, the same for some minutes. */
export function windowToday({ now, hours }: Visit["desk"]): TimeWindow {
  const until = Math.floor(now().getTime() / FRESH_MILLISECONDS) * FRESH_MILLISECONDS;
  return windowOf(until - hours * HOUR, until);
}

/** What the last hours brought; where they brought nothing, the newest digest that was kept. */
export async function todayPage(visit: Visit): Promise<Page> {
  const { desk, reader } = visit;
  const window = windowToday(desk);
  const digest = await desk.digest(window, reader.words.say("room.today"), reader.scope);
  if (digest.stories.length > 0) return digestPage(digest, visit, "today");
  const [newest] = await desk.view(reader.scope).digestsIn(windowOf(0, desk.now().getTime() + DAY), 1);
  return digestPage(newest ?? digest, visit, "today");
}

/** One day, told from all that was published on it; null where it is no day. */
export async function dayPage(day: string, visit: Visit): Promise<Page | null> {
  const window = dayWindow(day, visit.desk.timeZone);
  if (window === null) return null;
  const { desk, reader } = visit;
  const title = longDate(day, desk.timeZone, reader.words);
  const digest = await desk.digest(window, title, reader.scope);
  const kept = await desk.view(reader.scope).digestsIn(window, DIGESTS_LISTED);
  const page = digestPage(digest, visit, "archive");
  const around = html`<p class="room"><a href="${reader.paths.day(shifted(day, -1))}" rel="prev">← ${shifted(day, -1)}</a>
<a href="${reader.paths.day(shifted(day, 1))}" rel="next">${shifted(day, 1)} →</a></p>`;
  return { ...page, body: html`${around}${page.body}${digestList(kept, visit)}` };
}

/** The days before, and the digests that were posted on them. */
export async function archivePage(visit: Visit): Promise<Page> {
  const { desk, reader } = visit;
  const { words, paths } = reader;
  const today = isoDay(desk.now().toISOString(), desk.timeZone);
  const days = Array.from({ length: DAYS_LISTED }, (_, back) => shifted(today, -back));
  const kept = await desk.view(reader.scope).digestsIn(windowOf(0, desk.now().getTime() + DAY), DIGESTS_LISTED);
  const lines = days.map(
    (day) => html`<li><a href="${paths.day(day)}">${longDate(day, desk.timeZone, words)}</a></li>`,
  );
  return {
    title: words.say("room.archive"),
    at: "archive",
    feed: {},
    body: html`<header><h1>${words.say("room.archive")}</h1></header>
${digestList(kept, visit)}
<section><h2>${words.say("room.byDay")}</h2><ul>${lines}</ul></section>`,
  };
}

function digestList(kept: readonly Digest[], { desk, reader: { words, paths } }: Visit): Markup {
  if (kept.length === 0) return html``;
  const line = (digest: Digest) => html`<li dir="auto"><a href="${paths.digest(digest.id)}">${shown(digest.title)}</a>
<small>${longDate(lastMoment(digest), desk.timeZone, words)} · ${shown(
    digest.stories
      .map(({ headline }) => headline)
      .slice(0, 3)
      .join("; "),
  )}</small></li>`;
  return html`<section><h2>${words.say("room.briefings")}</h2><ul>${kept.map(line)}</ul></section>`;
}

const windowOf = (from: number, until: number): TimeWindow => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

/** The hours of a day where the room is; null where it is no day. */
export function dayWindow(day: string, timeZone: string): TimeWindow | null {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(day)) return null;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  return isDay ? windowOf(instantOf(midnight, timeZone), instantOf(midnight + DAY, timeZone)) : null;
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * DAY).toISOString().slice(0, 10);
}
