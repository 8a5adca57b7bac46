import type { Json } from "./rules.ts";
import type { Deliver } from "./socket.ts";
import { BOT_ID, BOT_USER, type Interaction, type SlackState, type StoredMessage, TEAM } from "./state.ts";

/** Who does something, and where. */
export interface At {
  readonly channel: string;
  readonly user: string;
}

type Kind = Parameters<Deliver>[0];

/** What people do with the bot. */
export class People {
  deliver: Deliver;
  readonly #state: SlackState;
  readonly #changed: () => void;
  readonly #answersAt: string;
  readonly #sent = new Map<Interaction, { readonly kind: Kind; readonly payload: Json }>();

  constructor(state: SlackState, changed: () => void, deliver: Deliver, answersAt: string) {
    this.#state = state;
    this.#changed = changed;
    this.deliver = deliver;
    this.#answersAt = answersAt;
  }

  /** `/who-said promptly`: Slack escapes what is typed. */
  command(at: At, typed: string): Interaction {
    const [command = "", ...words] = typed.split(" ");
    const interaction = this.#interaction(at);
    return this.#send(interaction, "slash_commands", {
      command,
      text: escaped(words.join(" ")),
      team_id: TEAM,
      channel_id: at.channel,
      user_id: at.user,
      trigger_id: interaction.trigger,
      response_url: this.#addressOf(interaction),
      api_app_id: "A0001",
    });
  }

  /** Presses the button of a label under a message. */
  press(at: At, message: StoredMessage, label: string): Interaction {
    const button = buttonsOf(message.body).find(({ text }) => (text as Json)["text"] === label);
    if (!button) throw new Error(`no button "${label}"`);
    return this.pressButton(at, message, button);
  }

  pressButton(at: At, message: StoredMessage, button: Json): Interaction {
    const interaction = this.#interaction(at, message);
    const { ts, thread, seenBy, body } = message;
    return this.#interact(interaction, {
      type: "block_actions",
      container: { type: "message", message_ts: ts, channel_id: at.channel, is_ephemeral: seenBy !== null },
      channel: { id: at.channel, name: "news" },
      ...(seenBy === null ? { message: { ts, text: body["text"], ...(thread ? { thread_ts: thread } : {}) } } : {}),
      actions: [{ ...button, value: escapedValue(button), block_id: "b1", action_ts: this.#state.nextTime() }],
    });
  }

  /** Presses a button of the Home tab. */
  pressAtHome(user: string, label: string): Interaction {
    const view = this.#state.homes.get(user) ?? {};
    const button = buttonsOf(view).find(({ text }) => (text as Json)["text"] === label);
    const interaction = this.#interaction({ channel: "", user });
    return this.#interact(interaction, {
      type: "block_actions",
      container: { type: "view", view_id: view["id"] },
      view,
      actions: [{ ...button, block_id: "b1", action_ts: this.#state.nextTime() }],
    });
  }

  /** Types into the box of the Home tab and presses Enter. */
  searchAtHome(user: string, typed: string): Interaction {
    const view = this.#state.homes.get(user) ?? {};
    const box = (view["blocks"] as readonly Json[]).find(({ type }) => type === "input");
    const interaction = this.#interaction({ channel: "", user });
    const element = (box?.["element"] ?? {}) as Json;
    return this.#interact(interaction, {
      type: "block_actions",
      container: { type: "view", view_id: view["id"] },
      view,
      actions: [
        {
          type: element["type"],
          action_id: element["action_id"],
          block_id: "b2",
          value: typed,
          action_ts: this.#state.nextTime(),
        },
      ],
    });
  }

  /** Chooses the bot's shortcut in a message's menu. */
  shortcut(at: At, callbackId: string, text: string, of: Json = {}): Interaction {
    const interaction = this.#interaction(at);
    return this.#interact(interaction, {
      type: "message_action",
      callback_id: callbackId,
      channel: { id: at.channel, name: "news" },
      message: { type: "message", user: "U0ANN", ts: this.#state.nextTime(), text, ...of },
      message_ts: this.#state.nextTime(),
    });
  }

  /** Sends a form off. `values`: what each field was filled with. */
  submit(at: At, view: Json, values: Readonly<Record<string, string>>): Interaction {
    const interaction = this.#interaction(at);
    const inputs = (view["blocks"] as readonly Json[]).map(({ block_id, element }) => {
      const { type, action_id: id } = element as Json;
      const value = values[String(block_id)] ?? null;
      return [block_id, { [String(id)]: filledWith(String(type), value) }];
    });
    return this.#interact(interaction, {
      type: "view_submission",
      view: { ...view, state: { values: Object.fromEntries(inputs) } },
    });
  }

  /** Types into a field with suggestions; answers with them. */
  async suggestions(at: At, view: Json, option: string, typed: string): Promise<readonly string[]> {
    const block = (view["blocks"] as readonly Json[]).find(({ block_id }) => block_id === option);
    if (!block) throw new Error(`no field "${option}"`);
    const { action_id: actionId } = block["element"] as Json;
    const user = { id: at.user, name: "ann", team_id: TEAM };
    const body = { type: "block_suggestion", action_id: actionId, block_id: option, value: typed, view, user };
    const answer = await this.deliver("interactive", { ...body, team: { id: TEAM, domain: "ellery" } });
    const options = (answer?.["options"] ?? []) as readonly { readonly value: string }[];
    return options.map(({ value }) => value);
  }

  openHome(user: string, tab = "home"): Interaction {
    const interaction = this.#interaction({ channel: "", user });
    return this.#send(interaction, "events_api", {
      type: "event_callback",
      team_id: TEAM,
      api_app_id: "A0001",
      event_id: this.#state.nextId("Ev"),
      event: { type: "app_home_opened", user, channel: "D0001", tab, event_ts: this.#state.nextTime() },
      authorizations: [{ team_id: TEAM, user_id: BOT_USER, is_bot: true, bot_id: BOT_ID }],
    });
  }

  /** Sends the very same once more, as Slack does when it doubts that it was taken. */
  async replay(interaction: Interaction): Promise<void> {
    const sent = this.#sent.get(interaction);
    if (!sent) throw new Error("nothing to replay");
    await this.deliver(sent.kind, sent.payload);
  }

  sentBody(interaction: Interaction): { readonly kind: Kind; readonly payload: Json } {
    const sent = this.#sent.get(interaction);
    if (!sent) throw new Error("nothing was sent");
    return sent;
  }

  #interact(interaction: Interaction, payload: Json): Interaction {
    return this.#send(interaction, "interactive", {
      ...payload,
      trigger_id: interaction.trigger,
      response_url: this.#addressOf(interaction),
      user: { id: interaction.user, name: "ann", team_id: TEAM },
      team: { id: TEAM, domain: "ellery" },
      api_app_id: "A0001",
      token: "old",
    });
  }

  #send(interaction: Interaction, kind: Kind, payload: Json): Interaction {
    this.#sent.set(interaction, { kind, payload });
    this.deliver(kind, payload).then(
      (body) => {
        interaction.acknowledged = { body };
        this.#changed();
      },
      () => undefined,
    );
    return interaction;
  }

  #interaction({ channel, user }: At, source: StoredMessage | null = null): Interaction {
    const trigger = this.#state.nextId("trigger.");
    const interaction: Interaction = {
      trigger,
      user,
      channel,
      askedAt: this.#state.now(),
      acknowledged: null,
      answers: [],
      source,
      uses: 0,
      view: null,
    };
    this.#state.interactions.set(trigger, interaction);
    return interaction;
  }

  #addressOf({ trigger }: Interaction): string {
    return `${this.#answersAt}${trigger}`;
  }
}

function filledWith(type: string, value: string | null): Json {
  if (type === "plain_text_input") return { type, value };
  if (type === "conversations_select") return { type, selected_conversation: value };
  return { type, selected_option: value && { value } };
}

export function buttonsOf(body: Json): readonly Json[] {
  const blocks = (body["blocks"] ?? []) as readonly Json[];
  return blocks.flatMap(({ type, elements }) => (type === "actions" ? (elements as readonly Json[]) : []));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What people have seen Slack do to texts in interactions is assumed of values too: the bot must not care. */
function escapedValue({ value }: Json): string | undefined {
  return typeof value === "string" ? escaped(value) : undefined;
}
