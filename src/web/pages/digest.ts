import { html } from "hono/html";
import { lastMoment, longDate } from "../../digest/present/dates.ts";
import { madeBlocks } from "../../digest/present/made.ts";
import { scopeWords } from "../../digest/present/present.ts";
import type { Digest } from "../../model/digest.ts";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { blocksOf, type Markup, shown } from "../text.ts";
import { storySection } from "./story-section.ts";

/** A digest: its stories in full, the way to each, and how it was made. */
export function digestPage(digest: Digest, visit: Visit, at: Page["at"]): Page {
  const { words } = visit.reader;
  const date = longDate(lastMoment(digest), digest.timeZone, words);
  return {
    title: `${digest.title}, ${date}`,
    ...(at === undefined ? {} : { at }),
    body: html`<header>
<h1 dir="auto">${shown(digest.title)}</h1>
<p class="aside">${scopeWords(digest, words)}</p>
</header>
${digest.stories.length > 1 ? contents(digest, visit) : html``}
${digest.stories.length === 0 ? html`<p>${words.say("room.nothingOn")}</p>` : html``}
${digest.stories.map((story, place) => storySection(story, visit, true, place + 1))}
<footer>
<details class="story"><summary><h2 class="minor">${words.say("made.title")}</h2></summary>
${blocksOf(madeBlocks(digest, words), words)}
</details>
</footer>`,
  };
}

function contents({ stories }: Digest, { reader: { words } }: Visit): Markup {
  const lines = stories.map(
    ({ headline }, place) => html`<li dir="auto"><a href="#story-${place + 1}">${shown(headline)}</a></li>`,
  );
  return html`<nav aria-label="${words.say("room.contents")}"><ol>${lines}</ol></nav>`;
}
