import type { Article, TextRange } from "../../model/article.ts";
import type { StoryExcerpt } from "../../model/story.ts";

export function excerptOf({ id, outlet, url, text }: Article, { start, end }: TextRange): StoryExcerpt {
  return { articleId: id, outlet, url, start, end, text: text.slice(start, end) };
}
