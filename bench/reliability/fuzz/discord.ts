import { type APIMessage, Client, Events } from "discord.js";
import { encodePress } from "../../../src/chat/discord/custom-id.ts";
import { handleInteraction } from "../../../src/chat/discord/interactions.ts";
import { WHO_SAID_THIS } from "../../../src/chat/discord/registration.ts";
import type { Requests } from "../../../src/chat/discord/requests.ts";
import { type Body, messageFault } from "../../../test/servers/discord/rules.ts";
import { ACTIONS, type FuzzCall, fuzzCall } from "./calls.ts";
import type { FuzzDesk } from "./desk.ts";
import { jsonDamaged } from "./json-damage.ts";
import { becameOf } from "./outcome.ts";
import { below, chance, hostileText, pick, type Random } from "./pick.ts";
import type { WatchedLog } from "./watched-log.ts";

const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL_SUBMIT = 5;
const APPLICATION = "1400000000000000010";
const GUILD = "1400000000000000020";
const CHANNEL = "1400000000000000030";
const USER = { id: "1400000000000000040", username: "ann", discriminator: "0", avatar: null, global_name: null };
const MESSAGE = {
  id: "1400000000000000050",
  channel_id: CHANNEL,
  type: 0,
  content: "",
  author: USER,
  timestamp: "2026-03-02T08:00:00.000Z",
  edited_timestamp: null,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  flags: 0,
  pinned: false,
  mention_everyone: false,
  tts: false,
};

/** What discord.js makes of a packet, without a gateway. */
interface Actions {
  readonly InteractionCreate: { handle(packet: unknown): void };
}

/** Hands packets to discord.js as its gateway does, and to the bot's own handler behind it. */
export function discordFuzz({ desk }: FuzzDesk, { log, takeErrors }: WatchedLog) {
  const given: string[] = [];
  const client = new Client({ intents: [] });
  const { actions } = client as unknown as { readonly actions: Actions };
  const requests = strictRequests(given);
  let answered: Promise<void> = Promise.resolve();
  client.on(Events.InteractionCreate, (interaction) => {
    answered = handleInteraction({ requests, log, acknowledging: new Set(), commandIds: new Map() }, desk, interaction);
  });
  return {
    stop: () => client.destroy(),
    async run(random: Random): Promise<string> {
      given.length = 0;
      const { kind, type, data, source } = deedOf(random, fuzzCall(random, desk.specs));
      const isDamaged = chance(random, 0.15);
      const packet = packetOf(random, type, isDamaged ? jsonDamaged(random, data) : data, source);
      answered = Promise.resolve();
      const refusal = refusalOf(actions, packet);
      await answered;
      const [error] = takeErrors();
      return becameOf(`Discord ${kind}`, { given, refusal, error, isDamaged });
    },
  };
}

/** What discord.js itself throws. */
function refusalOf(actions: Actions, packet: unknown): string | null {
  try {
    actions.InteractionCreate.handle(packet);
    return null;
  } catch (thrown) {
    return String(thrown);
  }
}

function strictRequests(given: string[]): Requests {
  const told = (payload: unknown) => {
    const fault = messageFault(payload as Body);
    given.push(fault === null ? "answered" : `fault: ${fault}`);
  };
  const unasked = async (): Promise<never> => {
    throw new Error("nothing of that is asked for an interaction");
  };
  return {
    channel: unasked,
    postMessage: async (_, payload) => {
      await told(payload);
      return { id: "1", channel_id: "1" } as APIMessage;
    },
    editMessage: unasked,
    messages: unasked,
    crosspost: unasked,
    startThread: async () => undefined,
    startForumPost: unasked,
    activeThreads: unasked,
    application: unasked,
    servers: unasked,
    member: unasked,
    directChannel: unasked,
    commands: unasked,
    setCommands: unasked,
    respond: async () => void given.push("responded"),
    editAnswer: async (_, __, payload) => told(payload),
    followUp: async (_, __, payload) => {
      await told(payload);
      return { id: "1", channel_id: "1" } as APIMessage;
    },
  };
}

interface Deed {
  readonly kind: string;
  readonly type: number;
  readonly data: unknown;
  readonly source?: unknown;
}

function deedOf(random: Random, call: FuzzCall): Deed {
  switch (below(random, 6)) {
    case 0: {
      const message = { ...MESSAGE, flags: chance(random, 0.5) ? 64 : 0 };
      return {
        kind: "press",
        type: COMPONENT,
        data: { custom_id: customId(random), component_type: 2 },
        source: message,
      };
    }
    case 1: {
      const message = { ...MESSAGE, content: hostileText(random, 4_000) };
      const resolved = { messages: { [message.id]: message } };
      const data = { id: "1", name: WHO_SAID_THIS, type: 3, target_id: message.id, resolved };
      return { kind: "menu", type: COMMAND, data };
    }
    case 2:
      return { kind: "form", type: MODAL_SUBMIT, data: formOf(call) };
    case 3:
      return { kind: "suggestion", type: AUTOCOMPLETE, data: commandOf(random, call, true) };
    default:
      return { kind: "command", type: COMMAND, data: commandOf(random, call, false) };
  }
}

function customId(random: Random): string {
  if (chance(random, 0.2)) return hostileText(random, 100);
  const value = chance(random, 0.4) ? String(below(random, 40)) : hostileText(random, 50);
  return encodePress({ action: pick(random, ACTIONS) || "x", value, replaces: chance(random, 0.5) }, below(random, 25));
}

function formOf({ command, subcommand, options }: FuzzCall): unknown {
  const components = Object.entries(options).map(([custom_id, value], index) => ({
    type: 18,
    id: index * 2 + 1,
    component: { type: 4, id: index * 2 + 2, custom_id, value },
  }));
  return { custom_id: `form|${command}|${subcommand ?? ""}`, components };
}

function commandOf(random: Random, { command, subcommand, options }: FuzzCall, isTyping: boolean): unknown {
  const given = Object.entries(options).map(([name, value], index) => {
    const number = /^-?\d{1,9}$/.test(value) && name === "limit";
    const typing = isTyping && index === 0 ? { focused: true } : {};
    return { name, type: number ? 4 : 3, value: number ? Number(value) : value, ...typing };
  });
  const typed =
    isTyping && given.length === 0 ? [{ name: "words", type: 3, value: hostileText(random), focused: true }] : given;
  const data = subcommand === null ? typed : [{ name: subcommand, type: 1, options: typed }];
  return { id: "1", name: command, type: 1, options: data };
}

function packetOf(random: Random, type: number, data: unknown, source: unknown): unknown {
  const id = String(1_500_000_000_000_000_000n + BigInt(below(random, 2 ** 31)));
  const permissions = chance(random, 0.5) ? "16" : "0";
  const member = {
    user: USER,
    permissions,
    roles: [],
    joined_at: MESSAGE.timestamp,
    deaf: false,
    mute: false,
    flags: 0,
  };
  const guild = String(BigInt(GUILD) + BigInt(below(random, 1_000)));
  const place = chance(random, 0.1)
    ? { user: USER }
    : { guild_id: guild, guild: { id: guild, locale: "en-US", features: [] }, member };
  return {
    id,
    application_id: APPLICATION,
    type,
    token: `token-${id}`,
    version: 1,
    locale: "en-GB",
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, guild_id: guild, name: "news" },
    app_permissions: "0",
    entitlements: [],
    authorizing_integration_owners: {},
    context: 0,
    data,
    ...place,
    ...(source ? { message: source } : {}),
  };
}
