import { once } from "node:events";
import { Client, Events, Options } from "discord.js";
import type { Log } from "../../log.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Chat, CommandDesk } from "../chat.ts";
import { lookingLast } from "../last-look.ts";
import { settled } from "../settled.ts";
import type { Answering } from "./answer-in-discord.ts";
import { CHAT_NAME } from "./asker.ts";
import { asProblem } from "./failures.ts";
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

/** What members ask of the bot comes over the gateway without any intent. */
const NO_INTENTS: never[] = [];
const REQUEST_TIMEOUT = 15_000;
const START_TIMEOUT = 30_000;
const STOP_TIMEOUT = 5_000;
const CACHED = 200;

/** Discord as a chat, through discord.js: its gateway for what people do, its REST client for what the bot says. */
export function discordChat(settings: DiscordSettings): Chat {
  const { token, log, requestTimeout = REQUEST_TIMEOUT, stopTimeout = STOP_TIMEOUT } = settings;
  const client = newClient(settings, requestTimeout);
  client.rest.setToken(token);
  const requests = discordRequests(client.rest, token, requestTimeout);
  const posts = discordPosts(requests, { publish: settings.publish === true, log });
  const underWay = new Set<Promise<void>>();
  let stopping = new AbortController();
  const answering: Answering = { requests, log, acknowledging: new Set(), commandIds: new Map() };

  const answer = (desk: CommandDesk) =>
    client.on(Events.InteractionCreate, (interaction) => {
      const answered = handleInteraction(answering, desk, interaction);
      underWay.add(answered);
      void answered.finally(() => underWay.delete(answered));
    });

  return {
    name: CHAT_NAME,
    isHeardByAll: true,
    async start(desk) {
      stopping = new AbortController();
      answering.commandIds = await register(requests, desk, log);
      reportConnection(client, log);
      answer(desk);
      await connect(client, token, stopping.signal);
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
      client.removeAllListeners(Events.InteractionCreate);
      await settled(underWay, stopTimeout);
      await client.destroy();
      // What is under way, and what another process listens for, is still posted.
      client.rest.setToken(token);
    },
  };
}

function newClient(settings: DiscordSettings, timeout: number): Client {
  return new Client({
    intents: NO_INTENTS,
    rest: restOptions(timeout, settings.api),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: CACHED, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: CACHED, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  });
}

async function register(requests: Requests, desk: CommandDesk, log: Log): Promise<CommandIds> {
  const { id } = await requests.application();
  const { changed, ids } = await registerCommands(requests, id, desk.specs);
  log.info({ changed }, changed ? "commands registered with Discord" : "commands are registered as they should be");
  return ids;
}

async function connect(client: Client, token: string, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) throw new Problem("cancelled", "the bot was stopped before it connected to Discord");
  const waiting = new AbortController();
  const signal = AbortSignal.any([waiting.signal, stopping, AbortSignal.timeout(START_TIMEOUT)]);
  const ready = once(client, Events.ClientReady, { signal });
  const refused = once(client, Events.ShardDisconnect, { signal }).then(([event]) => {
    throw new Problem("not-allowed", `Discord's gateway refused the bot: ${closeReason(codeOf(event))}`);
  });
  const login = client.login(token);
  try {
    await Promise.race([Promise.all([login, ready]), refused]);
  } catch (thrown) {
    await client.destroy();
    // A login under way goes on all the same, and opens the connection anew.
    login.then(
      () => client.destroy(),
      () => undefined,
    );
    throw thrown instanceof Error && thrown.name === "AbortError" ? notReady() : asProblem(thrown, "connecting");
  } finally {
    waiting.abort();
    await Promise.allSettled([ready, refused]);
  }
}

function notReady(): Problem {
  return new Problem("unavailable", `Discord's gateway did not answer within ${START_TIMEOUT / 1000} s: try again`);
}

function codeOf(event: unknown): unknown {
  return typeof event === "object" && event !== null && "code" in event ? event.code : undefined;
}

function reportConnection(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ cause: problemWords(error) }, "discord.js failed"));
  client.on(Events.ShardError, (error) => log.warn({ cause: problemWords(error) }, "the connection to Discord failed"));
  client.on(Events.ShardReconnecting, () => log.info("reconnecting to Discord"));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, "the connection to Discord is resumed"));
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ code }, `Discord closed the connection for good: ${closeReason(code)}; then start the bot again`);
  });
}

/**
 * What Discord's gateway closes a connection for good with, and what to do about it: codes of
 * docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
 */
const CLOSE_REASONS: ReadonlyMap<number, string> = new Map([
  [4004, "it does not accept the token: Developer Portal, Bot, Reset Token, write the new one into DISCORD_TOKEN"],
  [4010, "it was told of a shard that does not exist: this is a mistake of Soundbite, please report it"],
  [4011, "the bot is in more servers than one connection may serve (2,500): take it out of some"],
  [4012, "it no longer speaks the version of its protocol that this Soundbite uses: update Soundbite"],
  [4013, "it does not know an intent that was asked for: this is a mistake of Soundbite, please report it"],
  [4014, "it does not allow an intent that was asked for: Developer Portal, Bot, Privileged Gateway Intents"],
]);

/** Why Discord closed a connection for good, in words for the operator. */
function closeReason(code: unknown): string {
  const known = CLOSE_REASONS.get(Number(code));
  return known ? `${known} (${code})` : `it gives no reason that is known (${code ?? "no code"}): check the token`;
}
