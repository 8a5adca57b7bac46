import type { Article } from "../../../model/article.ts";
import type { ReadArticle } from "../../../model/reading.ts";
import type { Claim } from "./claim.ts";
import { dayClaims, daysIn } from "./days.ts";
import { figureClaims, figuresIn } from "./figures.ts";
import { capitalsIn, nameClaims } from "./names.ts";

/** What one article claims. */
export interface Account {
  readonly article: Article;
  /** One for each slot of which the article gives one value only. */
  readonly claims: readonly Claim[];
  /** Whether another's value stands anywhere in the article: then it means something else, or knows both. */
  knows(claim: Claim): boolean;
}

export function accountOf({ article, reading }: ReadArticle): Account {
  const claims = reading.sentences.flatMap((range) => [
    ...figureClaims(article.text, range),
    ...dayClaims(article.text, range),
    ...nameClaims(article.text, range),
  ]);
  const known = { figure: once(() => figuresIn(article.text)), date: once(() => daysIn(article.text)) };
  const capitals = once(() => capitalsIn(article.text));
  return {
    article,
    claims: steady(claims),
    knows({ kind, value }) {
      if (kind === "name")
        return String(value)
          .split(" ")
          .some((word) => capitals().has(word));
      return (known[kind]() as ReadonlySet<number | string>).has(value);
    },
  };
}

function steady(claims: readonly Claim[]): Claim[] {
  return [...Map.groupBy(claims, ({ kind, slot }) => `${kind} ${slot}`).values()].flatMap((own) => {
    const values = new Set(own.map(({ value }) => value));
    return values.size === 1 ? own.filter(({ isExact }) => isExact).slice(0, 1) : [];
  });
}

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
