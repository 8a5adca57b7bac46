import { phraseIn } from "../../languages/terms/phrase.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Story } from "../../model/story.ts";
import type { StoryFilter } from "../../model/story-filter.ts";
import { isOfOutlet } from "../../stories/telling/houses.ts";
import { ENGLISH } from "../../words/words.ts";
import { storyLanguage } from "./terms.ts";

/**
 * Why a filter takes a story out as it would be told, in words for a reader; null where it does not. `filedUnder`: topics
 * of its sources.
 */
export function reasonToMute(story: Story, filter: StoryFilter, filedUnder: readonly string[]): string | null {
  const { outlets, languages, from } = filter;
  const { articles } = story;
  const unwanted = filedAs(filedUnder, filter) ?? wordsTold(story, filter);
  if (unwanted !== null) return ENGLISH.say("reason.without", { words: unwanted });
  if (story.independentOutlets < outlets) return ENGLISH.say("reason.outlets", { count: outlets });
  if (languages.length > 0 && !articles.some(({ language }) => languages.includes(language ?? ""))) {
    return ENGLISH.say("reason.languages", { languages: languages.join(", ") });
  }
  if (from.length > 0 && !articles.some((article) => from.some((outlet) => isOfOutlet(article, outlet)))) {
    return ENGLISH.say("reason.from", { outlets: from.join(", ") });
  }
  return null;
}

function filedAs(filedUnder: readonly string[], { without }: StoryFilter): string | null {
  const topics = new Set(filedUnder.map((topic) => topic.toLowerCase()));
  return without.find((words) => topics.has(words.toLowerCase())) ?? null;
}

/** In what a reader would see: the headline, the titles of the articles, the points and the quotes. */
function wordsTold(story: Story, { without }: StoryFilter): string | null {
  if (without.length === 0) return null;
  const { headline, articles, keyPoints, sayings } = story;
  const languages = new Map(articles.map(({ id, language }) => [id, readLanguage(language ?? null)]));
  const languageOf = (articleId: string | undefined) => languages.get(articleId ?? "") ?? storyLanguage(story);
  const told = [
    { text: headline, language: storyLanguage(story), style: "title" as const },
    ...articles.map(({ id, title }) => ({ text: title ?? "", language: languageOf(id), style: "title" as const })),
    ...keyPoints.map(({ text, evidence }) => ({ text, language: languageOf(evidence[0]?.articleId) })),
    ...sayings
      .flatMap(({ quotes }) => quotes)
      .map(({ text, articleId }) => ({ text, language: languageOf(articleId) })),
  ];
  for (const { text, language, style } of told.map((one) => ({ style: "text" as const, ...one }))) {
    const found = phraseIn(text, without, language, style);
    if (found !== null) return found;
  }
  return null;
}
