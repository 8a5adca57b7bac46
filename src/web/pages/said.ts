import { html } from "hono/html";
import { presentUtterance } from "../../commands/who-said/present.ts";
import type { Utterance } from "../../commands/who-said/utterances.ts";
import { quoteAnchor } from "../../text/anchors.ts";
import type { Visit } from "../reader.ts";
import { blocksOf, inLanguage, type Markup, shown } from "../text.ts";

/** One thing that somebody said, with the ways to the article, the speaker and the story. */
export function saidSection(utterance: Utterance, { desk, reader }: Visit, withSpeaker: boolean): Markup {
  const { words, paths } = reader;
  const { hit, speaker } = utterance;
  const look = { timeZone: desk.timeZone, words };
  const story =
    hit.storyId === null ? html`` : html`<a href="${paths.story(hit.storyId)}">${words.say("room.wholeStory")}</a>`;
  const who =
    withSpeaker && speaker !== null
      ? html`<a href="${paths.speaker(speaker.name)}">${words.say("room.allBy", { name: shown(speaker.name) })}</a>`
      : html``;
  return html`<article>
<div${inLanguage(hit.article.language)}>${blocksOf(presentUtterance(utterance, look), words)}</div>
<p class="room"><a href="${paths.article(hit.article.id, quoteAnchor(hit))}">${words.say("room.inArticle")}</a>${story}${who}</p>
</article>`;
}
