import type { PageDocument } from "./dom.ts";
import type { LinkedNode } from "./linked-data.ts";
import type { Metas } from "./metas.ts";

/** What the facts of a page are read from. */
export interface PageSources {
  readonly document: PageDocument;
  readonly metas: Metas;
  readonly nodes: readonly LinkedNode[];
  readonly url: string | null;
  readonly language: string | null;
}
