import { html } from "hono/html";
import { askWhoSaid } from "../../commands/who-said/ask.ts";
import { presentWhoSaid } from "../../commands/who-said/present.ts";
import type { WhoSaidAnswer } from "../../commands/who-said/utterances.ts";
import { shortTime } from "../../digest/present/dates.ts";
import type { ArticleHeading } from "../../store/store.ts";
import type { Page } from "../layout.ts";
import type { Reader, Visit } from "../reader.ts";
import { type Asked, isNothing } from "../search/asked.ts";
import { foundArticles } from "../search/facets.ts";
import { quoteQuestion, quotesWithin } from "../search/narrowed.ts";
import { blocksOf, type Markup, shown } from "../text.ts";
import { articleLine } from "./article-line.ts";
import { facetLinks } from "./facet-links.ts";
import { saidSection } from "./said.ts";

const QUOTES_SHOWN = 8;
const ARTICLES_SHOWN = 20;
const NAMES_SHOWN = 8;

/** One question to the quotes, the articles, the speakers and the stories. */
export async function searchPage(asked: Asked, visit: Visit): Promise<Page> {
  const { reader } = visit;
  const { words } = reader;
  const results = isNothing(asked) ? resultsOf(words.say("room.askSomething"), html``) : await found(asked, visit);
  return {
    title: asked.q === "" ? words.say("room.search") : `${asked.q.slice(0, 80)} · ${words.say("room.search")}`,
    at: "search",
    ...(isNothing(asked) ? {} : { feed: { ...asked } }),
    body: html`<header><h1>${words.say("room.search")}</h1></header>
${filters(asked, reader)}
${results}`,
  };
}

function filters({ q, speaker, outlet, since, until, topic, language }: Asked, { words, paths }: Reader): Markup {
  const field = (name: "speaker" | "outlet" | "since" | "until", value: string, type: "text" | "date") =>
    html`<label>${words.say(`room.field.${name}`)}<input type="${type}" name="${name}" value="${shown(value)}" maxlength="100"></label>`;
  const kept = (name: "topic" | "language", value: string) =>
    value === "" ? html`` : html`<input type="hidden" name="${name}" value="${shown(value)}">`;
  return html`<form class="filters" role="search" action="${paths.searchForm}" method="get">
<label class="words">${words.say("room.field.q")}<input type="search" name="q" value="${shown(q)}" maxlength="2000"></label>
${field("speaker", speaker, "text")}${field("outlet", outlet, "text")}${field("since", since, "date")}${field("until", until, "date")}
${kept("topic", topic)}${kept("language", language)}<button>${words.say("room.search")}</button>
</form>`;
}

async function found(asked: Asked, visit: Visit): Promise<Markup> {
  const { desk, reader } = visit;
  const { words, paths } = reader;
  const asking = { desk, scope: reader.scope };
  const [said, all, names] = await Promise.all([
    askWhoSaid(quotesWithin(asked, asking), quoteQuestion(asked, QUOTES_SHOWN, asking)),
    foundArticles(asked, asking),
    asked.q === "" ? [] : desk.view(reader.scope).suggest("speaker", asked.q.slice(0, 100), NAMES_SHOWN),
  ]);
  // Of a speaker the articles are those of the quotes above.
  const articles = asked.speaker === "" && asked.q !== "" ? all.articles.slice(0, ARTICLES_SHOWN) : [];
  const speakers = names.map((name) => html`<li dir="auto"><a href="${paths.speaker(name)}">${shown(name)}</a></li>`);
  const status = words.say("room.foundArticles", { count: all.articles.length });
  return resultsOf(
    status,
    html`${facetLinks(all, asked, visit)}
<section aria-labelledby="quotes"><h2 id="quotes">${words.say("room.quotes")}</h2>
${verdict(said, visit)}
${said.utterances.map((utterance) => saidSection(utterance, visit, true))}
${said.next !== null && asked.speaker !== "" && asked.q === "" ? html`<p class="room"><a href="${paths.speaker(asked.speaker, 1)}">${words.say("room.older")} →</a></p>` : html``}
</section>
${await storyList(articles, visit)}
${section(
  "articles",
  articles.map((article) => foundLine(article, visit)),
  reader,
)}
${section("speakers", speakers, reader)}`,
  );
}

/** What the script puts in place while somebody types; the line before it is then read out. */
const resultsOf = (status: string, found: Markup): Markup =>
  html`<p id="status" class="aside" role="status">${status}</p><div id="found">${found}</div>`;

/** What the answer says before its first quote: whether a quotation stands so, or that nobody said it. */
function verdict(answer: WhoSaidAnswer, { desk, reader: { words } }: Visit): Markup {
  const { blocks } = presentWhoSaid(answer, { timeZone: desk.timeZone, questionId: null, words });
  const first = blocks.findIndex(({ type }) => type === "quote");
  return blocksOf(first < 0 ? blocks : blocks.slice(0, first), words);
}

function section(name: "articles" | "speakers" | "stories", lines: readonly Markup[], { words }: Reader): Markup {
  if (lines.length === 0) return html``;
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${words.say(`room.${name}`)}</h2><ul>${lines}</ul></section>`;
}

function foundLine(article: ArticleHeading, { desk, reader }: Visit): Markup {
  const { outlet, publishedAt } = article;
  const about = [outlet, publishedAt === null ? null : shortTime(publishedAt, desk.timeZone, reader.words)];
  return articleLine(article, about.filter((part) => part !== null).join(" · "), reader);
}

/** The stories that most of the articles are in, by the headline of the newest. */
async function storyList(articles: readonly ArticleHeading[], { desk, reader }: Visit): Promise<Markup> {
  const placed = await desk.view(reader.scope).placements(articles.map(({ id }) => id));
  const storyOf = new Map(placed.map(({ articleId, storyId }) => [articleId, storyId]));
  const grouped = Map.groupBy(articles, ({ id }) => storyOf.get(id) ?? "");
  const { words, paths } = reader;
  const lines = [...grouped].flatMap(([id, [newest, ...others]]) =>
    id === "" || !newest || others.length === 0
      ? []
      : [
          html`<li dir="auto"><a href="${paths.story(id)}">${shown(newest.title ?? words.say("story.untitled"))}</a> <small>${words.say("story.articles", { count: others.length + 1 })}</small></li>`,
        ],
  );
  return section("stories", lines, reader);
}
