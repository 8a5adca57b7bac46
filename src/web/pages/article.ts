import { html } from "hono/html";
import { safeLink } from "../../chat/links.ts";
import { shortTime } from "../../digest/present/dates.ts";
import type { Article, Block } from "../../model/article.ts";
import type { Quote, Reading } from "../../model/reading.ts";
import type { ArticleVersion } from "../../store/store.ts";
import { pointAnchor, quoteAnchor } from "../../text/anchors.ts";
import type { Page } from "../layout.ts";
import { markedBlock, marksOf } from "../marked-text.ts";
import type { Visit } from "../reader.ts";
import { inLanguage, type Markup, shown } from "../text.ts";

const NOTHING_READ = { quotes: [], keyPoints: [] };

/** An article as it was read: every block in its place, with what was said and what proves a point marked in it. */
export async function articlePage(id: string, visit: Visit): Promise<Page | null> {
  const { desk, reader } = visit;
  const view = desk.view(reader.scope);
  const article = await view.article(id);
  if (!article) return null;
  const [placement] = await view.placements([id]);
  const storyId = placement?.storyId ?? null;
  const members = storyId === null ? [] : await view.readArticlesOf([storyId]);
  const reading = members.find((member) => member.article.id === id)?.reading ?? null;
  const { words, paths } = reader;
  const title = article.title ?? words.say("story.untitled");
  return {
    title,
    body: html`<header>
<h1 dir="auto"${inLanguage(article.language)}>${shown(title)}</h1>
<p class="aside" dir="auto">${aboutArticle(article, visit)}</p>
</header>
${storyId === null || members.length < 2 ? html`` : html`<p class="room"><a href="${paths.story(storyId)}">${words.say("room.wholeStory")}</a></p>`}
${reading === null ? html`<p class="aside">${words.say("room.notRead")}</p>` : whatWasFound(article, reading, visit)}
<section class="article" dir="auto"${inLanguage(article.language)}>
${bodyOf(article, reading, visit)}
</section>
${versionsOf(await desk.versions(id), visit)}`,
  };
}

function aboutArticle({ outlet, author, url, publishedAt, agencies }: Article, { desk, reader }: Visit): Markup {
  const { words } = reader;
  const address = safeLink(url ?? undefined);
  const told = [outlet, author, publishedAt === null ? null : shortTime(publishedAt, desk.timeZone, words)];
  const line = [...told.filter((part) => part !== null), ...agencies].map(shown).join(" · ");
  const own =
    outlet === null
      ? html``
      : html` · <a href="${reader.paths.outlet(outlet)}">${words.say("room.allBy", { name: shown(outlet) })}</a>`;
  if (address === null) return html`${line}${own}`;
  return html`${line}${own} · <a href="${address}" rel="noreferrer noopener">${words.say("room.original")}</a>`;
}

function whatWasFound(article: Article, { keyPoints, quotes }: Reading, { reader: { words, paths } }: Visit): Markup {
  const points = keyPoints.map(
    ({ text, evidence: [first] }) =>
      html`<li dir="auto">${first ? html`<a href="#${pointAnchor(first)}">${shown(text)}</a>` : shown(text)}</li>`,
  );
  const said = quotes.map((quote) => {
    const { speaker } = quote;
    const who = speaker
      ? html`${speaker.doubtful ? `${words.say("who.probably")} ` : ""}<a href="${paths.speaker(speaker.name)}">${shown(speaker.name)}</a>`
      : html`${words.say("who.nobodyNamed")}`;
    return html`<li dir="auto">${who}: <a href="#${quoteAnchor(quote.ranges[0] ?? { start: 0 })}">${shown(firstWords(article, quote))}</a></li>`;
  });
  return html`<details class="story"><summary><h2 class="minor">${words.say("room.found", { points: points.length, quotes: said.length })}</h2></summary>
<div${inLanguage(article.language)}><ul>${points}</ul><ul>${said}</ul></div></details>`;
}

const WORDS_SHOWN = 9;

function firstWords({ text }: Article, { ranges: [first] }: Quote): string {
  const words = first ? text.slice(first.start, first.end).split(/\s+/) : [];
  return words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN).join(" ")} …` : words.join(" ");
}

function bodyOf(article: Article, reading: Reading | null, { reader: { words } }: Visit): Markup {
  const marks = marksOf(article, { ...NOTHING_READ, ...reading } as Reading);
  const blocks: readonly Block[] =
    article.blocks.length > 0 ? article.blocks : [{ start: 0, end: article.text.length, role: "body" }];
  return html`${blocks.map((block, at) => {
    const marked = markedBlock(article.text, block, marks);
    if (block.role === "body") return html`<p dir="auto">${marked}</p>\n`;
    if (block.role === "subheading") return html`<h2 dir="auto">${marked}</h2>\n`;
    // Of several of a kind the first says what they are.
    const isFirst = blocks[at - 1]?.role !== block.role;
    const label = isFirst ? html`<span class="label">${words.say(`role.${block.role}`)}</span>` : html``;
    return html`<p dir="auto" class="soft">${label}${marked}</p>\n`;
  })}`;
}

/** What an outlet changed, line by line: a line that is gone, one that is new. */
function versionsOf(versions: readonly ArticleVersion[], { desk, reader: { words } }: Visit): Markup {
  if (versions.length < 2) return html``;
  const changes = versions.slice(1).map((version, at) => {
    const former = versions[at]?.article ?? version.article;
    const when = shortTime(version.seenAt, desk.timeZone, words);
    return html`<li>${words.say("room.versionSeen", { version: version.version, time: when })}${changed(former, version.article)}</li>`;
  });
  return html`<section><h2>${words.say("room.versions", { count: versions.length })}</h2><ol start="2">${changes}</ol></section>`;
}

function changed(former: Article, now: Article): Markup {
  const [before, after] = [linesOf(former), linesOf(now)];
  const gone = [...before]
    .filter((line) => !after.has(line))
    .map((line) => html`<p dir="auto"><del>${shown(line)}</del></p>`);
  const come = [...after]
    .filter((line) => !before.has(line))
    .map((line) => html`<p dir="auto"><ins>${shown(line)}</ins></p>`);
  return html`${gone}${come}`;
}

function linesOf({ title, text }: Article): ReadonlySet<string> {
  const lines = [title ?? "", ...text.split("\n")].map((line) => line.trim());
  return new Set(lines.filter((line) => line !== ""));
}
