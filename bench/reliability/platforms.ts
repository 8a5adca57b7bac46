import type { Chat } from "../../src/chat/chat.ts";
import { discordChat } from "../../src/chat/discord/discord-chat.ts";
import { markerOf as slackMarker } from "../../src/chat/slack/marker.ts";
import { silentLog } from "../../src/log.ts";
import { newSlackChat } from "../../test/chat/slack/rig.ts";
import type { Fault, Faults } from "../../test/servers/discord/faults.ts";
import { startDiscordServer } from "../../test/servers/discord/server.ts";
import { TOKEN } from "../../test/servers/discord/state.ts";
import { startSlackServer } from "../../test/servers/slack/server.ts";

/** A chat platform of our own, as the kill test and the storm see it. */
export interface Platform {
  readonly api: string;
  readonly place: string;
  readonly faults: Faults;
  /** The bot's own client for it, not started: it posts and looks. */
  readonly chat: Chat;
  addChannel(): string;
  /** The channel takes nothing any more. */
  closeChannel(id: string): void;
  /**
   * The next post is committed so many milliseconds after it came; its connection is reset at once, or stays silent
   * until then. Answers when that post has come.
   */
  holdNextPost(milliseconds: number, isSilent: boolean): Promise<unknown>;
  /** Does what the "late" faults of a storm held back. */
  commitLate(): void;
  /** Somebody asks who said something; tells how often they were answered so far. */
  ask(): () => number;
  /** Whether a bot listens. */
  isHeard(): boolean;
  /** The delivery markers of all posts that stand there, in any thread. */
  markers(): readonly string[];
  stop(): Promise<void>;
}

export async function startPlatform(chat: "slack" | "discord"): Promise<Platform> {
  return chat === "slack" ? slackPlatform() : discordPlatform();
}

const lateFault = (milliseconds: number, isSilent: boolean): Fault =>
  isSilent ? { kind: "slow", milliseconds } : { kind: "late", after: milliseconds };

async function slackPlatform(): Promise<Platform> {
  const server = await startSlackServer();
  const channel = server.state.addChannel();
  return {
    api: server.api,
    place: channel.id,
    faults: server.web.faults,
    chat: newSlackChat(server, new Set()),
    addChannel: () => server.state.addChannel().id,
    closeChannel: (id) => {
      const closed = server.state.channels.get(id);
      if (closed) closed.archived = true;
    },
    holdNextPost: (milliseconds, isSilent) => {
      server.web.faults.next("post", "chat.postMessage", lateFault(milliseconds, isSilent));
      return server.until(() => server.web.faults.waiting === 0);
    },
    commitLate: () => server.web.commitLate(),
    ask: () => {
      const asked = server.people.command({ channel: channel.id, user: "U3" }, "/who-said lamp");
      return () => asked.answers.length;
    },
    isHeard: () => server.socket.connected,
    markers: () =>
      [...server.state.channels.values()].flatMap(({ messages }) =>
        messages.map(({ metadata }) => JSON.stringify(slackMarker(metadata === null ? {} : { metadata }))),
      ),
    stop: () => server.stop(),
  };
}

async function discordPlatform(): Promise<Platform> {
  const server = await startDiscordServer();
  const channel = server.state.addChannel();
  return {
    api: server.api,
    place: channel.id,
    faults: server.rest.faults,
    chat: discordChat({ token: TOKEN, log: silentLog, api: server.api }),
    addChannel: () => server.state.addChannel().id,
    closeChannel: (id) => {
      const closed = server.state.channels.get(id);
      if (closed) closed.visible = false;
    },
    holdNextPost: (milliseconds, isSilent) => {
      server.rest.faults.next("post", "/channels/{channel_id}/messages", lateFault(milliseconds, isSilent));
      return server.until(() => server.rest.faults.waiting === 0);
    },
    commitLate: () => server.rest.commitLate(),
    ask: () => {
      const asked = server.people.command({ channel: channel.id }, "who-said", { words: "lamp" });
      return () => (asked.original?.loading === false ? 1 : 0) + asked.followUps.length;
    },
    isHeard: () => server.gateway.connected,
    markers: () =>
      [...server.state.channels.values()].flatMap(({ messages }) =>
        messages.map(({ body }) => String(body.nonce ?? "")),
      ),
    stop: () => server.stop(),
  };
}
