import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { Message, MessageBlock } from "../model/message.ts";
import type { Tag } from "../model/subscription.ts";
import type { Voices } from "../words/words.ts";

/** Answers commands and presses of buttons in words; never throws. */
export interface CommandDesk {
  readonly specs: readonly CommandSpec[];
  /** In which words whom is spoken to. */
  readonly voices: Voices;
  answer(call: CommandCall): Promise<Message>;
  /** A press of an ActionButton. A stale button gets a kind answer. */
  press(action: string, value: string, asker: Asker): Promise<Message>;
  /** What stands in the fields of a form at first: the present values of what it is about. Never throws. */
  filled?(command: string, subcommand: string, about: string, asker: Asker): Promise<Readonly<Record<string, string>>>;
  /** What is wrong with the fields of a form, by option; empty where nothing is, or nobody knows. Never throws. */
  mistakes?(call: CommandCall): Promise<Readonly<Record<string, string>>>;
  /** At most 25 suggestions for an option being typed. */
  suggest(command: string, option: string, typed: string, asker: Asker): Promise<readonly string[]>;
}

/** One post: frozen when the digest was made, so that a repeat after a crash is the same. */
export interface MessagePart {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** Shown as plain words: its full form was refused. */
  readonly plain?: boolean;
  /** Which entry of the message's thread it begins. */
  readonly entry?: number;
  /** The id of the tag that a forum files it under; the chat's own choice where absent. */
  readonly tag?: string;
  /** The post in whose thread it goes; null for a post of its own. */
  readonly threadOf: Posted | null;
}

/** Unique per part of a delivery; travels with the post so that it can be found again. */
export interface DeliveryKey {
  readonly delivery: string;
  readonly part: number;
}

export interface Posted {
  readonly place: string;
  /** The platform's id of the message. */
  readonly id: string;
  readonly link: string | null;
}

/** Throws where a call must not be made any more. */
export type LastLook = () => void;

/** A post whose answer was lost. */
export interface Sought {
  readonly place: string;
  readonly key: DeliveryKey;
  /** It was not posted before. */
  readonly since: Date;
  /** The post in whose thread it was to go; null for a post of its own. */
  readonly threadOf: Posted | null;
}

/** A chat platform. It knows messages, never digests. It never repeats a call by itself: delivery decides. */
export interface Chat {
  readonly name: string;
  /** Every connection hears all that people ask: of several processes only one may listen. */
  readonly isHeardByAll?: boolean;
  start(desk: CommandDesk): Promise<void>;
  /** The parts into which this platform must split a message, in posting order: the first is the top-level post. */
  split(message: Message): readonly Omit<MessagePart, "threadOf">[];
  /**
   * Posts once; `look` is called just before anything is sent, and what it throws is thrown. Throws Problem `rate-limited` (with `retryAfterMilliseconds`), `not-allowed` or `not-found` (the place
   * is dead), `bad-input` (refused for what it is), `thread-gone` (people took the post away in whose thread it was to go), or `outcome-unknown` (it may stand there: look with `find`).
   */
  post(place: string, part: MessagePart, key: DeliveryKey, look?: LastLook): Promise<Posted>;
  /**
   * Replaces what a post says; its key stays with it. Errors as `post`, where `not-found` and `not-allowed` are of the
   * post as well as of its place.
   */
  edit(posted: Posted, part: MessagePart, key: DeliveryKey, look?: LastLook): Promise<void>;
  /** `unreadable`: the history cannot be read. Throws Problem where the looking failed for the moment. */
  find(sought: Sought): Promise<Posted | "absent" | "unreadable">;
  /** The workspace that a place is in; null where it is in none. Throws Problem as `post`. */
  workspaceOf(place: string): Promise<string | null>;
  /** Why nothing could be posted in a place, with what to do about it; null where it can. Nobody sees the looking. */
  examine(place: string): Promise<string | null>;
  /** The tags that a post in a place may have; empty where it takes none. Throws Problem as `post`. */
  tags(place: string): Promise<readonly Tag[]>;
  /** Whether a workspace is the operator's own because nobody else can add the bot anywhere. Throws Problem as `post`. */
  isOwn(workspace: string): Promise<boolean>;
  /** How long, in milliseconds, nothing is tried again after so many failed attempts; the house's own pace where absent. */
  restAfter?(attempts: number): number;
  /**
   * Tells one person something where only they read it; answers with that place, where more can be posted, and null where the chat
   * has no people. Throws Problem as `post`.
   */
  tellPerson(user: string, words: string): Promise<string | null>;
  stop(): Promise<void>;
}
