import type { Chat } from "../chat/chat.ts";
import { discordChat } from "../chat/discord/discord-chat.ts";
import { slackChat } from "../chat/slack/slack-chat.ts";
import type { Config } from "../config/load.ts";
import type { Log } from "../log.ts";
import { Problem } from "../model/problem.ts";
import type { Store } from "../store/store.ts";

/** The chats that the configuration names. Throws Problem `bad-config` where a token is missing. */
export function buildChats(config: Config, store: Store, log: Log): Chat[] {
  const chats: Chat[] = [];
  const { discord, slack } = config.chats;
  const { discordToken, slackBotToken, slackAppToken, slackSigningSecret } = config.secrets;
  if (discord) {
    chats.push(discordChat({ token: needed(discordToken, "DISCORD_TOKEN", "Discord"), log }));
  }
  if (slack) {
    const seenOnce = (key: string, at: Date) => store.seenOnce(key, at.toISOString());
    const botToken = needed(slackBotToken, "SLACK_BOT_TOKEN", "Slack");
    const transport =
      slack.mode === "socket"
        ? { mode: "socket" as const, appToken: needed(slackAppToken, "SLACK_APP_TOKEN", "Slack") }
        : {
            mode: "http" as const,
            port: slack.port,
            signingSecret: needed(slackSigningSecret, "SLACK_SIGNING_SECRET", "Slack"),
          };
    chats.push(slackChat({ botToken, transport, admins: slack.admins, seenOnce, log, now: () => new Date() }));
  }
  return chats;
}

function needed(secret: string | null, name: string, chat: string): string {
  if (secret !== null) return secret;
  throw new Problem("bad-config", `${chat} is configured and ${name} is not set. Put it into .env (see .env.example).`);
}
