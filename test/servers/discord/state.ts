import type { Body } from "./rules.ts";

export const TOKEN = "fictional.discord.token";
export const APPLICATION = "1100000000000000001";
export const BOT = "1100000000000000001";
export const GUILD = "1200000000000000001";
export const OWNER = "1300000000000000001";

/** Discord's channel types. */
export const TEXT_CHANNEL = 0;
export const DIRECT_CHANNEL = 1;
export const ANNOUNCEMENT_CHANNEL = 5;
export const FORUM_CHANNEL = 15;
export const PUBLIC_THREAD = 11;

const EPOCH = 1_420_070_400_000;

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  body: Body;
  edited: boolean;
  readonly ephemeral: boolean;
  /** Where only the asker sees it: still "thinking …". */
  loading: boolean;
  readonly sentAt: number;
}

export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only for those who manage threads. */
  readonly moderated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  /** Of direct messages: the id of the person. */
  readonly name: string;
  readonly parent: string | null;
  /** Of a forum. */
  readonly tags: readonly ForumTag[];
  /** Whether each post of the forum must have one. */
  readonly needsTag: boolean;
  /** A thread that takes nothing more. */
  readonly locked: boolean;
  /** The bot may see it. */
  visible: boolean;
  /** The bot may write in it. */
  writable: boolean;
  /** The bot may read what was written before. */
  history: boolean;
  readonly messages: StoredMessage[];
}

/** What people did with the bot, and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channel: string;
  readonly askedAt: number;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | null;
  acknowledged: number | null;
  original: StoredMessage | null;
  /** Choices of an autocompletion, a modal. */
  data: unknown;
  readonly followUps: StoredMessage[];
}

/** Everything that the fictional Discord knows. Its clock is the machine's until it is moved. */
export class DiscordState {
  readonly channels = new Map<string, Channel>();
  readonly interactions = new Map<string, Interaction>();
  /** Ids of the messages that went to the servers that follow. */
  readonly published = new Set<string>();
  /** The tags that posts of forums were given, in order. */
  readonly filed: string[] = [];
  commands: readonly Record<string, unknown>[] = [];
  /** How often commands were replaced. */
  commandWrites = 0;
  guildPermissions = (1n << 53n) - 1n - 8n;
  interactionsEndpoint: string | null = null;
  /** Whether everybody may add the bot to a server of theirs. */
  isPublic = false;
  inServers = true;
  #skew = 0;
  #count = 0n;

  now(): number {
    return Date.now() + this.#skew;
  }

  /** Moves the clock on, in milliseconds. */
  advance(milliseconds: number): void {
    this.#skew += milliseconds;
  }

  nextId(): string {
    this.#count += 1n;
    return ((BigInt(this.now() - EPOCH) << 22n) | (this.#count & 0xfffn)).toString();
  }

  addChannel(
    of: Partial<Pick<Channel, "id" | "type" | "name" | "parent" | "tags" | "needsTag" | "locked">> = {},
  ): Channel {
    const channel: Channel = {
      id: this.nextId(),
      type: TEXT_CHANNEL,
      name: "news",
      parent: null,
      tags: [],
      needsTag: false,
      locked: false,
      ...of,
      visible: true,
      writable: true,
      history: true,
      messages: [],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMessage(channel: string, body: Body, ephemeral = false): StoredMessage {
    const message = { id: this.nextId(), channel, body, edited: false, ephemeral, loading: false, sentAt: this.now() };
    if (!ephemeral) this.channels.get(channel)?.messages.push(message);
    return message;
  }

  messageOf(channel: string, id: string): StoredMessage | undefined {
    return this.channels.get(channel)?.messages.find((message) => message.id === id);
  }
}
