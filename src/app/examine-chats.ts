import type { Config } from "../config/load.ts";
import { problemWords } from "../model/problem.ts";
import { slackTransport } from "./chats.ts";
import { type Finding, ill, unused } from "./finding.ts";
import { openStore } from "./open-store.ts";

/** Looks at the chats that the configuration names, and at the channels that get briefings. */
export async function* examineChats(config: Config): AsyncGenerator<Finding> {
  const { slack, discord } = config.chats;
  if (!slack && !discord) {
    yield unused("chats", "none named: see README.md for Slack and Discord in four steps each");
    return;
  }
  const places = await placesOf(config);
  if (discord) yield* guarded("Discord", () => examineDiscord(config, places("discord")));
  if (slack) yield* guarded("Slack", () => examineSlack(config, places("slack")));
}

async function* examineDiscord(config: Config, places: readonly string[]): AsyncGenerator<Finding> {
  const token = config.secrets.discordToken;
  if (token === null) {
    const remedy =
      "discord.com/developers/applications, your application, Bot: copy the token into DISCORD_TOKEN in .env";
    yield ill("Discord token", "DISCORD_TOKEN is not set", remedy);
    return;
  }
  const { checkDiscord } = await import("../chat/discord/doctor.ts");
  const api = config.chats.discord?.api;
  yield* checkDiscord({ token, places, ...(api ? { api } : {}) });
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

async function* guarded(what: string, look: () => AsyncGenerator<Finding>): AsyncGenerator<Finding> {
  try {
    yield* look();
  } catch (thrown) {
    yield ill(what, problemWords(thrown), "mend what it says, then run doctor again");
  }
}

async function placesOf({ store, briefings }: Config): Promise<(chat: string) => string[]> {
  const configured = briefings.flatMap(({ channels }) => channels);
  const kept = await openStore(store)
    .then(async (opened) => {
      const subscriptions = await opened.subscriptions();
      await opened.close();
      return subscriptions.map(({ chat, place }) => `${chat}:${place}`);
    })
    .catch(() => []);
  const all = [...new Set([...configured, ...kept])];
  return (chat) =>
    all.filter((channel) => channel.startsWith(`${chat}:`)).map((channel) => channel.slice(chat.length + 1));
}
