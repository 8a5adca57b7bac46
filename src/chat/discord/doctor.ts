import {
  type APIGuildMember,
  type APIOverwrite,
  OverwriteType,
  REST,
  type RESTAPIPartialCurrentUserGuild,
} from "discord.js";
import { problemWords } from "../../model/problem.ts";
import { inviteLink, missingPermissions } from "./permissions.ts";
import { discordRequests, type Requests } from "./requests.ts";
import { restOptions } from "./rest-options.ts";

/** One thing about Discord that was looked at; `remedy` says what to click where it is ill. */
export interface DiscordFinding {
  readonly what: string;
  readonly verdict: "well" | "ill";
  readonly words: string;
  readonly remedy: string | null;
}

export interface DiscordCheck {
  readonly token: string;
  /** The ids of the servers that may use the bot, as configured or accepted; empty where none is. */
  readonly servers?: readonly string[];
  /** The ids of the channels that get briefings. */
  readonly places: readonly string[];
  /** Where another server than Discord's answers. */
  readonly api?: string;
}

const TIMEOUT = 15_000;

const well = (what: string, words: string): DiscordFinding => ({ what, verdict: "well", words, remedy: null });
const ill = (what: string, words: string, remedy: string): DiscordFinding => ({ what, verdict: "ill", words, remedy });

/** Token, intents, servers and each channel, one after another; nothing is changed or posted. Never throws. */
export async function* checkDiscord({
  token,
  places,
  servers: accepted = [],
  api,
}: DiscordCheck): AsyncGenerator<DiscordFinding> {
  const rest = new REST(restOptions(TIMEOUT, api)).setToken(token);
  const requests = discordRequests(rest, token, TIMEOUT);
  try {
    yield* checkApplication(requests, accepted);
    const servers = await requests.servers();
    for (const place of places) yield await checkPlace(requests, servers, place);
  } catch (thrown) {
    yield ill("Discord", problemWords(thrown), "do what it says, then run doctor again");
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

async function* checkApplication(requests: Requests, accepted: readonly string[]): AsyncGenerator<DiscordFinding> {
  const { id, name, interactions_endpoint_url: endpoint, bot_public: isPublic = true } = await requests.application();
  yield well("Discord token", `it belongs to the application ${name}`);
  yield well("Discord intents", "none are needed: leave all three switches under Bot off");
  if (endpoint) {
    const words = `commands are sent to ${endpoint} instead of to this bot`;
    yield ill("Discord commands", words, "empty Interactions Endpoint URL under General Information, and save");
  }
  const servers = await requests.servers();
  yield publicFinding(isPublic, servers, accepted);
  const invitation = `open ${inviteLink(id)}`;
  if (servers.length > 0) {
    yield well("Discord servers", `${servers.map((server) => server.name).join(", ")}; to add another, ${invitation}`);
  } else {
    yield ill("Discord servers", "the bot is in none", `${invitation}, choose your server and click Authorise`);
  }
}

/** Whoever has the client id of a public bot may add it to a server of their own. */
function publicFinding(
  isPublic: boolean,
  servers: readonly RESTAPIPartialCurrentUserGuild[],
  accepted: readonly string[],
): DiscordFinding {
  const what = "Discord public bot";
  if (!isPublic) return well(what, "off: only you can add it to a server");
  const strangers = servers.filter(({ id }) => !accepted.includes(id));
  const named = strangers.map(({ id, name }) => `${name} (${id})`).join(", ");
  const answered =
    accepted.length > 0 ? `it answers in ${accepted.join(", ")} alone` : "it answers in the first that asks";
  const not = accepted.length > 0 && strangers.length > 0 ? `, not in ${named}` : "";
  const words = `on: anybody can add the bot to a server; ${answered}${not}`;
  if (accepted.length > 0) return well(what, words);
  return ill(
    what,
    words,
    "open your application, Bot: switch Public Bot off, or name your servers in chats.discord.servers",
  );
}

async function checkPlace(
  requests: Requests,
  servers: readonly RESTAPIPartialCurrentUserGuild[],
  place: string,
): Promise<DiscordFinding> {
  const what = `Discord channel ${place}`;
  try {
    const channel = await requests.channel(place);
    const server = "guild_id" in channel ? servers.find(({ id }) => id === channel.guild_id) : undefined;
    if (!server) return ill(what, "it belongs to no server that the bot is in", "subscribe a channel of a server");
    const { id: self } = await requests.application();
    const overwrites = "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [];
    const member = await requests.member(server.id, self);
    const missing = missingPermissions(permissionsIn(server, member, self, overwrites));
    if (missing.length === 0) return well(what, `#${channel.name} in ${server.name}`);
    const remedy = `in Discord, Edit Channel, Permissions, add the bot and allow ${missing.join(", ")}`;
    return ill(what, `in #${channel.name} the bot may not ${missing.join(", ")}`, remedy);
  } catch (thrown) {
    return ill(
      what,
      problemWords(thrown),
      "or remove its briefing: /briefing remove in it, or subscribe another channel",
    );
  }
}

/** Discord's own order: the server's permissions, then the channel's for everyone, for roles, for the member. */
function permissionsIn(
  server: RESTAPIPartialCurrentUserGuild,
  { roles }: APIGuildMember,
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
