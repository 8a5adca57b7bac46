import { type BaseInteraction, REST } from "discord.js";
import type { Log } from "../../log.ts";
import type { Chat, CommandDesk } from "../chat.ts";
import { lookingLast } from "../last-look.ts";
import { settled } from "../settled.ts";
import type { Answering } from "./answer-in-discord.ts";
import { CHAT_NAME } from "./asker.ts";
import { type Connection, connectTo } from "./connection.ts";
import { findPost } from "./find-in-discord.ts";
import { handleInteraction } from "./interactions.ts";
import { examineChannel, freeTags } from "./obstacle.ts";
import { placeOf } from "./place.ts";
import { discordPosts } from "./posts.ts";
import { type CommandIds, registerCommands } from "./registration.ts";
import { renderPost } from "./render.ts";
import { discordRequests, type Requests } from "./requests.ts";
import { restOptions } from "./rest-options.ts";
import { splitMessage } from "./split-for-discord.ts";

export interface DiscordSettings {
  /** The bot's token. */
  readonly token: string;
  readonly log: Log;
  /** Where another server than Discord's answers: "http://127.0.0.1:1234/api". It also names the gateway. */
  readonly api?: string;
  /** Whether what is posted in announcement channels is published to the servers that follow them. */
  readonly publish?: boolean;
  /** For one request, 15,000 milliseconds where absent. */
  readonly requestTimeout?: number;
  /** For stopping: how long answers under way may take, 5,000 milliseconds where absent. */
  readonly stopTimeout?: number;
}

const REQUEST_TIMEOUT = 15_000;
const STOP_TIMEOUT = 5_000;

/** Discord as a chat, through discord.js: its gateway for what people do, its REST client for what the bot says. */
export function discordChat(settings: DiscordSettings): Chat {
  const { token, log, requestTimeout = REQUEST_TIMEOUT, stopTimeout = STOP_TIMEOUT } = settings;
  const rest = new REST(restOptions(requestTimeout, settings.api)).setToken(token);
  const requests = discordRequests(rest, token, requestTimeout);
  const posts = discordPosts(requests, { publish: settings.publish === true, log });
  const underWay = new Set<Promise<void>>();
  let stopping = new AbortController();
  let connection: Connection | null = null;
  const answering: Answering = { requests, log, acknowledging: new Set(), commandIds: new Map() };

  const answer = (desk: CommandDesk) => (interaction: BaseInteraction) => {
    const answered = handleInteraction(answering, desk, interaction);
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  };

  return {
    name: CHAT_NAME,
    isHeardByAll: true,
    async start(desk) {
      stopping = new AbortController();
      answering.commandIds = await register(requests, desk, log);
      const onInteraction = answer(desk);
      const { api } = settings;
      connection = await connectTo({ token, log, api, requestTimeout, onInteraction, stopping: stopping.signal });
    },
    split: splitMessage,
    post: (place, part, key, look) => lookingLast(look, () => posts.post(place, part, key)),
    edit: (posted, part, key, look) => lookingLast(look, () => posts.edit(posted, part, key)),
    find: (sought) => findPost(requests, posts, sought),
    workspaceOf: async (place) => placeOf(await requests.channel(place)).guild,
    tellPerson: async (user, words) => {
      const { id } = await requests.directChannel(user);
      const payload = renderPost({ summary: words, blocks: [], plain: true });
      await requests.postMessage(id, payload, "a direct message");
      return id;
    },
    examine: async (place) => {
      const examined = await examineChannel(requests, place);
      return "obstacle" in examined ? `${examined.obstacle.words}: ${examined.obstacle.remedy}` : null;
    },
    tags: async (place) => freeTags(await requests.channel(place)),
    isOwn: async () => (await requests.application()).bot_public === false,
    async stop() {
      stopping.abort();
      connection?.hearNoMore();
      await settled(underWay, stopTimeout);
      await connection?.close();
      connection = null;
    },
  };
}

async function register(requests: Requests, desk: CommandDesk, log: Log): Promise<CommandIds> {
  const { id } = await requests.application();
  const { changed, ids } = await registerCommands(requests, id, desk.specs);
  log.info({ changed }, changed ? "commands registered with Discord" : "commands are registered as they should be");
  return ids;
}
