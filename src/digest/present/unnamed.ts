import type { DigestStory } from "../../model/digest.ts";
import type { StoryArticle } from "../../model/story.ts";
import type { Words } from "../../words/words.ts";

/** What an outlet is called where its article does not tell. */
export const outletName = (outlet: string | null, words: Words): string => outlet ?? words.say("story.unnamedOutlet");

const WORDS_SHOWN = 8;

/** What an article is called: its title, else its address, else words of it that the story tells. */
export function articleName({ id, title, url }: StoryArticle, story: DigestStory, words: Words): string {
  const excerpts = [
    ...story.keyPoints.flatMap(({ evidence }) => evidence),
    ...story.sayings.flatMap((all) => all.quotes),
  ];
  const told = excerpts.find(({ articleId }) => articleId === id);
  return title ?? url ?? `${words.say("story.untitled")}${told ? ` (“${firstWords(told.text)} …”)` : ""}`;
}

const firstWords = (text: string): string => text.split(/\s+/).slice(0, WORDS_SHOWN).join(" ");
