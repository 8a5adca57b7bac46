import type { Language } from "../../languages/language.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Story } from "../../model/story.ts";

/** The stems of the words that carry a text's subject, and its numbers. */
export const terms = (text: string, language: Language): Set<string> => new Set(contentStems(text, language));

/** The language of a story: that of the article that its first point is told by, else of its first one. */
export function storyLanguage({ articles, keyPoints }: Pick<Story, "articles" | "keyPoints">): Language {
  const told = keyPoints[0]?.evidence[0]?.articleId;
  const article = articles.find(({ id }) => id === told) ?? articles[0];
  return readLanguage(article?.language ?? null);
}

/** Shared terms over all terms (Jaccard 1901), 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
