import type { Chat } from "../chat/chat.ts";
import type { SlackTransport } from "../chat/slack/receivers.ts";
import { secretBytes } from "../chat/webhook/signature.ts";
import { webhookChat } from "../chat/webhook/webhook-chat.ts";
import { type Config, webhookVariable } from "../config/load.ts";
import type { Log } from "../log.ts";
import { Problem } from "../model/problem.ts";
import { guardedPost } from "../sources/http/guarded-post.ts";
import type { Store } from "../store/store.ts";

/** The chats that the configuration names. Throws Problem `bad-config` where a token is missing. */
export async function buildChats(config: Config, store: Store, log: Log): Promise<Chat[]> {
  const { discord, slack, webhooks } = config.chats;
  return [
    ...(discord ? [await buildDiscord(config, discord, log)] : []),
    ...(slack ? [await buildSlack(config, slack, store, log)] : []),
    ...(webhooks.length > 0 ? [buildWebhooks(config)] : []),
  ];
}

type DiscordConfig = NonNullable<Config["chats"]["discord"]>;

async function buildDiscord({ secrets }: Config, { api, publish }: DiscordConfig, log: Log): Promise<Chat> {
  const { discordChat } = await import("../chat/discord/discord-chat.ts");
  const token = needed(secrets.discordToken, "DISCORD_TOKEN", "Discord");
  return discordChat({ token, log, publish, ...(api ? { api } : {}) });
}

type SlackConfig = NonNullable<Config["chats"]["slack"]>;

async function buildSlack(config: Config, slack: SlackConfig, store: Store, log: Log): Promise<Chat> {
  const { slackChat } = await import("../chat/slack/slack-chat.ts");
  const botToken = needed(config.secrets.slackBotToken, "SLACK_BOT_TOKEN", "Slack");
  const transport = slackTransport(config, slack);
  return slackChat({
    botToken,
    transport,
    admins: slack.admins,
    seenOnce: (key, at) => store.seenOnce(key, at.toISOString()),
    log,
    now: () => new Date(),
    ...(slack.api ? { api: slack.api } : {}),
  });
}

/** The way in: Socket Mode, or signed HTTP on a port. */
export function slackTransport({ secrets }: Config, slack: SlackConfig): SlackTransport {
  if (slack.mode === "socket") {
    return { mode: "socket", appToken: needed(secrets.slackAppToken, "SLACK_APP_TOKEN", "Slack") };
  }
  const signingSecret = needed(secrets.slackSigningSecret, "SLACK_SIGNING_SECRET", "Slack");
  return { mode: "http", port: slack.port, signingSecret };
}

/** The programs that the configuration names, as one chat. Throws Problem `bad-config` where a secret is missing or is none. */
export function buildWebhooks({ chats, secrets, network }: Config): Chat {
  const hooks = chats.webhooks.map(({ name, url }) => {
    const secret = secretBytes(secrets.webhooks[name] ?? "");
    if (secret !== null) return { name, url, secret };
    const words = `webhook "${name}": ${webhookVariable(name)} is not set, or is no secret: put "whsec_" and 24 to 64 bytes in base64 into .env (see .env.example).`;
    throw new Problem("bad-config", words);
  });
  const now = () => new Date();
  const http = guardedPost({ allowedHosts: network.allowedHosts, proxy: network.proxy, now });
  return webhookChat({ hooks, http, now, stop: () => http.close() });
}

function needed(secret: string | null, name: string, chat: string): string {
  if (secret !== null) return secret;
  throw new Problem("bad-config", `${chat} is configured and ${name} is not set. Put it into .env (see .env.example).`);
}
