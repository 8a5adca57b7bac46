import {
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  type APIThreadChannel,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  type RESTPostAPIChannelThreadsJSONBody,
  type RESTPutAPIApplicationCommandsJSONBody,
  type RouteLike,
  Routes,
} from "discord.js";
import { asNotDone, asProblem } from "./failures.ts";
import { MESSAGES_PER_PAGE } from "./limits.ts";
import type { DiscordPayload } from "./render.ts";

/** What a message had before it had a card: a card stands beside neither. */
const NO_FORMER_KIND = { content: null, embeds: null } as const;

type Method = "get" | "post" | "put" | "patch" | "delete";

interface RequestOptions {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** False for what an interaction's token allows. */
  readonly auth?: boolean;
}

/** What the bot asks about its own application. */
export interface Application {
  readonly id: string;
  readonly name: string;
  /** Whether everybody may add the bot to their server; so where absent. */
  readonly bot_public?: boolean;
  /** Where Discord sends interactions instead of over the gateway. */
  readonly interactions_endpoint_url?: string | null;
}

/** Discord's requests that the bot makes, each sent once. All throw a `Problem`. */
export interface Requests {
  channel(id: string): Promise<APIChannel>;
  /** `what` names it for those who are told that it failed. */
  postMessage(channel: string, payload: DiscordPayload, what?: string): Promise<APIMessage>;
  editMessage(channel: string, id: string, payload: DiscordPayload): Promise<void>;
  /** Publishes a message of an announcement channel to the servers that follow it. */
  crosspost(channel: string, id: string): Promise<void>;
  /** Up to 100 messages, the ones just after an id, or the newest. */
  messages(channel: string, after: string | null): Promise<readonly APIMessage[]>;
  startThread(channel: string, message: string, name: string): Promise<void>;
  startForumPost(
    channel: string,
    name: string,
    message: DiscordPayload,
    tag?: string | null,
  ): Promise<APIThreadChannel>;
  activeThreads(guild: string): Promise<readonly APIThreadChannel[]>;
  application(): Promise<Application>;
  servers(): Promise<readonly RESTAPIPartialCurrentUserGuild[]>;
  member(guild: string, user: string): Promise<APIGuildMember>;
  /** The channel in which the bot talks with one person. */
  directChannel(user: string): Promise<APIChannel>;
  commands(application: string): Promise<readonly unknown[]>;
  setCommands(application: string, commands: RESTPutAPIApplicationCommandsJSONBody): Promise<readonly unknown[]>;
  respond(interaction: { readonly id: string; readonly token: string }, body: unknown): Promise<void>;
  editAnswer(application: string, token: string, payload: DiscordPayload): Promise<void>;
  followUp(application: string, token: string, payload: DiscordPayload): Promise<APIMessage>;
}

/** `timeout` in milliseconds covers a request from its start to the last byte of the answer. */
export function discordRequests(rest: REST, token: string, timeout: number): Requests {
  const send = async <T>(what: string, method: Method, route: RouteLike, options: RequestOptions = {}): Promise<T> => {
    try {
      const signal = AbortSignal.timeout(timeout);
      return (await rest[method](route, { ...options, signal })) as T;
    } catch (thrown) {
      // After one 401 discord.js forgets the token, and every later request would fail without being sent.
      rest.setToken(token);
      const problem = asProblem(thrown, what);
      throw method === "get" ? asNotDone(problem) : problem;
    }
  };
  return { ...channelRequests(send), ...threadRequests(send), ...applicationRequests(send), ...answerRequests(send) };
}

type Send = <T>(what: string, method: Method, route: RouteLike, options?: RequestOptions) => Promise<T>;

function channelRequests(send: Send) {
  return {
    channel: (id: string) => send<APIChannel>(`looking at channel ${id}`, "get", Routes.channel(id)),
    postMessage: (channel: string, body: DiscordPayload, what = `posting to channel ${channel}`) =>
      send<APIMessage>(what, "post", Routes.channelMessages(channel), { body }),
    editMessage: async (channel: string, id: string, body: DiscordPayload) => {
      await send(`editing message ${id} in channel ${channel}`, "patch", Routes.channelMessage(channel, id), {
        body: { ...NO_FORMER_KIND, ...body },
      });
    },
    crosspost: async (channel: string, id: string) => {
      await send(`publishing message ${id} of channel ${channel}`, "post", Routes.channelMessageCrosspost(channel, id));
    },
    messages: (channel: string, after: string | null) => {
      const query = new URLSearchParams({ limit: String(MESSAGES_PER_PAGE), ...(after === null ? {} : { after }) });
      return send<APIMessage[]>(`reading channel ${channel}`, "get", Routes.channelMessages(channel), { query });
    },
  };
}

function threadRequests(send: Send) {
  return {
    startThread: async (channel: string, message: string, name: string) => {
      const what = `starting a thread in channel ${channel}`;
      await send(what, "post", Routes.threads(channel, message), { body: { name } });
    },
    startForumPost: (channel: string, name: string, message: DiscordPayload, tag: string | null = null) => {
      const tags = tag === null ? {} : { applied_tags: [tag] };
      const body = { name, message, ...tags } satisfies RESTPostAPIChannelThreadsJSONBody | { message: DiscordPayload };
      return send<APIThreadChannel>(`posting to forum ${channel}`, "post", Routes.threads(channel), { body });
    },
    activeThreads: async (guild: string) => {
      const route = Routes.guildActiveThreads(guild);
      return (await send<{ threads: APIThreadChannel[] }>(`listing the threads of server ${guild}`, "get", route))
        .threads;
    },
  };
}

function applicationRequests(send: Send) {
  return {
    application: () => send<Application>("asking for the application", "get", Routes.currentApplication()),
    servers: () => send<RESTAPIPartialCurrentUserGuild[]>("listing the bot's servers", "get", Routes.userGuilds()),
    member: (guild: string, user: string) =>
      send<APIGuildMember>(`looking at the bot in server ${guild}`, "get", Routes.guildMember(guild, user)),
    directChannel: (recipient: string) =>
      send<APIChannel>("opening a direct message", "post", Routes.userChannels(), {
        body: { recipient_id: recipient },
      }),
    commands: (application: string) =>
      send<unknown[]>("reading the registered commands", "get", Routes.applicationCommands(application), {
        query: new URLSearchParams({ with_localizations: "true" }),
      }),
    setCommands: (application: string, body: RESTPutAPIApplicationCommandsJSONBody) =>
      send<unknown[]>("registering the commands", "put", Routes.applicationCommands(application), { body }),
  };
}

function answerRequests(send: Send) {
  return {
    respond: async ({ id, token }: { readonly id: string; readonly token: string }, body: unknown) => {
      await send("answering", "post", Routes.interactionCallback(id, token), { body, auth: false });
    },
    editAnswer: async (application: string, token: string, body: DiscordPayload) => {
      await send("answering", "patch", Routes.webhookMessage(application, token), {
        body: { ...NO_FORMER_KIND, ...body },
        auth: false,
      });
    },
    followUp: (application: string, token: string, body: DiscordPayload) =>
      send<APIMessage>("answering", "post", Routes.webhook(application, token), { body, auth: false }),
  };
}
