import type { ReadArticle } from "../../model/reading.ts";

/**
 * The language that the points of a story are told in, a code: of those of its articles the first that is preferred, else
 * the one of the most articles, and of several the one that told it first; null where none is known.
 */
export function languageTold(articles: readonly ReadArticle[], preferred: readonly string[] = []): string | null {
  const known = articles.flatMap(({ article: { language } }) => language ?? []);
  const wanted = preferred.find((code) => known.includes(code));
  if (wanted !== undefined) return wanted;
  const counts = new Map<string, number>();
  for (const code of known) counts.set(code, (counts.get(code) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** The articles in a language, and those of which the language is not known. */
export const inLanguage = (articles: readonly ReadArticle[], code: string | null): readonly ReadArticle[] =>
  articles.filter(({ article: { language } }) => code === null || language === null || language === code);
