import { allComponents, type Component } from "./rules.ts";
import {
  APPLICATION,
  BOT,
  type Channel,
  DIRECT_CHANNEL,
  type DiscordState,
  FORUM_CHANNEL,
  GUILD,
  OWNER,
  PUBLIC_THREAD,
  type StoredMessage,
} from "./state.ts";

const EPHEMERAL = 64;
const LOADING = 128;

/** A user as Discord shows one. */
export function userJson(id: string, name: string, bot = false) {
  return {
    id,
    username: name,
    avatar: null,
    discriminator: "0",
    public_flags: 0,
    flags: 0,
    bot,
    global_name: null,
    primary_guild: null,
  };
}

export function messageJson(state: DiscordState, message: StoredMessage, withNonce = false) {
  const { body } = message;
  const thread = state.channels.get(message.id);
  return {
    type: 0,
    content: (body.content ?? "").trim(),
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: (body.embeds ?? []).map((embed) => ({ ...embed, type: "rich" })),
    timestamp: new Date(message.sentAt).toISOString(),
    edited_timestamp: message.edited ? new Date(state.now()).toISOString() : null,
    flags: (body.flags ?? 0) | (message.ephemeral ? EPHEMERAL : 0) | (message.loading ? LOADING : 0),
    components: numbered(body.components ?? []),
    id: message.id,
    channel_id: message.channel,
    author: userJson(BOT, "soundbite", true),
    pinned: false,
    mention_everyone: false,
    tts: false,
    // History does not give the nonce back: only the answer to the post does.
    ...(withNonce && body.nonce ? { nonce: body.nonce } : {}),
    ...(thread ? { thread: channelJson(thread) } : {}),
  };
}

/** What Discord gives back of a container, a thumbnail and a separator where the bot left it out. */
const LEFT_OUT: Readonly<Record<number, object>> = {
  11: { description: null, spoiler: false },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
};

/** As Discord gives components back: each with an id, its own where it has one. */
function numbered(top: readonly Component[]): unknown[] {
  const taken = new Set(allComponents({ components: top }).map(({ id }) => id));
  let last = 0;
  const nextId = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (component: Component): unknown => ({
    ...LEFT_OUT[component.type ?? 0],
    ...component,
    id: component.id ?? nextId(),
    ...(component.media ? { media: { id: "1", proxy_url: component.media.url, ...component.media } } : {}),
    ...(component.components ? { components: component.components.map(number) } : {}),
    ...(component.accessory ? { accessory: number(component.accessory) } : {}),
  });
  return top.map(number);
}

const REQUIRE_TAG = 1 << 4;

export function channelJson(channel: Channel): Record<string, unknown> {
  const { id, type, name, messages } = channel;
  if (type === DIRECT_CHANNEL)
    return {
      id,
      type,
      flags: 0,
      last_message_id: messages.at(-1)?.id ?? null,
      recipients: [userJson(name, "ola", false)],
    };
  const base = {
    id: channel.id,
    type: channel.type,
    flags: channel.needsTag ? REQUIRE_TAG : 0,
    guild_id: GUILD,
    name: channel.name,
    parent_id: channel.parent,
    last_message_id: channel.messages.at(-1)?.id ?? null,
  };
  const tags = channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null }));
  const forum = isForum(channel) ? { available_tags: tags } : {};
  if (channel.type !== PUBLIC_THREAD) {
    return { ...base, ...forum, position: 0, permission_overwrites: overwrites(channel) };
  }
  const { locked } = channel;
  const thread_metadata = { archived: locked, archive_timestamp: null, auto_archive_duration: 1440, locked };
  return {
    ...base,
    owner_id: BOT,
    thread_metadata,
    message_count: channel.messages.length,
    member_count: 1,
    total_message_sent: channel.messages.length,
  };
}

/** A forum's posts are not in its own history. */
export const isForum = ({ type }: Channel): boolean => type === FORUM_CHANNEL;

function overwrites({ visible, writable, history }: Channel) {
  const denied = (visible ? 0n : 1n << 10n) | (writable ? 0n : 1n << 11n) | (history ? 0n : 1n << 16n);
  return [{ id: GUILD, type: 0, allow: "0", deny: denied.toString() }];
}

export function applicationJson(state: DiscordState) {
  return {
    id: APPLICATION,
    name: "Soundbite",
    icon: null,
    description: "",
    type: null,
    bot: userJson(BOT, "soundbite", true),
    bot_public: state.isPublic,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: 0,
    flags_new: "0",
    redirect_uris: [],
    interactions_endpoint_url: state.interactionsEndpoint,
    role_connections_verification_url: null,
    owner: userJson(OWNER, "mara"),
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

export function memberJson(id: string, name: string) {
  return {
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: "2025-01-01T00:00:00.000Z",
    nick: null,
    pending: false,
    premium_since: null,
    roles: [],
    user: userJson(id, name),
    mute: false,
    deaf: false,
  };
}
