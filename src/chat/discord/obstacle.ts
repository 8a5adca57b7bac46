import {
  type APIChannel,
  type APIOverwrite,
  ChannelFlags,
  ChannelType,
  OverwriteType,
  type RESTAPIPartialCurrentUserGuild,
} from "discord.js";
import type { Tag } from "../../model/subscription.ts";
import { ENGLISH } from "../../words/words.ts";
import { missingPermissions } from "./permissions.ts";
import type { Requests } from "./requests.ts";

/** Why nothing can be posted in a channel, and what to click; in English, as all that is thrown or logged. */
export interface Obstacle {
  readonly words: string;
  readonly remedy: string;
}

/** What was found of a channel in which something can be posted, or what stands in the way. */
export type Examined = { readonly name: string; readonly server: string } | { readonly obstacle: Obstacle };

/** The kinds of channel that a briefing may be posted in. */
const FOR_MESSAGES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const satisfies readonly ChannelType[];
/** Those of them that Discord lets people choose from: its published description has no media channels among them. */
export const CHOOSABLE = FOR_MESSAGES.filter((kind) => kind !== ChannelType.GuildMedia);
const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
/** What a thread's own posts do not need. */
const NOT_IN_THREADS: ReadonlySet<string> = new Set(["Send Messages", "Create Public Threads"]);

/** Looks at a channel as the bot, changing nothing. Throws Problem as the requests do. */
export async function examineChannel(requests: Requests, place: string): Promise<Examined> {
  const channel = await requests.channel(place);
  const servers = await requests.servers();
  const server = "guild_id" in channel ? servers.find(({ id }) => id === channel.guild_id) : undefined;
  if (!server) return { obstacle: NO_SERVER };
  const name = channel.name ?? place;
  const kind = kindObstacle(channel, name);
  if (kind) return { obstacle: kind };
  const isThread = THREADS.has(channel.type);
  const parent = isThread && "parent_id" in channel ? channel.parent_id : null;
  const ruling = parent ? await requests.channel(parent) : channel;
  const missing = (await missingIn(requests, server, ruling)).filter((one) => !isThread || !NOT_IN_THREADS.has(one));
  if (missing.length === 0) return { name, server: server.name };
  const permissions = missing.join(", ");
  const words = ENGLISH.say(parent ? "obstacle.missingAbove" : "obstacle.missing", { name, permissions });
  return { obstacle: { words, remedy: ENGLISH.say("obstacle.allow", { permissions }) } };
}

const NO_SERVER: Obstacle = {
  words: ENGLISH.say("obstacle.noServer"),
  remedy: ENGLISH.say("obstacle.noServer.remedy"),
};

function kindObstacle(channel: APIChannel, name: string): Obstacle | null {
  if (!FOR_MESSAGES.some((kind) => kind === channel.type)) {
    const kind = channel.type === ChannelType.GuildCategory ? "obstacle.category" : "obstacle.noMessages";
    return { words: ENGLISH.say(kind, { name }), remedy: ENGLISH.say("obstacle.otherChannel") };
  }
  if ("thread_metadata" in channel && channel.thread_metadata?.locked && channel.thread_metadata.archived) {
    return { words: ENGLISH.say("obstacle.locked", { name }), remedy: ENGLISH.say("obstacle.unlock") };
  }
  if (needsTag(channel) && freeTags(channel).length === 0) {
    return { words: ENGLISH.say("obstacle.noTag", { name }), remedy: ENGLISH.say("obstacle.addTag") };
  }
  return null;
}

/** Whether each post of a forum must have a tag. */
export function needsTag(channel: APIChannel): boolean {
  return "flags" in channel && (Number(channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
}

/** The tags that anybody may put on a post of a forum. */
export function freeTags(channel: APIChannel): readonly Tag[] {
  const tags = "available_tags" in channel ? (channel.available_tags ?? []) : [];
  return tags.filter(({ moderated }) => !moderated).map(({ id, name }) => ({ id, name }));
}

async function missingIn(
  requests: Requests,
  server: RESTAPIPartialCurrentUserGuild,
  channel: APIChannel,
): Promise<readonly string[]> {
  const { id: self } = await requests.application();
  const { roles } = await requests.member(server.id, self);
  const overwrites = "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [];
  return missingPermissions(permissionsIn(server, roles, self, overwrites));
}

/** Discord's own order: the server's permissions, then the channel's for everyone, for roles, for the member. */
function permissionsIn(
  server: RESTAPIPartialCurrentUserGuild,
  roles: readonly string[],
  self: string,
  overwrites: readonly APIOverwrite[],
): bigint {
  const everyone = overwrites.filter(({ id }) => id === server.id);
  const ofRoles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === self);
  return [everyone, ofRoles, own].reduce(applied, BigInt(server.permissions));
}

function applied(permissions: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allowed = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}
