import type { Message } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";

/** Shows a message as the text of a file. `localLinks`: links to other files of the archive are let through. */
export type RenderPage = (message: Message, rules: { readonly localLinks?: boolean }) => string;

export interface ArchiveParts {
  /** The archive's folder: `digests/`. */
  readonly folder: string;
  readonly markdown: RenderPage;
  readonly html: RenderPage;
  /** The bot's own words on the pages; English where absent. */
  readonly words?: Words;
}
