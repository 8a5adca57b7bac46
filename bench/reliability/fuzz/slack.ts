import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, type Receiver } from "@slack/bolt";
import { boltLogger } from "../../../src/chat/slack/bolt-logger.ts";
import { dispatchTo, WHO_SAID_THIS } from "../../../src/chat/slack/dispatch.ts";
import { FORM, SUGGESTING } from "../../../src/chat/slack/forms.ts";
import { actionId } from "../../../src/chat/slack/press.ts";
import { escapeText } from "../../../src/chat/slack/render.ts";
import type { Requests } from "../../../src/chat/slack/requests.ts";
import { listen } from "../../../src/chat/slack/slack-chat.ts";
import { blocksFault, type Json, viewFault } from "../../../test/servers/slack/rules.ts";
import { ACTIONS, type FuzzCall, fuzzCall } from "./calls.ts";
import type { FuzzDesk } from "./desk.ts";
import { jsonDamaged } from "./json-damage.ts";
import { becameOf } from "./outcome.ts";
import { below, chance, hostileText, pick, type Random } from "./pick.ts";
import type { WatchedLog } from "./watched-log.ts";

const TIMEOUT = 5_000;
const AT = { channel: { id: "C1", name: "news" }, user: { id: "U1", name: "ann" }, api_app_id: "A1" };

/** Hands payloads to Bolt as its receivers do, and to the bot's own listeners behind it. */
export async function slackFuzz({ desk }: FuzzDesk, { log, takeErrors }: WatchedLog) {
  const given: string[] = [];
  const answers = await answerServer(given);
  const requests = strictRequests(given);
  let calls = 0;
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined } satisfies Receiver,
    authorize: async () => ({ botToken: "xoxb-none", botId: "B1", botUserId: "U0" }),
    logger: boltLogger(log),
    convoStore: false,
  });
  app.error(async (thrown) => log.error({ cause: String(thrown) }, "Bolt failed"));
  const service = {
    requests,
    log,
    desk,
    people: { look: async () => ({ mayManage: calls % 2 === 0 }), remembered: () => ({ mayManage: false }) },
    isFirst: async () => true,
    timeout: TIMEOUT,
  };
  listen(app, dispatchTo(service));
  return {
    stop: () => answers.close(),
    async run(random: Random): Promise<string> {
      calls += 1;
      given.length = 0;
      const team = `T${below(random, 1_000)}`;
      const where = { ...AT, team: { id: team, domain: "ellery" }, trigger_id: `t${calls}`, response_url: answers.url };
      const { kind, body } = bodyOf(random, fuzzCall(random, desk.specs), where);
      const isDamaged = chance(random, 0.15);
      // Only what Slack itself writes must be sound for an answer: nothing else may be damaged in that.
      const sent = isDamaged ? { ...(jsonDamaged(random, body) as Json), response_url: answers.url } : body;
      const ack = async (answer: unknown) => void (answer && given.push("suggested"));
      // Bolt's receivers catch what it throws.
      const refusal = await app.processEvent({ body: sent, ack }).then(() => null, String);
      if (kind === "link") given.push("opened");
      const [error] = takeErrors();
      return becameOf(`Slack ${kind}`, { given, refusal, error, isDamaged });
    },
  };
}

/** The address to which answers are posted; notes what is wrong with one. */
async function answerServer(given: string[]) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    given.push(faultWords(blocksFault((JSON.parse(text) as Json)["blocks"])) ?? "answered");
    response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, close };
}

const faultWords = (fault: string | null): string | null => (fault === null ? null : `fault: ${fault}`);

/** Slack's methods, as strict as Slack about what they are given. */
function strictRequests(given: string[]): Requests {
  const told = (fault: string | null) => void given.push(faultWords(fault) ?? "answered");
  const ts = "1764000000.000100";
  return {
    self: async () => ({ team: "T1", url: "https://ellery.slack.com/", botId: "B1", botUserId: "U0" }),
    tryPost: async () => undefined,
    post: async ({ payload, channel }) => {
      told(blocksFault(payload.blocks));
      return { ts, channel };
    },
    update: async (_, { payload }) => told(blocksFault(payload.blocks)),
    history: async () => ({ messages: [], next: null }),
    replies: async () => ({ messages: [], next: null }),
    openView: async (_, view) => told(viewFault(view as unknown as Json)),
    publishHome: async (_, blocks) => told(viewFault({ type: "home", blocks })),
    person: async () => ({ isAdmin: false }),
    groupMembers: async () => [],
  };
}

interface Sent {
  readonly kind: string;
  readonly body: Json;
}

function bodyOf(random: Random, call: FuzzCall, where: typeof AT & Json): Sent {
  switch (below(random, 6)) {
    case 0:
      return pressed(random, where);
    case 1: {
      const message = { type: "message", user: "U2", ts: "1.2", text: hostileText(random, 20_000) };
      return { kind: "shortcut", body: { ...where, type: "message_action", callback_id: WHO_SAID_THIS, message } };
    }
    case 2:
      return submitted(call, where);
    case 3: {
      const [option = "words"] = Object.keys(call.options);
      const action_id = `${SUGGESTING}${call.command}:${option}`;
      const body = { ...where, type: "block_suggestion", action_id, block_id: option, value: hostileText(random) };
      return { kind: "suggestion", body };
    }
    default:
      return typed(random, call, where);
  }
}

/** A slash command: its text as people type it, escaped as Slack does. */
function typed(random: Random, { command, subcommand, options }: FuzzCall, where: typeof AT & Json): Sent {
  const named = Object.entries(options).map(([name, value]) => (chance(random, 0.3) ? value : `${name}:${value}`));
  const text = chance(random, 0.2) ? hostileText(random) : [subcommand ?? "", ...named].join(" ");
  const { trigger_id, response_url, team } = where as Json;
  const ids = { team_id: (team as Json)["id"], channel_id: where.channel.id, user_id: where.user.id };
  const slash = chance(random, 0.2)
    ? { command: "/soundbite", text: `${command} ${text}` }
    : { command: `/${command}`, text };
  const body = {
    ...ids,
    trigger_id,
    response_url,
    api_app_id: where.api_app_id,
    ...slash,
    text: escapeText(slash.text),
  };
  return { kind: "command", body };
}

function pressed(random: Random, where: typeof AT & Json): Sent {
  const press = { action: pick(random, ACTIONS), replaces: chance(random, 0.5) };
  const action_id = chance(random, 0.1) ? hostileText(random, 255) : actionId(press, below(random, 20));
  const value = chance(random, 0.3) ? String(below(random, 40)) : hostileText(random, 2_000);
  const action = { type: "button", action_id, block_id: "b1", value, action_ts: "1.1" };
  const container = {
    type: "message",
    message_ts: "1.2",
    channel_id: where.channel.id,
    is_ephemeral: chance(random, 0.5),
  };
  const isLink = action_id.startsWith("link:");
  return { kind: isLink ? "link" : "press", body: { ...where, type: "block_actions", container, actions: [action] } };
}

function submitted({ command, subcommand, options }: FuzzCall, where: typeof AT & Json): Sent {
  const of = { command, subcommand, channel: where.channel.id, responseUrl: (where as Json)["response_url"] };
  const values = Object.entries(options).map(([name, value]) => [
    name,
    { [name]: { type: "plain_text_input", value } },
  ]);
  const state = { values: Object.fromEntries(values) };
  const view = { id: "V1", type: "modal", callback_id: FORM, private_metadata: JSON.stringify(of), state };
  return { kind: "form", body: { ...where, type: "view_submission", view } };
}
