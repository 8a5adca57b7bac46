import type { Config } from "../config/load.ts";
import { problemWords } from "../model/problem.ts";
import { buildWebhooks, slackTransport } from "./chats.ts";
import { type Finding, ill, unused, well } from "./finding.ts";
import { openStore } from "./open-store.ts";

/** Looks at the chats that the configuration names, and at the channels that get briefings. */
export async function* examineChats(config: Config): AsyncGenerator<Finding> {
  const { slack, discord, webhooks } = config.chats;
  if (webhooks.length > 0) yield* guarded("webhooks", () => examineWebhooks(config));
  if (!slack && !discord) {
    if (webhooks.length > 0) return;
    yield unused("chats", "none named: see README.md for Slack and Discord in four steps each");
    return;
  }
  const { places, accepted } = await knownOf(config);
  if (discord) yield* guarded("Discord", () => examineDiscord(config, places("discord"), accepted("discord")));
  if (slack) yield* guarded("Slack", () => examineSlack(config, places("slack")));
}

async function* examineDiscord(
  config: Config,
  places: readonly string[],
  accepted: readonly string[],
): AsyncGenerator<Finding> {
  const token = config.secrets.discordToken;
  if (token === null) {
    const remedy =
      "discord.com/developers/applications, your application, Bot: copy the token into DISCORD_TOKEN in .env";
    yield ill("Discord token", "DISCORD_TOKEN is not set", remedy);
    return;
  }
  const { checkDiscord } = await import("../chat/discord/doctor.ts");
  const { api, servers: listed = [] } = config.chats.discord ?? {};
  const servers = listed.length > 0 ? listed : accepted;
  yield* checkDiscord({ token, places, servers, ...(api ? { api } : {}) });
}

async function* examineSlack(config: Config, places: readonly string[]): AsyncGenerator<Finding> {
  const { slack } = config.chats;
  const botToken = config.secrets.slackBotToken;
  if (!slack || botToken === null) {
    const remedy =
      "api.slack.com/apps, your app, OAuth & Permissions: copy the token (xoxb-…) into SLACK_BOT_TOKEN in .env";
    yield ill("Slack token", "SLACK_BOT_TOKEN is not set", remedy);
    return;
  }
  const { checkSlack } = await import("../chat/slack/doctor.ts");
  const { api, admins } = slack;
  const transport = slackTransport(config, slack);
  yield* checkSlack({ botToken, transport, admins, places, now: () => new Date(), ...(api ? { api } : {}) });
}

/** Nothing is sent: a receiver would take it for news. */
async function* examineWebhooks(config: Config): AsyncGenerator<Finding> {
  const chat = buildWebhooks(config);
  try {
    for (const { name, url } of config.chats.webhooks) {
      const problem = await chat.examine(name);
      if (problem === null) yield well(`webhook ${name}`, `${new URL(url).hostname}; nothing was sent to it`);
      else yield ill(`webhook ${name}`, problem, "correct its url in chats.webhooks, or allow its host");
    }
  } finally {
    await chat.stop();
  }
}

async function* guarded(what: string, look: () => AsyncGenerator<Finding>): AsyncGenerator<Finding> {
  try {
    yield* look();
  } catch (thrown) {
    yield ill(what, problemWords(thrown), "mend what it says, then run doctor again");
  }
}

interface Known {
  /** The channels of a chat that get briefings. */
  readonly places: (chat: string) => readonly string[];
  /** The workspaces of a chat that use the bot. */
  readonly accepted: (chat: string) => readonly string[];
}

const ACCEPTED_CHATS = ["discord", "slack"];

async function knownOf({ store, briefings }: Config): Promise<Known> {
  const configured = briefings.flatMap(({ channels }) => channels);
  const kept = await keptOf(store).catch(() => ({ channels: [], workspaces: [] }));
  const of = (all: readonly string[]) => (chat: string) =>
    [...new Set(all)].filter((one) => one.startsWith(`${chat}:`)).map((one) => one.slice(chat.length + 1));
  return { places: of([...configured, ...kept.channels]), accepted: of(kept.workspaces) };
}

async function keptOf(path: string) {
  const store = await openStore(path);
  try {
    const subscriptions = await store.subscriptions();
    const used = [...subscriptions, ...(await store.addedSources())].filter(({ workspace }) => workspace !== "");
    const accepted: string[] = [];
    for (const chat of ACCEPTED_CHATS) {
      accepted.push(...(await store.acceptedWorkspaces(chat)).map((workspace) => `${chat}:${workspace}`));
    }
    return {
      channels: subscriptions.filter(({ person }) => person === undefined).map(({ chat, place }) => `${chat}:${place}`),
      workspaces: [...accepted, ...used.map(({ chat, workspace }) => `${chat}:${workspace}`)],
    };
  } finally {
    await store.close();
  }
}
