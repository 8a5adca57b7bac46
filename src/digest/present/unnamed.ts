import type { DigestStory } from "../../model/digest.ts";
import type { StoryArticle } from "../../model/story.ts";

/** What an outlet is called where its article does not tell. */
export const outletName = (outlet: string | null): string => outlet ?? "an unnamed outlet";

const WORDS_SHOWN = 8;

/** What an article is called: its title, else its address, else words of it that the story tells. */
export function articleName({ id, title, url }: StoryArticle, story: DigestStory): string {
  const excerpts = [
    ...story.keyPoints.flatMap(({ evidence }) => evidence),
    ...story.sayings.flatMap((all) => all.quotes),
  ];
  const told = excerpts.find(({ articleId }) => articleId === id);
  return title ?? url ?? `an article without a title${told ? ` (“${firstWords(told.text)} …”)` : ""}`;
}

const firstWords = (text: string): string => text.split(/\s+/).slice(0, WORDS_SHOWN).join(" ");
