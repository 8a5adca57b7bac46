import { html } from "hono/html";
import type { DigestStory } from "../../model/digest.ts";
import type { Page } from "../layout.ts";
import type { Visit } from "../reader.ts";
import { shown } from "../text.ts";
import { windowToday } from "./days.ts";
import { storySection } from "./story-section.ts";

const DIGESTS = 30;

/** The stories under a topic: of today, then as the newest digests had them. Each once. */
export async function storiesUnder(topic: string, { desk, reader }: Visit): Promise<readonly DigestStory[]> {
  const today = await desk.digest(windowToday(desk), reader.words.say("room.today"), reader.scope);
  const window = { from: new Date(0).toISOString(), until: today.window.until };
  const kept = await desk.view(reader.scope).digestsIn(window, DIGESTS);
  const stories = new Map<string, DigestStory>();
  for (const story of [today, ...kept].flatMap((digest) => digest.stories)) {
    if (story.topic?.toLowerCase() === topic.toLowerCase() && !stories.has(story.id)) stories.set(story.id, story);
  }
  return [...stories.values()];
}

/** What a topic brought; null where no source that the reader may see is filed under it. */
export async function topicPage(topic: string, visit: Visit): Promise<Page | null> {
  const { desk, reader } = visit;
  const all = await desk.topics(reader.scope);
  const name = all.find((one) => one.toLowerCase() === topic.trim().toLowerCase());
  if (name === undefined) return null;
  const stories = await storiesUnder(name, visit);
  const told =
    stories.length === 0
      ? html`<p>${reader.words.say("room.nothingOn")}</p>`
      : stories.map((story, at) => storySection(story, visit, true, at + 1));
  return {
    title: name,
    feed: { topic: name },
    body: html`<header><h1 dir="auto">${shown(name)}</h1></header>
${told}`,
  };
}
