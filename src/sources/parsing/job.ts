import type { Article } from "../../model/article.ts";
import type { PageArticle } from "../extract/html/page.ts";
import type { Feed } from "../feed/feed.ts";

/** A document from outside that is parsed away from the main thread. */
export type ParsingJob =
  | { readonly kind: "page"; readonly html: string; readonly url: string | null }
  | { readonly kind: "entry"; readonly html: string; readonly url: string | null; readonly title: string | null }
  | { readonly kind: "mail"; readonly bytes: Uint8Array; readonly url: string }
  | {
      readonly kind: "feed";
      readonly bytes: Uint8Array;
      readonly url: string | null;
      readonly contentType: string | null;
    };

/** What each kind of job answers. */
export interface ParsingAnswers {
  readonly page: PageArticle;
  readonly entry: PageArticle;
  readonly feed: Feed;
  readonly mail: readonly Article[];
}
