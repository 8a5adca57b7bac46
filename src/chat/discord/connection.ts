import { once } from "node:events";
import { type BaseInteraction, Client, DefaultRestOptions, Events, Options, type RESTOptions } from "discord.js";
import type { Log } from "../../log.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { asProblem } from "./failures.ts";
import { restOptions } from "./rest-options.ts";

/** What members ask of the bot comes over the gateway without any intent. */
const NO_INTENTS: never[] = [];
const START_TIMEOUT = 30_000;
const CACHED = 200;

export interface ConnectionParts {
  /** The bot's token. */
  readonly token: string;
  readonly log: Log;
  readonly api: string | undefined;
  /** For one request, in milliseconds. */
  readonly requestTimeout: number;
  readonly onInteraction: (interaction: BaseInteraction) => void;
  /** Gives up what is not connected yet. */
  readonly stopping: AbortSignal;
}

/** An open connection to Discord's gateway, which discord.js resumes by itself until it is closed. */
export interface Connection {
  hearNoMore(): void;
  close(): Promise<void>;
}

/**
 * Connects to the gateway; throws a Problem where that fails, and leaves nothing open then. Each connection has a client of its
 * own: one of discord.js's that was destroyed neither tells that it is ready again nor can be destroyed again, and forgets its token.
 */
export async function connectTo(parts: ConnectionParts): Promise<Connection> {
  const { log, token, onInteraction, stopping } = parts;
  if (stopping.aborted) throw new Problem("cancelled", "the bot was stopped before it connected to Discord");
  const over = new AbortController();
  const client = newClient(parts, over.signal);
  reportConnection(client, log);
  client.on(Events.InteractionCreate, onInteraction);
  try {
    await ready(client, token, stopping);
  } catch (thrown) {
    over.abort();
    client.removeAllListeners(Events.InteractionCreate);
    await client.destroy();
    throw thrown instanceof Error && thrown.name === "AbortError" ? notReady() : asProblem(thrown, "connecting");
  }
  return {
    hearNoMore: () => void client.removeAllListeners(Events.InteractionCreate),
    close: () => client.destroy(),
  };
}

/** Once it is over, a login under way cannot go on to open a connection. */
function newClient({ requestTimeout, api }: ConnectionParts, over: AbortSignal): Client {
  const makeRequest: RESTOptions["makeRequest"] = async (url, { signal, ...init }) =>
    DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any([over, ...(signal ? [signal] : [])]) });
  return new Client({
    intents: NO_INTENTS,
    rest: { ...restOptions(requestTimeout, api), makeRequest },
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: CACHED, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: CACHED, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  });
}

async function ready(client: Client, token: string, stopping: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const signal = AbortSignal.any([waiting.signal, stopping, AbortSignal.timeout(START_TIMEOUT)]);
  const ready = once(client, Events.ClientReady, { signal });
  const refused = once(client, Events.ShardDisconnect, { signal }).then(([event]) => {
    throw new Problem("not-allowed", `Discord's gateway refused the bot: ${closeReason(codeOf(event))}`);
  });
  try {
    await Promise.race([Promise.all([client.login(token), ready]), refused]);
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
