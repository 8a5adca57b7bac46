import { html } from "hono/html";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { storySection } from "./story-section.ts";

/** A story as all its articles tell it now. */
export async function storyPage(id: string, visit: Visit): Promise<Page | null> {
  const { desk, reader } = visit;
  const story = await desk.story(desk.view(reader.scope), id);
  if (!story) return null;
  const { earlier } = story;
  const followed =
    earlier === null
      ? html``
      : html`<p class="room"><a href="${reader.paths.story(earlier.id)}">${reader.words.say("room.earlierStory")}</a></p>`;
  return { title: story.headline, body: html`${storySection(story, visit, false)}${followed}` };
}
