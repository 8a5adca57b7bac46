import { type APIChannel, ChannelType } from "discord.js";
import { freeTags, needsTag } from "./obstacle.ts";
import type { Requests } from "./requests.ts";

/** What must be known of a channel to post to it. */
export interface Place {
  readonly id: string;
  readonly guild: string | null;
  /** Posts are threads of their own. */
  readonly isForum: boolean;
  /** What is posted there can be published to the servers that follow it. */
  readonly isAnnouncement: boolean;
  /** A thread can be started from a message. */
  readonly hasThreads: boolean;
  /** The tag that a post there must have; null where it needs none. */
  readonly tag: string | null;
}

const PLACES_KEPT = 500;

/** Looks at each channel once, since its kind does not change. */
export function placeReader(requests: Requests): (id: string) => Promise<Place> {
  const known = new Map<string, Place>();
  return async (id) => {
    const place = known.get(id) ?? placeOf(await requests.channel(id));
    if (known.size >= PLACES_KEPT) known.clear();
    known.set(id, place);
    return place;
  };
}

export function placeOf(channel: APIChannel): Place {
  const { id, type } = channel;
  return {
    id,
    guild: "guild_id" in channel ? (channel.guild_id ?? null) : null,
    isForum: type === ChannelType.GuildForum || type === ChannelType.GuildMedia,
    isAnnouncement: type === ChannelType.GuildAnnouncement,
    tag: needsTag(channel) ? (freeTags(channel)[0]?.id ?? null) : null,
    hasThreads: type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement,
  };
}
