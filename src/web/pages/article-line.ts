import { html } from "hono/html";
import type { StoryArticle } from "../../model/story.ts";
import type { Reader } from "../reader.ts";
import { inLanguage, type Markup, shown } from "../text.ts";

type Listed = Pick<StoryArticle, "id" | "title" | "language">;

/** An article in a list of articles, with the way to its page; `about`: what stands small behind it. */
export function articleLine({ id, title, language }: Listed, about: string | null, { words, paths }: Reader): Markup {
  const small = about === null ? html`` : html` <small>${shown(about)}</small>`;
  return html`<li dir="auto"><a href="${paths.article(id)}"${inLanguage(language)}>${shown(title ?? words.say("story.untitled"))}</a>${small}</li>`;
}
