import { expect } from "vitest";
import { discordChat } from "../../../src/chat/discord/discord-chat.ts";
import { silentLog } from "../../../src/log.ts";
import type { ChatRig, PostFault, SeenPost } from "../../contracts/chat.ts";
import { removeFrom } from "../../remove-from.ts";
import type { Fault } from "../../servers/discord/faults.ts";
import { startDiscordServer } from "../../servers/discord/server.ts";
import { type Channel, type DiscordState, FORUM_CHANNEL, TOKEN } from "../../servers/discord/state.ts";
import { shownText } from "./shown-text.ts";
import { SmallDesk } from "./small-desk.ts";

const FAULTS: Readonly<Record<PostFault, Fault>> = {
  "rate-limited": { kind: "limit", retryAfter: 7.5, global: false },
  "server-error": { kind: "status", status: 502 },
  "lost-answer": { kind: "reset-after" },
  "lost-request": { kind: "reset" },
  late: { kind: "late" },
};

/** The bot's Discord against a server of ours, in a channel of a type. */
export async function discordRig(type: number): Promise<ChatRig> {
  const server = await startDiscordServer();
  const channel = server.state.addChannel({ type });
  const chat = discordChat({ token: TOKEN, log: silentLog, api: server.api, requestTimeout: 5_000 });
  await chat.start(new SmallDesk());
  const isForum = type === FORUM_CHANNEL;
  const templates = isForum
    ? ["/channels/{channel_id}/threads", "/channels/{channel_id}/messages"]
    : ["/channels/{channel_id}/messages"];
  return {
    chat,
    place: channel.id,
    failNextPost: (fault) => {
      const inThread = isForum && [...server.state.channels.values()].some(({ parent }) => parent === channel.id);
      const lost = inThread && fault !== "lost-request";
      server.rest.faults.next("post", templates[lost ? 1 : 0] ?? "", FAULTS[fault]);
    },
    failNextEdit: (fault) =>
      server.rest.faults.next("patch", "/channels/{channel_id}/messages/{message_id}", FAULTS[fault]),
    commitLate: () => server.rest.commitLate(),
    postRequests: () =>
      server.rest.requests.filter(({ method, template }) => method === "post" && templates.includes(template)).length,
    posts: () => seenPosts(server.state, channel),
    deletePost: (id) => {
      for (const { messages } of server.state.channels.values()) removeFrom(messages, (message) => message.id === id);
    },
    deletePlace: () => server.state.channels.delete(channel.id),
    forbidPosting: () => {
      channel.writable = false;
    },
    forbidReading: () => {
      for (const one of server.state.channels.values()) {
        one.history = false;
        one.visible = !isForum;
      }
    },
    stop: async () => {
      await chat.stop();
      await server.stop();
      expect(server.rest.ownMistakes).toEqual([]);
    },
  };
}

function seenPosts(state: DiscordState, channel: Channel): SeenPost[] {
  const threads = [...state.channels.values()].filter(({ parent }) => parent === channel.id);
  const inThreads = threads.flatMap((thread) => thread.messages.map((message) => ({ message, thread: thread.id })));
  return [...channel.messages.map((message) => ({ message, thread: null })), ...inThreads].map(
    ({ message, thread }) => ({
      id: message.id,
      text: shownText(message.body),
      threadOf: message.id === thread ? null : thread,
    }),
  );
}
