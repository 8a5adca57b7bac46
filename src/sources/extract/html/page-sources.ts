import type { PageDocument } from "./dom.ts";
import type { FoundArticle } from "./find-article.ts";
import type { LinkedNode } from "./linked-data.ts";
import type { Metas } from "./metas.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a page says of itself. */
export interface PageStatements {
  readonly document: PageDocument;
  readonly metas: Metas;
  readonly nodes: readonly LinkedNode[];
  readonly url: string | null;
  readonly language: string | null;
}

/** What the facts of a page's article are read from. */
export interface PageSources extends PageStatements {
  readonly article: FoundArticle;
  readonly around: Surroundings;
}
