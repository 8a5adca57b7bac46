import { REST, type RESTAPIPartialCurrentUserGuild } from "discord.js";
import { Problem, problemWords } from "../../model/problem.ts";
import { examineChannel } from "./obstacle.ts";
import { inviteLink } from "./permissions.ts";
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
    for (const place of places) yield await checkPlace(requests, place);
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

async function checkPlace(requests: Requests, place: string): Promise<DiscordFinding> {
  const what = `Discord channel ${place}`;
  try {
    const examined = await examineChannel(requests, place);
    if ("obstacle" in examined) return ill(what, examined.obstacle.words, examined.obstacle.remedy);
    return well(what, `#${examined.name} in ${examined.server}`);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "rate-limited") {
      return well(what, `not looked at: ${thrown.message}; run doctor again in a minute`);
    }
    return ill(
      what,
      problemWords(thrown),
      "or remove its briefing: /briefing remove in it, or subscribe another channel",
    );
  }
}
