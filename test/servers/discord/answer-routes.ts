import { messageJson } from "./answers.ts";
import { type Answer, ApiError, type Call, type Route } from "./api.ts";
import type { Body } from "./rules.ts";
import type { Interaction } from "./state.ts";

const FIRST_ANSWER_WITHIN = 3_000;
const TOKEN_LASTS = 15 * 60_000;
const EPHEMERAL = 64;

/** Discord's types of interactions, and of first answers to them. */
export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;
export const MODAL_SUBMIT = 5;
const MESSAGE = 4;
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [COMMAND]: [MESSAGE, DEFERRED_MESSAGE, MODAL],
  [COMPONENT]: [MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
  [AUTOCOMPLETE]: [CHOICES],
  [MODAL_SUBMIT]: [MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
};

function respond({ state, params, body, arrivedAt }: Call): Answer {
  const interaction = state.interactions.get(params["interaction_token"] ?? "");
  if (!interaction || interaction.id !== params["interaction_id"])
    throw new ApiError(404, 10062, "Unknown interaction");
  if (interaction.acknowledged !== null) throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
  if (arrivedAt - interaction.askedAt > FIRST_ANSWER_WITHIN) throw new ApiError(404, 10062, "Unknown interaction");
  const { type, data = {} } = body as { type: number; data?: Body };
  if (!ALLOWED[interaction.type]?.includes(type)) throw new ApiError(400, 50035, "Invalid interaction response type");
  interaction.acknowledged = type;
  if (type === MESSAGE || type === DEFERRED_MESSAGE) {
    interaction.original = state.addMessage(interaction.channel, data, hasFlag(data, EPHEMERAL));
    interaction.original.loading = type === DEFERRED_MESSAGE;
  } else if (type === CHOICES || type === MODAL) {
    interaction.data = data;
  } else {
    interaction.original = interaction.source;
  }
  return { status: 204 };
}

function hasFlag({ flags }: Body, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

function interactionOf({ state, params }: Call): Interaction {
  const interaction = state.interactions.get(params["webhook_token"] ?? "");
  if (!interaction || interaction.acknowledged === null) throw new ApiError(404, 10015, "Unknown Webhook");
  if (state.now() - interaction.askedAt > TOKEN_LASTS) throw new ApiError(401, 50027, "Invalid Webhook Token");
  return interaction;
}

function editOriginal(call: Call): Answer {
  const { original } = interactionOf(call);
  if (!original) throw new ApiError(404, 10008, "Unknown Message");
  original.body = { ...original.body, ...(call.body as Body) };
  original.edited = !original.loading;
  original.loading = false;
  return { status: 200, body: messageJson(call.state, original) };
}

/** The first message after a deferred answer becomes that answer, with the visibility that was fixed then. */
function followUp(call: Call): Answer {
  const interaction = interactionOf(call);
  if (interaction.original?.loading) return editOriginal(call);
  const body = call.body as Body;
  const message = call.state.addMessage(interaction.channel, body, hasFlag(body, EPHEMERAL));
  interaction.followUps.push(message);
  return { status: 200, body: messageJson(call.state, message) };
}

export const answerRoutes: readonly Route[] = [
  {
    method: "post",
    template: "/interactions/{interaction_id}/{interaction_token}/callback",
    auth: false,
    handle: respond,
  },
  {
    method: "patch",
    template: "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
    auth: false,
    message: true,
    handle: editOriginal,
  },
  { method: "post", template: "/webhooks/{webhook_id}/{webhook_token}", auth: false, message: true, handle: followUp },
];
