import { answerRoutes } from "./answer-routes.ts";
import { applicationJson, channelJson, isForum, memberJson, messageJson, userJson } from "./answers.ts";
import { type Answer, ApiError, type Call, type Route } from "./api.ts";
import type { Body } from "./rules.ts";
import { ANNOUNCEMENT_CHANNEL, APPLICATION, BOT, type Channel, DIRECT_CHANNEL, GUILD, PUBLIC_THREAD } from "./state.ts";

const NONCE_MEMORY = 3 * 60_000;

const ok = (body: unknown, status = 200): Answer => ({ status, body });

function channelOf({ state, params }: Call): Channel {
  const channel = state.channels.get(params["channel_id"] ?? "");
  if (!channel) throw new ApiError(404, 10003, "Unknown Channel");
  if (!channel.visible) throw new ApiError(403, 50001, "Missing Access");
  return channel;
}

function writableChannel(call: Call): Channel {
  const channel = channelOf(call);
  if (!channel.writable && channel.type === DIRECT_CHANNEL)
    throw new ApiError(403, 50007, "Cannot send messages to this user");
  if (!channel.writable) throw new ApiError(403, 50013, "Missing Permissions");
  if (isForum(channel) && !call.params["message_id"])
    throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
  return channel;
}

function createMessage(call: Call): Answer {
  const { state } = call;
  const channel = writableChannel(call);
  const body = call.body as Body;
  const since = state.now() - NONCE_MEMORY;
  const known = body.enforce_nonce
    ? channel.messages.find((one) => one.body.nonce === body.nonce && one.sentAt >= since)
    : undefined;
  return ok(messageJson(state, known ?? state.addMessage(channel.id, body), true));
}

function listMessages(call: Call): Answer {
  const channel = channelOf(call);
  if (isForum(channel)) throw new ApiError(400, 50008, "Cannot read messages of a non-text channel");
  const { state, query } = call;
  const limit = Number(query.get("limit") ?? 50);
  if (limit < 1 || limit > 100) throw new ApiError(400, 50035, "Invalid Form Body");
  const after = query.get("after");
  // Whoever may not read the history gets an empty one.
  const readable = channel.history ? channel.messages : [];
  const later = after === null ? readable.slice(-limit) : readable.filter(({ id }) => BigInt(id) > BigInt(after));
  return ok(
    later
      .slice(0, limit)
      .reverse()
      .map((message) => messageJson(state, message)),
  );
}

/** docs.discord.com/developers/resources/message#crosspost-message */
function crosspost(call: Call): Answer {
  const channel = channelOf(call);
  const message = oneMessage(call);
  if (channel.type !== ANNOUNCEMENT_CHANNEL)
    throw new ApiError(400, 50024, "Cannot execute action on this channel type");
  if (call.state.published.has(message.id)) throw new ApiError(400, 40033, "This message has already been crossposted");
  call.state.published.add(message.id);
  return ok(messageJson(call.state, message));
}

function oneMessage(call: Call) {
  const channel = channelOf(call);
  const message = call.state.messageOf(channel.id, call.params["message_id"] ?? "");
  if (!message) throw new ApiError(404, 10008, "Unknown Message");
  return message;
}

function editMessage(call: Call): Answer {
  const message = oneMessage(call);
  message.body = { ...message.body, ...(call.body as Body) };
  message.edited = true;
  return ok(messageJson(call.state, message));
}

function threadFromMessage(call: Call): Answer {
  const channel = writableChannel(call);
  const { id } = oneMessage(call);
  if (call.state.channels.has(id))
    throw new ApiError(400, 160004, "A thread has already been created for this message");
  const { name } = call.body as { name: string };
  return ok(channelJson(call.state.addChannel({ id, name, type: PUBLIC_THREAD, parent: channel.id })), 201);
}

function forumPost(call: Call): Answer {
  const { state } = call;
  const forum = channelOf(call);
  if (!forum.writable) throw new ApiError(403, 50013, "Missing Permissions");
  if (!isForum(forum)) throw new ApiError(400, 50024, "Cannot execute action on this channel type");
  const {
    name,
    message,
    applied_tags: tags = [],
  } = call.body as {
    name: string;
    message: Body;
    applied_tags?: readonly string[];
  };
  if (tags.some((tag) => !forum.tags.some(({ id }) => id === tag))) throw new ApiError(404, 10087, "Unknown tag");
  if (forum.needsTag && tags.length === 0) throw new ApiError(400, 40067, "A tag is required to create a forum post");
  state.filed.push(...tags);
  const thread = state.addChannel({ name, type: PUBLIC_THREAD, parent: forum.id });
  const starter = { ...state.addMessage(thread.id, message), id: thread.id };
  thread.messages.splice(0, thread.messages.length, starter);
  return ok(channelJson(thread), 201);
}

function putCommands({ state, body }: Call): Answer {
  state.commandWrites += 1;
  state.commands = (body as Record<string, unknown>[]).map((command) => ({
    description: "",
    default_member_permissions: null,
    nsfw: false,
    dm_permission: true,
    ...command,
    id: state.nextId(),
    application_id: APPLICATION,
    version: state.nextId(),
  }));
  return ok(state.commands);
}

const session_start_limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };

function activeThreads({ state }: Call): Answer {
  const threads = [...state.channels.values()].filter(({ type }) => type === PUBLIC_THREAD);
  return ok({ threads: threads.map(channelJson), members: [], has_more: false });
}

function servers({ state }: Call): Answer {
  const guild = { id: GUILD, name: "Port Ellery", icon: null, banner: null, owner: false, features: [] };
  return ok(state.inServers ? [{ ...guild, permissions: state.guildPermissions.toString() }] : []);
}

/** docs.discord.com/developers/resources/user#create-dm: the same channel each time. */
function directChannel({ state, body }: Call): Answer {
  const { recipient_id: name } = body as { recipient_id: string };
  const known = [...state.channels.values()].find((one) => one.type === DIRECT_CHANNEL && one.name === name);
  return ok(channelJson(known ?? state.addChannel({ name, type: DIRECT_CHANNEL })));
}

const CHANNEL = "/channels/{channel_id}";
const COMMANDS = "/applications/{application_id}/commands";

/** Everything that the test server answers. */
export const ROUTES: readonly Route[] = [
  { method: "get", template: "/applications/@me", handle: ({ state }) => ok(applicationJson(state)) },
  {
    method: "get",
    template: "/gateway/bot",
    handle: ({ gateway }) => ok({ url: gateway, shards: 1, session_start_limit }),
  },
  {
    method: "get",
    template: "/users/@me",
    handle: () => ok({ ...userJson(BOT, "soundbite", true), mfa_enabled: false, locale: "en-US" }),
  },
  { method: "get", template: "/users/@me/guilds", handle: servers },
  { method: "post", template: "/users/@me/channels", handle: directChannel },
  { method: "get", template: "/guilds/{guild_id}/members/{user_id}", handle: () => ok(memberJson(BOT, "soundbite")) },
  { method: "get", template: "/guilds/{guild_id}/threads/active", handle: activeThreads },
  { method: "get", template: COMMANDS, handle: ({ state }) => ok(state.commands) },
  { method: "put", template: COMMANDS, handle: putCommands },
  { method: "get", template: CHANNEL, handle: (call) => ok(channelJson(channelOf(call))) },
  { method: "get", template: `${CHANNEL}/messages`, handle: listMessages },
  { method: "post", template: `${CHANNEL}/messages`, message: true, handle: createMessage },
  {
    method: "get",
    template: `${CHANNEL}/messages/{message_id}`,
    handle: (call) => ok(messageJson(call.state, oneMessage(call))),
  },
  { method: "patch", template: `${CHANNEL}/messages/{message_id}`, message: true, handle: editMessage },
  { method: "post", template: `${CHANNEL}/messages/{message_id}/crosspost`, bodiless: true, handle: crosspost },
  { method: "post", template: `${CHANNEL}/messages/{message_id}/threads`, handle: threadFromMessage },
  { method: "post", template: `${CHANNEL}/threads`, handle: forumPost },
  ...answerRoutes,
];
