import { performance } from "node:perf_hooks";
import { startDiscordServer } from "../../test/servers/discord/server.ts";
import { startSlackServer } from "../../test/servers/slack/server.ts";

/** What the bench asks of the people's process, and what it answers. */
export type Order =
  | { readonly kind: "commands"; readonly words: readonly string[] }
  | { readonly kind: "typing"; readonly texts: readonly string[] };

export type Report =
  | { readonly kind: "ready"; readonly api: string }
  /** Milliseconds from a person's deed to the first answer, as the chat's server sees it; null for none in time. */
  | { readonly kind: "took"; readonly milliseconds: readonly (number | null)[] };

/** The chat's server and its people, in a process of their own so that the bot's work does not slow their clock. */
interface People {
  readonly api: string;
  command(words: string): Promise<unknown>;
  type(text: string): Promise<unknown>;
}

/** Discord and Slack give up after three seconds. */
const PATIENCE = 10_000;

async function discordPeople(): Promise<People> {
  const server = await startDiscordServer();
  const channel = server.state.addChannel().id;
  return {
    api: server.api,
    command: (words) => {
      const asked = server.people.command({ channel }, "who-said", { words });
      return server.until(() => asked.acknowledged !== null);
    },
    type: (text) => {
      const asked = server.people.type({ channel }, "who-said", "speaker", text);
      return server.until(() => asked.data);
    },
  };
}

async function slackPeople(): Promise<People> {
  const server = await startSlackServer();
  const at = { channel: server.state.addChannel().id, user: server.state.addPerson().id };
  return {
    api: server.api,
    command: (words) => {
      const asked = server.people.command(at, `/who-said ${words}`);
      return server.until(() => asked.acknowledged);
    },
    type: () => Promise.reject(new Error("Slack has no suggestions in /who-said")),
  };
}

async function took(deed: () => Promise<unknown>): Promise<number | null> {
  const started = performance.now();
  const isDone = await Promise.race([
    deed().then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE).unref()),
  ]);
  return isDone ? performance.now() - started : null;
}

const people = process.argv[2] === "slack" ? await slackPeople() : await discordPeople();
const report = (told: Report) => process.send?.(told);

process.on("message", async (order: Order) => {
  if (order.kind === "commands") {
    report({
      kind: "took",
      milliseconds: await Promise.all(order.words.map((words) => took(() => people.command(words)))),
    });
    return;
  }
  const milliseconds: (number | null)[] = [];
  for (const text of order.texts) milliseconds.push(await took(() => people.type(text)));
  report({ kind: "took", milliseconds });
});
report({ kind: "ready", api: people.api });
