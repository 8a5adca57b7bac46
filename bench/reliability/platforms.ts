import { markerOf as discordMarker, type MarkedMessage } from "../../src/chat/discord/marker.ts";
import { markerOf as slackMarker } from "../../src/chat/slack/marker.ts";
import { startDiscordServer } from "../../test/servers/discord/server.ts";
import { startSlackServer } from "../../test/servers/slack/server.ts";

/** A chat platform of our own, as the kill test sees it. */
export interface Platform {
  readonly api: string;
  readonly place: string;
  /** The next post is committed only when `commitLate` is called, and its connection is reset. */
  holdNextPost(): void;
  commitLate(): void;
  /** The delivery markers of all posts that stand there, in any thread. */
  markers(): readonly string[];
  stop(): Promise<void>;
}

export async function startPlatform(chat: "slack" | "discord"): Promise<Platform> {
  return chat === "slack" ? slackPlatform() : discordPlatform();
}

async function slackPlatform(): Promise<Platform> {
  const server = await startSlackServer();
  const channel = server.state.addChannel();
  return {
    api: server.api,
    place: channel.id,
    holdNextPost: () => server.web.faults.next("post", "chat.postMessage", { kind: "late" }),
    commitLate: () => server.web.commitLate(),
    markers: () =>
      channel.messages.map(({ metadata }) => JSON.stringify(slackMarker(metadata === null ? {} : { metadata }))),
    stop: () => server.stop(),
  };
}

async function discordPlatform(): Promise<Platform> {
  const server = await startDiscordServer();
  const channel = server.state.addChannel();
  return {
    api: server.api,
    place: channel.id,
    holdNextPost: () => server.rest.faults.next("post", "/channels/{channel_id}/messages", { kind: "late" }),
    commitLate: () => server.rest.commitLate(),
    markers: () =>
      [...server.state.channels.values()].flatMap(({ messages }) =>
        messages.map(({ body }) => discordMarker(body as MarkedMessage) ?? ""),
      ),
    stop: () => server.stop(),
  };
}
