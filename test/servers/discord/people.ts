import { AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT } from "./answer-routes.ts";
import { memberJson, messageJson } from "./answers.ts";
import { allComponents } from "./rules.ts";
import {
  APPLICATION,
  DIRECT_CHANNEL,
  type DiscordState,
  GUILD,
  type Interaction,
  type StoredMessage,
} from "./state.ts";

/** Who does something, and where. */
export interface Person {
  readonly channel: string;
  readonly user?: string;
  /** What they may do in the channel; nothing special where absent. */
  readonly permissions?: bigint;
}

interface Option {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number;
  readonly focused?: boolean;
  readonly options?: readonly Option[];
}

/** A channel that somebody picks, and what they may do there. */
export interface Picked {
  readonly channel: string;
  readonly permissions?: bigint;
}

type Values = Readonly<Record<string, string | number | Picked>>;

export const MEMBER = "1400000000000000001";
export const MANAGE_CHANNELS = 1n << 4n;
const SUBCOMMAND = 1;
const TEXT = 3;
const WHOLE_NUMBER = 4;
const LABEL = 18;
const TEXT_INPUT = 4;
const CHANNEL = 7;

/** People who use the bot: each deed reaches it as an interaction over the gateway. */
export class People {
  readonly #state: DiscordState;
  readonly #tell: (event: string, data: unknown) => void;

  constructor(state: DiscordState, tell: (event: string, data: unknown) => void) {
    this.#state = state;
    this.#tell = tell;
  }

  /** "/briefing add topics:…": `command` may name a subcommand after a blank. */
  command(person: Person, command: string, values: Values = {}): Interaction {
    const [name = "", subcommand] = command.split(" ");
    const options = optionsOf(values);
    return this.#interact(person, COMMAND, {
      id: this.#idOf(name),
      name,
      type: 1,
      options: subcommand ? [{ name: subcommand, type: SUBCOMMAND, options }] : options,
      ...this.#resolved(Object.values(values).filter((value) => typeof value === "object")),
    });
  }

  /** What Discord tells of the channels that were picked. */
  #resolved(picked: readonly Picked[]): object {
    if (picked.length === 0) return {};
    const told = picked.map(({ channel, permissions = 0n }) => {
      const { type = 0, name = "news" } = this.#state.channels.get(channel) ?? {};
      return [channel, { id: channel, type, name, guild_id: GUILD, permissions: permissions.toString() }];
    });
    return { resolved: { channels: Object.fromEntries(told) } };
  }

  /** Types into an option, others being filled in; Discord then tells no more of a channel than its id. */
  type(person: Person, command: string, option: string, typed: string, others: Values = {}): Interaction {
    const [name = "", subcommand] = command.split(" ");
    const options: Option[] = [...optionsOf(others), { name: option, type: TEXT, value: typed, focused: true }];
    return this.#interact(person, AUTOCOMPLETE, {
      id: this.#idOf(name),
      name,
      type: 1,
      options: subcommand ? [{ name: subcommand, type: SUBCOMMAND, options }] : options,
    });
  }

  /** Chooses a command from a message's context menu. */
  chooseFor(person: Person, name: string, words: string): Interaction {
    return this.chooseForMessage(person, name, this.#state.addMessage(person.channel, { content: words }));
  }

  /** The same for a message that stands there; `of` is what else Discord tells of it, such as what was forwarded. */
  chooseForMessage(person: Person, name: string, target: StoredMessage, of: object = {}): Interaction {
    const message = { ...messageJson(this.#state, target), author: memberJson(MEMBER, "mara").user, ...of };
    const resolved = { messages: { [target.id]: message } };
    return this.#interact(person, COMMAND, { id: this.#idOf(name), name, type: 3, target_id: target.id, resolved });
  }

  /** Presses the button with a label under a message. */
  press(person: Person, message: StoredMessage, label: string): Interaction {
    const buttons = allComponents(message.body).filter(({ custom_id }) => custom_id !== undefined);
    const button = buttons.find((one) => one.label === label);
    if (!button?.custom_id) {
      throw new Error(`no button "${label}", only ${buttons.map((one) => one.label).join(", ")}`);
    }
    return this.pressId(person, message, button.custom_id);
  }

  pressId(person: Person, message: StoredMessage, customId: string): Interaction {
    return this.#interact(person, COMPONENT, { custom_id: customId, component_type: 2 }, message);
  }

  /** Sends a form that the bot showed, its fields filled in by name. */
  fillIn(person: Person, shown: Interaction, values: Readonly<Record<string, string | Picked>>): Interaction {
    const modal = shown.data as { custom_id: string; components: { component: { custom_id: string; type: number } }[] };
    const components = modal.components.map(({ component: { custom_id, type } }, index) => {
      const given = values[custom_id] ?? "";
      const value = typeof given === "string" ? given : given.channel;
      const content = type === TEXT_INPUT ? { value } : { values: value === "" ? [] : [value] };
      return { type: LABEL, id: index * 2 + 1, component: { type, id: index * 2 + 2, custom_id, ...content } };
    });
    const picked = this.#resolved(Object.values(values).filter((value) => typeof value !== "string"));
    return this.#interact(person, MODAL_SUBMIT, { custom_id: modal.custom_id, components, ...picked });
  }

  #idOf(command: string): string {
    const registered = this.#state.commands.find(({ name }) => name === command);
    if (!registered) throw new Error(`the command ${command} is not registered`);
    return String(registered["id"]);
  }

  #interact(person: Person, type: number, data: unknown, source: StoredMessage | null = null): Interaction {
    const { channel, user = MEMBER, permissions = 0n } = person;
    const id = this.#state.nextId();
    const interaction: Interaction = {
      id,
      token: `interaction-token-${id}`,
      type,
      channel,
      askedAt: this.#state.now(),
      source,
      acknowledged: null,
      original: null,
      data: null,
      followUps: [],
    };
    this.#state.interactions.set(interaction.token, interaction);
    this.#tell("INTERACTION_CREATE", {
      id,
      application_id: APPLICATION,
      type,
      token: interaction.token,
      version: 1,
      ...(this.#state.channels.get(channel)?.type === DIRECT_CHANNEL
        ? inDirect(channel, user)
        : inServer(channel, user, permissions.toString())),
      locale: "en-GB",
      channel_id: channel,
      app_permissions: "0",
      entitlements: [],
      authorizing_integration_owners: { 0: GUILD },
      attachment_size_limit: 10_485_760,
      data,
      ...(source ? { message: messageJson(this.#state, source) } : {}),
    });
    return interaction;
  }
}

const inServer = (channel: string, user: string, permissions: string) => ({
  guild_id: GUILD,
  guild: { id: GUILD, locale: "en-US", features: [] },
  guild_locale: "en-US",
  channel: { id: channel, type: 0, guild_id: GUILD, name: "news", permissions },
  member: { ...memberJson(user, "mara"), permissions },
  context: 0,
});

/** Nothing there says of which server it is. */
const inDirect = (channel: string, user: string) => ({
  channel: { id: channel, type: DIRECT_CHANNEL },
  user: memberJson(user, "mara").user,
  context: 1,
});

function optionsOf(values: Values): Option[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    type: typeof value === "number" ? WHOLE_NUMBER : typeof value === "string" ? TEXT : CHANNEL,
    value: typeof value === "object" ? value.channel : value,
  }));
}
