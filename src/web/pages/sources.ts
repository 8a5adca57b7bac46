import { html } from "hono/html";
import { shortTime } from "../../digest/present/dates.ts";
import { anew } from "../../words/anew.ts";
import type { ShownSource } from "../desk.ts";
import type { Page } from "../layout.ts";
import type { Reader, Visit } from "../reader.ts";
import { type Markup, shown } from "../text.ts";

/** What is read, when it was read last, and what is wrong with it. */
export async function sourcesPage(visit: Visit): Promise<Page> {
  const { desk, reader } = visit;
  const { words } = reader;
  const all = await desk.sources(reader.scope);
  return {
    title: words.say("room.sources"),
    at: "sources",
    body: html`<header><h1>${words.say("room.sources")}</h1></header>
${all.length === 0 ? html`<p>${words.say("room.noSources")}</p>` : html`<ul>${all.map((source) => sourceLine(source, visit))}</ul>`}
${topicLinks(all, reader)}`,
  };
}

function topicLinks(all: readonly ShownSource[], { words, paths }: Reader): Markup {
  const topics = [...new Set(all.flatMap((source) => source.topics))];
  if (topics.length === 0) return html``;
  const links = topics.map((topic) => html`<a href="${paths.topic(topic)}">${shown(topic)}</a> `);
  return html`<p class="room" dir="auto">${words.say("room.topics")}: ${links}</p>`;
}

function sourceLine({ name, topics, lastReadAt, problem }: ShownSource, { desk, reader: { words } }: Visit): Markup {
  const read =
    lastReadAt === null
      ? words.say("room.neverRead")
      : words.say("room.lastRead", { time: shortTime(lastReadAt, desk.timeZone, words) });
  const about = [...topics.map(shown), read].join(" · ");
  const wrong = problem === null ? html`` : html`<p class="problem" dir="auto">${shown(anew(problem, words))}</p>`;
  return html`<li dir="auto"><strong>${shown(name)}</strong> <small>${about}</small>${wrong}</li>`;
}
