import type { Json } from "./rules.ts";

export const BOT_TOKEN = "xoxb-fictional-token";
export const APP_TOKEN = "xapp-fictional-token";
export const SIGNING_SECRET = "fictional-signing-secret";
export const TEAM = "T0001";
export const BOT_ID = "B0001";
export const BOT_USER = "U0BOT";
export const WORKSPACE_URL = "https://ellery.slack.example/";

/** What the manifest asks for. */
export const SCOPES = [
  "commands",
  "chat:write",
  "channels:history",
  "groups:history",
  "im:history",
  "users:read",
  "usergroups:read",
];

export interface StoredMessage {
  readonly ts: string;
  readonly channel: string;
  /** The time stamp of the message in whose thread it stands. */
  readonly thread: string | null;
  body: Json;
  metadata: Json | null;
  /** The id of the bot that posted it. */
  readonly author: string;
  /** Only this person sees it. */
  readonly seenBy: string | null;
  edited: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  archived: boolean;
  /** The bot is in it. */
  joined: boolean;
  readonly messages: StoredMessage[];
}

export interface Person {
  readonly id: string;
  readonly isAdmin: boolean;
  /** Told to who asks for it. */
  readonly locale: string;
  readonly timeZone: string;
}

/** Something a person did, and what became of it. */
export interface Interaction {
  readonly trigger: string;
  readonly user: string;
  readonly channel: string;
  readonly askedAt: number;
  /** What the bot acknowledged it with; null until then. */
  acknowledged: { readonly body: Json | null } | null;
  /** What was answered through its address, in order. */
  readonly answers: StoredMessage[];
  /** The message whose button was pressed. */
  readonly source: StoredMessage | null;
  uses: number;
  view: Json | null;
}

/** Everything that the fictional Slack knows. Its clock is the machine's until it is moved. */
export class SlackState {
  readonly channels = new Map<string, Channel>();
  readonly people = new Map<string, Person>();
  readonly groups = new Map<string, readonly string[]>();
  readonly interactions = new Map<string, Interaction>();
  /** The Home tab of each person. */
  readonly homes = new Map<string, Json>();
  readonly scopes = new Set(SCOPES);
  /** The channel of the direct messages of each person. */
  readonly directs = new Map<string, Channel>();
  /** Whether the app takes part in direct messages at all. */
  messagesTab = true;
  /** Messages that wait for their time. */
  readonly scheduled = new Set<string>();
  appTokenRevoked = false;
  #skew = 0;
  #count = 0;

  now(): number {
    return Date.now() + this.#skew;
  }

  /** Moves the clock on, in milliseconds. */
  advance(milliseconds: number): void {
    this.#skew += milliseconds;
  }

  nextId(prefix: string): string {
    this.#count += 1;
    return `${prefix}${this.#count.toString(36).toUpperCase().padStart(6, "0")}`;
  }

  nextTime(): string {
    this.#count += 1;
    return `${Math.floor(this.now() / 1000)}.${String(this.#count).padStart(6, "0")}`;
  }

  addChannel(name = "news"): Channel {
    const channel: Channel = { id: this.nextId("C"), name, archived: false, joined: true, messages: [] };
    this.channels.set(channel.id, channel);
    return channel;
  }

  directChannel(user: string): Channel {
    const known = this.directs.get(user);
    if (known) return known;
    const opened: Channel = { id: this.nextId("D"), name: user, archived: false, joined: true, messages: [] };
    this.channels.set(opened.id, opened);
    this.directs.set(user, opened);
    return opened;
  }

  addPerson(isAdmin = false, locale = "en-US", timeZone = "Europe/Stockholm"): Person {
    const person = { id: this.nextId("U"), isAdmin, locale, timeZone };
    this.people.set(person.id, person);
    return person;
  }

  addMessage(channel: string, body: Json, of: Partial<StoredMessage> = {}): StoredMessage {
    const message: StoredMessage = {
      ts: this.nextTime(),
      channel,
      thread: null,
      body,
      metadata: null,
      author: BOT_ID,
      seenBy: null,
      edited: false,
      ...of,
    };
    if (message.seenBy === null) this.channels.get(channel)?.messages.push(message);
    return message;
  }
}
