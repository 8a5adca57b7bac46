import { html } from "hono/html";
import { askWhoSaid } from "../../commands/who-said/ask.ts";
import { saidBefore } from "../../commands/who-said/said-before.ts";
import { longDate } from "../../digest/present/dates.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { type Markup, shown } from "../text.ts";
import { saidSection } from "./said.ts";
import { saidBeforeAside } from "./said-before.ts";

const SHOWN = 15;
const MOST_PAGES = 200;
/** For so many of a page earlier ones are looked for: each costs a search. */
const COMPARED = 5;

/** What somebody said, the newest first by day, under which names and offices, in which outlets; null where nobody is so called. */
export async function speakerPage(name: string, page: number, visit: Visit): Promise<Page | null> {
  const { desk, reader } = visit;
  const { words, paths } = reader;
  if (name.trim() === "" || page > MOST_PAGES) return null;
  const question = { words: "", speaker: name, order: "newest", limit: SHOWN, offset: (page - 1) * SHOWN } as const;
  const view = desk.view(reader.scope);
  const answer = await askWhoSaid(view, question);
  const { utterances, next } = answer;
  if (utterances.length === 0) return null;
  const hits = utterances.map(({ hit }) => hit);
  const names = [...new Set(hits.map(({ speaker }) => speaker?.name))];
  const listed = (
    label: "room.calledBy" | "room.offices" | "room.outlets",
    all: readonly (string | null | undefined)[],
  ) => {
    const distinct = [...new Set(all.filter((one) => one))].map((one) => shown(one ?? ""));
    return distinct.length === 0
      ? html``
      : html`<p class="aside" dir="auto">${words.say(label)}: ${distinct.join(", ")}</p>`;
  };
  const dayOf = (at: string | null) => (at === null ? words.say("room.noDay") : longDate(at, desk.timeZone, words));
  const days = Map.groupBy(utterances, ({ hit }) => dayOf(hit.article.publishedAt));
  const before = await saidBefore(view, answer, COMPARED);
  const beside = (earlier: QuoteHit | undefined) => (earlier === undefined ? html`` : saidBeforeAside(earlier, visit));
  const sections = [...days].map(
    ([day, said]): Markup =>
      html`<h2>${day}</h2>${said.map((one) => html`${saidSection(one, visit, false)}${beside(before.get(one))}`)}`,
  );
  return {
    title: name,
    feed: { speaker: name },
    body: html`<header><h1 dir="auto">${shown(name)}</h1></header>
${listed("room.calledBy", names.length > 1 || names[0] !== name ? names : [])}
${listed(
  "room.offices",
  hits.map(({ speaker }) => speaker?.role),
)}
${listed(
  "room.outlets",
  hits.map(({ article }) => article.outlet),
)}
${sections}
<p class="room">${page > 1 ? html`<a rel="prev" href="${paths.speaker(name, page - 1)}">← ${words.say("room.newer")}</a>` : html``}
${next === null ? html`` : html`<a rel="next" href="${paths.speaker(name, page + 1)}">${words.say("room.older")} →</a>`}</p>`,
  };
}
