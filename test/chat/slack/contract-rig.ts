import { slackChat } from "../../../src/chat/slack/slack-chat.ts";
import { silentLog } from "../../../src/log.ts";
import type { ChatRig, PostFault } from "../../contracts/chat.ts";
import { removeFrom } from "../../remove-from.ts";
import type { Fault } from "../../servers/discord/faults.ts";
import { startSlackServer } from "../../servers/slack/server.ts";
import { APP_TOKEN, BOT_TOKEN } from "../../servers/slack/state.ts";
import { SmallDesk } from "../discord/small-desk.ts";
import { shownText } from "./shown-text.ts";

const FAULTS: Readonly<Record<PostFault, Fault>> = {
  "rate-limited": { kind: "limit", retryAfter: 7, global: false },
  "server-error": { kind: "status", status: 502 },
  "lost-answer": { kind: "reset-after" },
  "lost-request": { kind: "reset" },
  late: { kind: "late" },
};

/** The bot's Slack against a server of ours. */
export async function slackRig(): Promise<ChatRig> {
  const server = await startSlackServer();
  const channel = server.state.addChannel();
  const chat = slackChat({
    botToken: BOT_TOKEN,
    transport: { mode: "socket", appToken: APP_TOKEN },
    admins: [],
    seenOnce: async () => true,
    log: silentLog,
    now: () => new Date(),
    api: server.api,
  });
  await chat.start(new SmallDesk());
  return {
    chat,
    place: channel.id,
    failNextPost: (fault) => server.web.faults.next("post", "chat.postMessage", FAULTS[fault]),
    failNextEdit: (fault) => server.web.faults.next("post", "chat.update", FAULTS[fault]),
    commitLate: () => server.web.commitLate(),
    postRequests: () => server.web.requests.filter(({ method }) => method === "chat.postMessage").length,
    posts: () => channel.messages.map(({ ts, body, thread }) => ({ id: ts, text: shownText(body), threadOf: thread })),
    deletePost: (id) => removeFrom(channel.messages, ({ ts }) => ts === id),
    deletePlace: () => server.state.channels.delete(channel.id),
    forbidPosting: () => {
      channel.joined = false;
    },
    forbidReading: () => {
      server.state.scopes.delete("channels:history");
      server.state.scopes.delete("groups:history");
    },
    stop: async () => {
      await chat.stop();
      await server.stop();
    },
  };
}
