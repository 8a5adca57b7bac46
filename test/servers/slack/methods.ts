import { limitsFault } from "./published-limits.ts";
import { blocksFault, type Json, viewFault } from "./rules.ts";
import {
  BOT_ID,
  BOT_USER,
  type Channel,
  type Interaction,
  type SlackState,
  type StoredMessage,
  TEAM,
  WORKSPACE_URL,
} from "./state.ts";

/** A refusal as Slack words it. */
export class Refusal extends Error {
  readonly details: Json;

  constructor(error: string, details: Json = {}) {
    super(error);
    this.details = details;
  }
}

export interface Call {
  readonly state: SlackState;
  readonly arguments: Json;
  /** Where the bot opens its socket. */
  readonly socket: string;
}

export interface Method {
  /** Which of the two tokens it takes. */
  readonly token: "bot" | "app";
  /** One of these scopes is needed; none where empty. */
  readonly scopes: readonly string[];
  readonly handle: (call: Call) => Json;
}

const TRIGGER_LASTS = 3_000;
const LONGEST_TEXT = 40_000;
const HISTORY = ["channels:history", "groups:history", "im:history"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function channelOf({ state, arguments: given }: Call): Channel {
  const channel = state.channels.get(text(given["channel"]));
  if (!channel) throw new Refusal("channel_not_found");
  return channel;
}

/** What is wrong with a message, as Slack says it; null where nothing is. */
export function messageRefusal(body: Json): Refusal | null {
  const { blocks } = body;
  if (blocks === undefined && text(body["text"]) === "") return new Refusal("no_text");
  if (text(body["text"]).length > LONGEST_TEXT) return new Refusal("msg_too_long");
  const fault = blocks === undefined ? null : (blocksFault(blocks) ?? limitsFault(blocks));
  return fault === null
    ? null
    : new Refusal("invalid_blocks", { response_metadata: { messages: [`[ERROR] ${fault}`] } });
}

function checkedBody({ arguments: given }: Call): Json {
  const refusal = messageRefusal(given);
  if (refusal) throw refusal;
  return given;
}

function postMessage(call: Call): Json {
  const { state, arguments: given } = call;
  const channel = postableChannel(call);
  const thread = given["thread_ts"] === undefined ? null : text(given["thread_ts"]);
  if (thread !== null && !channel.messages.some(({ ts }) => ts === thread)) throw new Refusal("thread_not_found");
  const metadata = (given["metadata"] as Json | undefined) ?? null;
  const message = state.addMessage(channel.id, checkedBody(call), { thread, metadata });
  return { channel: channel.id, ts: message.ts, message: messageJson(channel, message) };
}

/** A person's id stands for the direct messages with them. */
function postableChannel(call: Call): Channel {
  const { state, arguments: given } = call;
  const id = text(given["channel"]);
  const channel = state.people.has(id) ? state.directChannel(id) : channelOf(call);
  if (channel.id.startsWith("D") && !state.messagesTab) throw new Refusal("messages_tab_disabled");
  if (channel.archived) throw new Refusal("is_archived");
  if (!channel.joined) throw new Refusal("not_in_channel");
  return channel;
}

/** Planned and taken back again at once: no reader ever sees it. */
function scheduleMessage(call: Call): Json {
  const { state } = call;
  const channel = channelOf(call);
  if (channel.archived) throw new Refusal("is_archived");
  if (!channel.joined) throw new Refusal("not_in_channel");
  checkedBody(call);
  const id = state.nextId("Q");
  state.scheduled.add(id);
  return { channel: channel.id, scheduled_message_id: id, post_at: call.arguments["post_at"] ?? 0 };
}

function deleteScheduledMessage(call: Call): Json {
  channelOf(call);
  if (!call.state.scheduled.delete(text(call.arguments["scheduled_message_id"]))) {
    throw new Refusal("invalid_scheduled_message_id");
  }
  return {};
}

function update(call: Call): Json {
  const channel = channelOf(call);
  const message = channel.messages.find(({ ts }) => ts === call.arguments["ts"]);
  if (!message) throw new Refusal("message_not_found");
  message.body = checkedBody(call);
  message.edited = true;
  if (call.arguments["metadata"] !== undefined) message.metadata = call.arguments["metadata"] as Json;
  return { channel: channel.id, ts: message.ts };
}

function messageJson(channel: Channel, message: StoredMessage): Json {
  const replies = channel.messages.filter(({ thread }) => thread === message.ts);
  return {
    type: "message",
    bot_id: message.author,
    user: BOT_USER,
    ts: message.ts,
    text: message.body["text"],
    blocks: message.body["blocks"],
    ...(message.thread === null ? {} : { thread_ts: message.thread }),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
    ...(replies.length === 0
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
  };
}

function pageOf(call: Call, channel: Channel, messages: readonly StoredMessage[]): Json {
  const { arguments: given } = call;
  const start = Number(text(given["cursor"]) || "0");
  const limit = Number(given["limit"] ?? 100);
  const isMore = start + limit < messages.length;
  const withMetadata = String(given["include_all_metadata"]) === "true";
  const shown = messages.slice(start, start + limit).map((message) => {
    const { metadata, ...rest } = messageJson(channel, message);
    return withMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
  });
  return { messages: shown, has_more: isMore, response_metadata: { next_cursor: isMore ? String(start + limit) : "" } };
}

function history(call: Call): Json {
  const channel = readableChannel(call);
  const oldest = Number(call.arguments["oldest"] ?? 0);
  const top = channel.messages.filter(({ thread, ts }) => thread === null && Number(ts) > oldest);
  return pageOf(call, channel, top.toReversed());
}

function replies(call: Call): Json {
  const channel = readableChannel(call);
  const { ts: top, oldest = 0 } = call.arguments;
  const parent = channel.messages.find(({ ts }) => ts === top);
  if (!parent) throw new Refusal("thread_not_found");
  const inThread = channel.messages.filter(({ thread, ts }) => thread === top && Number(ts) > Number(oldest));
  return pageOf(call, channel, [parent, ...inThread]);
}

function readableChannel(call: Call): Channel {
  const channel = channelOf(call);
  const needed = HISTORY.filter((scope) => (scope === "im:history") === channel.id.startsWith("D"));
  if (!needed.some((scope) => call.state.scopes.has(scope))) throw new Refusal("missing_scope", { needed: needed[0] });
  if (!channel.joined) throw new Refusal("not_in_channel");
  return channel;
}

function interactionFor({ state, arguments: given }: Call): Interaction {
  const interaction = state.interactions.get(text(given["trigger_id"]));
  if (!interaction) throw new Refusal("invalid_trigger_id");
  if (interaction.view) throw new Refusal("exchanged_trigger_id");
  if (state.now() - interaction.askedAt > TRIGGER_LASTS) throw new Refusal("expired_trigger_id");
  return interaction;
}

function checkedView({ arguments: given }: Call): Json {
  const view = given["view"] as Json;
  const fault = viewFault(view) ?? limitsFault(view);
  if (fault) throw new Refusal("invalid_arguments", { response_metadata: { messages: [`[ERROR] ${fault}`] } });
  return view;
}

function openView(call: Call): Json {
  const interaction = interactionFor(call);
  interaction.view = { ...checkedView(call), id: call.state.nextId("V") };
  return { view: interaction.view };
}

function publishView(call: Call): Json {
  const user = text(call.arguments["user_id"]);
  const view = { ...checkedView(call), id: call.state.nextId("V") };
  call.state.homes.set(user, view);
  return { view };
}

function userInfo({ state, arguments: given }: Call): Json {
  const person = state.people.get(text(given["user"]));
  if (!person) throw new Refusal("user_not_found");
  const told = String(given["include_locale"]) === "true" ? { locale: person.locale } : {};
  return {
    user: {
      id: person.id,
      is_admin: person.isAdmin,
      is_owner: false,
      is_primary_owner: false,
      tz: person.timeZone,
      ...told,
    },
  };
}

function groupMembers({ state, arguments: given }: Call): Json {
  const users = state.groups.get(text(given["usergroup"]));
  if (!users) throw new Refusal("no_such_subteam");
  return { users };
}

export const METHODS: Readonly<Record<string, Method>> = {
  "auth.test": {
    token: "bot",
    scopes: [],
    handle: () => ({ url: WORKSPACE_URL, team: "Ellery", team_id: TEAM, user_id: BOT_USER, bot_id: BOT_ID }),
  },
  "apps.connections.open": { token: "app", scopes: [], handle: ({ socket }) => ({ url: socket }) },
  "chat.postMessage": { token: "bot", scopes: ["chat:write"], handle: postMessage },
  "chat.scheduleMessage": { token: "bot", scopes: ["chat:write"], handle: scheduleMessage },
  "chat.deleteScheduledMessage": { token: "bot", scopes: ["chat:write"], handle: deleteScheduledMessage },
  "chat.update": { token: "bot", scopes: ["chat:write"], handle: update },
  "conversations.history": { token: "bot", scopes: HISTORY, handle: history },
  "conversations.replies": { token: "bot", scopes: HISTORY, handle: replies },
  "views.open": { token: "bot", scopes: [], handle: openView },
  "views.publish": { token: "bot", scopes: [], handle: publishView },
  "users.info": { token: "bot", scopes: ["users:read"], handle: userInfo },
  "usergroups.users.list": { token: "bot", scopes: ["usergroups:read"], handle: groupMembers },
};
