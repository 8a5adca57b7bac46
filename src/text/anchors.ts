import type { TextRange } from "../model/article.ts";

/** Where a quote, or what proves a point, begins in its article's page. */
export const quoteAnchor = ({ start }: Pick<TextRange, "start">): string => `said-${start}`;
export const pointAnchor = ({ start }: Pick<TextRange, "start">): string => `proof-${start}`;
