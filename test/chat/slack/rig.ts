import { type SlackSettings, slackChat } from "../../../src/chat/slack/slack-chat.ts";
import { silentLog } from "../../../src/log.ts";
import { buttonsOf } from "../../servers/slack/people.ts";
import type { SlackServer } from "../../servers/slack/server.ts";
import { APP_TOKEN, BOT_TOKEN, type Interaction, type StoredMessage } from "../../servers/slack/state.ts";
import { shownText } from "./shown-text.ts";

/** The bot as it runs, against a server of ours; `seen` is what its store remembers between two lives. */
export function newSlackChat(server: SlackServer, seen: Set<string>, of: Partial<SlackSettings> = {}) {
  return slackChat({
    botToken: BOT_TOKEN,
    transport: { mode: "socket", appToken: APP_TOKEN },
    admins: [],
    seenOnce: async (key) => {
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    },
    log: silentLog,
    now: () => new Date(server.state.now()),
    api: server.api,
    requestTimeout: 5_000,
    stopTimeout: 500,
    pingTimeout: 100,
    ...of,
  });
}

/** The first answer to something that a person did. */
export async function answerTo(server: SlackServer, interaction: Interaction): Promise<StoredMessage> {
  return server.until(() => interaction.answers[0]);
}

export function textOf({ body }: StoredMessage): string {
  return shownText(body);
}

export function labelsOf({ body }: StoredMessage): readonly string[] {
  return buttonsOf(body).map(({ text }) => String((text as { text?: string }).text));
}
