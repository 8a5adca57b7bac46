import type { Picture } from "./picture.ts";

/** A run of text in one style. `text` is plain: every renderer escapes it for its platform. */
export interface Span {
  readonly text: string;
  readonly style?: "strong" | "emphasis" | "code" | "muted";
  /** An http or https address. */
  readonly link?: string;
  /** The id of a channel of the chat that shows it, which then shows the channel's name, linked, instead of the text. */
  readonly place?: string;
  /** The moment that the text tells (ISO 8601 in UTC): shown by the reader's own clock where the chat can. */
  readonly time?: string;
  /** The command that the text names, its subcommand after a blank: can be pressed where the chat can. */
  readonly command?: string;
}

/** What supports a key point: the sentence, its outlet and address. */
export interface Evidence {
  readonly text: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

/**
 * A control that calls a command: `action` names it, `value` is its argument (at most 100 bytes on every chat). One
 * without a value whose action names a subcommand that has a form ("briefing:start") opens that form.
 */
export interface ActionButton {
  readonly kind: "action";
  readonly label: string;
  readonly action: string;
  readonly value: string;
  readonly style?: "primary" | "danger";
  /** Pressed under a message that only the presser sees, the answer takes that message's place (paging). */
  readonly replaces?: boolean;
}

export interface LinkButton {
  readonly kind: "link";
  readonly label: string;
  readonly url: string;
}

export type Button = ActionButton | LinkButton;

export interface ListItem {
  readonly spans: readonly Span[];
  readonly evidence?: readonly Evidence[];
  /** Shown beside the item where the platform can: "Source". */
  readonly button?: Button;
  /** Which entry of the message's thread tells the item in full, and the words of the link to it once that stands. */
  readonly inFull?: { readonly entry: number; readonly label: string };
}

export type MessageBlock =
  | {
      readonly type: "heading";
      readonly level: 1 | 2 | 3;
      readonly spans: readonly Span[];
      /** What the section is about, shown as a colour where the platform can. */
      readonly topic?: string;
      /** Shown beside the heading where the platform can. */
      readonly picture?: Picture;
    }
  | { readonly type: "text"; readonly spans: readonly Span[] }
  | {
      readonly type: "quote";
      readonly spans: readonly Span[];
      readonly attribution: readonly Span[];
      /** Other wordings of the same utterance. */
      readonly variants?: readonly (readonly Span[])[];
      /** What stands before each of those in a chat: "Also: " where absent. */
      readonly also?: string;
    }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly ListItem[];
      /** Number of the first item of an ordered list that was split; 1 where absent. */
      readonly start?: number;
      /** Set where the items are to be compared: shown in columns where the platform can. */
      readonly layout?: "side-by-side";
    }
  | { readonly type: "divider" }
  | { readonly type: "buttons"; readonly buttons: readonly Button[] };

/** The page of the reading room that tells the same as a message. */
export type RoomPage =
  | { readonly kind: "digest" | "story"; readonly id: string }
  /** `anchor`: where in the article's page. */
  | { readonly kind: "article"; readonly id: string; readonly anchor: string }
  | { readonly kind: "speaker"; readonly name: string }
  | { readonly kind: "search"; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: "sources" };

/** What a chat, a terminal or a page shows. Nothing in it is markup. */
export interface Message {
  /** One line that stands for the message in notifications and where blocks cannot be shown. */
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** What belongs in a thread under the message, one entry a post; empty for a short message. */
  readonly thread: readonly (readonly MessageBlock[])[];
  /** Who sees an answer to a command. */
  readonly visibility: "asker" | "everyone";
  /** Where the reading room tells the same; absent where it does not. */
  readonly page?: RoomPage;
  /** The same for each entry of the thread. */
  readonly threadPages?: readonly RoomPage[];
}
