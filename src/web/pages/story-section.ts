import { html } from "hono/html";
import { longDate } from "../../digest/present/dates.ts";
import { storyBlocks } from "../../digest/present/story.ts";
import type { DigestStory } from "../../model/digest.ts";
import type { MessageBlock } from "../../model/message.ts";
import type { StoryArticle } from "../../model/story.ts";
import type { Visit } from "../reader.ts";
import { blocksOf, inLanguage, type Markup, shown } from "../text.ts";
import { articleLine } from "./article-line.ts";

/** A story told in full, with the ways into the room: its own page where `isPart`, and each article as it was read. */
export function storySection(story: DigestStory, { desk, reader }: Visit, isPart: boolean, place = 1): Markup {
  const { words, paths } = reader;
  const languages = new Set(story.articles.map(({ language }) => language ?? null));
  const language = languages.size === 1 ? [...languages][0] : null;
  const name = ({ title, outlet, url, id }: StoryArticle) => shown(outlet ?? title ?? url ?? id);
  const articles = story.articles.map(
    (article, at) => html`<a href="${paths.article(article.id)}">[${at + 1}] ${name(article)}</a> `,
  );
  const blocks = storyBlocks(story, desk.timeZone, { words });
  return html`<article id="story-${place}"${place === 1 ? html` class="lead"` : html``}>
<div${isPart ? html`` : html` class="alone"`}${inLanguage(language)}>
${blocksOf(isPart ? blocks : blocks.map(raised), words)}
</div>
<p class="room">${words.say("room.asRead")}: ${articles}</p>
${isPart ? html`` : timeline(story, { desk, reader })}
${isPart ? html`<p class="room"><a href="${paths.story(story.id)}">${words.say("room.wholeStory")}</a></p>` : speakers(story, { desk, reader })}
</article>`;
}

/** Which articles came on which day, where they came on several. */
function timeline({ articles }: DigestStory, { desk, reader }: Visit): Markup {
  const { words } = reader;
  const dated = articles.filter(({ publishedAt }) => publishedAt !== null);
  const days = Map.groupBy(dated, ({ publishedAt }) => longDate(publishedAt ?? "", desk.timeZone, words));
  if (days.size < 2) return html``;
  const lines = [...days].map(([day, on]) => {
    const links = on.map((article) => articleLine(article, article.outlet ?? "", reader));
    return html`<h3>${day}</h3><ul>${links}</ul>`;
  });
  return html`<section class="alone"><h2>${words.say("room.timeline")}</h2>${lines}</section>`;
}

/** On its own page a story's headline is the page's: every heading counts one higher. */
function raised(block: MessageBlock): MessageBlock {
  return block.type === "heading" ? { ...block, level: block.level === 3 ? 2 : 1 } : block;
}

function speakers({ sayings }: DigestStory, { reader: { words, paths } }: Visit): Markup {
  const names = [...new Set(sayings.flatMap(({ speaker }) => (speaker ? [speaker.name] : [])))];
  if (names.length === 0) return html``;
  const links = names.map((name) => html`<a href="${paths.speaker(name)}">${shown(name)}</a> `);
  return html`<p class="room">${words.say("room.speakers")}: ${links}</p>`;
}
