import { html } from "hono/html";
import { askWhoSaid } from "../../commands/who-said/ask.ts";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { shown } from "../text.ts";
import { articleLine } from "./article-line.ts";
import { saidSection } from "./said.ts";

const SHOWN = 15;

/** What an outlet reports: its newest quotes and the articles they stand in; null where none of that name is seen. */
export async function outletPage(name: string, visit: Visit): Promise<Page | null> {
  const { desk, reader } = visit;
  const { words } = reader;
  if (name.trim() === "") return null;
  const question = { words: "", outlet: name, order: "newest", limit: SHOWN, offset: 0 } as const;
  const { utterances } = await askWhoSaid(desk.view(reader.scope), question);
  const own = utterances.filter(({ hit }) => hit.article.outlet?.toLowerCase() === name.toLowerCase());
  const [first] = own;
  if (!first) return null;
  const outlet = first.hit.article.outlet ?? name;
  const articles = new Map(own.map(({ hit: { article } }) => [article.id, article]));
  const lines = [...articles.values()].map((article) => articleLine(article, null, reader));
  return {
    title: outlet,
    feed: { outlet },
    body: html`<header><h1 dir="auto">${shown(outlet)}</h1></header>
<section aria-labelledby="articles"><h2 id="articles">${words.say("room.articles")}</h2><ul>${lines}</ul></section>
<section aria-labelledby="quotes"><h2 id="quotes">${words.say("room.quotes")}</h2>
${own.map((utterance) => saidSection(utterance, visit, true))}</section>`,
  };
}
