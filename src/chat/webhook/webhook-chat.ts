import { createHash } from "node:crypto";
import { Problem } from "../../model/problem.ts";
import type { Chat, DeliveryKey, LastLook, Posted } from "../chat.ts";
import { payloadOf } from "./payload.ts";
import { signedHeaders } from "./signature.ts";

const FIRST_REST_MILLISECONDS = 15_000;
const LONGEST_REST_MILLISECONDS = 60 * 60_000;

export interface Webhook {
  readonly name: string;
  /** May hold a secret of the receiver's: never told. */
  readonly url: string;
  readonly secret: Buffer;
}

export interface HookAnswer {
  readonly status: number;
  /** What the receiver asks for in a `Retry-After`. */
  readonly retryAfterMilliseconds: number | null;
}

/**
 * Calls an address once, following no redirect. Throws Problem `unreachable` or `refused-address` where nothing was sent, and
 * `outcome-unknown` where it may have been.
 */
export interface SendHook {
  /** Throws Problem `refused-address` for an address that is not called. */
  check(url: string): void;
  send(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<HookAnswer>;
}

export interface WebhookParts {
  readonly hooks: readonly Webhook[];
  readonly http: SendHook;
  readonly now: () => Date;
  readonly stop: () => Promise<void>;
}

/**
 * Programs that are called, as a chat in which nobody answers: a message is one call, signed as the Standard Webhooks
 * specification has it. A call whose answer was lost is made again with the same id and the same body: each message
 * arrives at least once, and a receiver that remembers ids takes it once.
 */
export function webhookChat({ hooks, http, now, stop }: WebhookParts): Chat {
  const byName = new Map(hooks.map((hook) => [hook.name, hook]));
  const call = async (place: string, id: string, body: string, look?: LastLook): Promise<Posted> => {
    const hook = byName.get(place);
    if (!hook) throw new Problem("not-found", `no webhook "${place}" is named under chats.webhooks`);
    const seconds = Math.floor(now().getTime() / 1000);
    const headers = { "content-type": "application/json", ...signedHeaders({ id, seconds, body }, hook.secret) };
    look?.();
    refuseFailure(hook, await http.send(hook.url, headers, body));
    return { place, id, link: null };
  };
  return {
    name: "webhook",
    start: async () => undefined,
    split: ({ summary, blocks, thread }) => [{ summary, blocks: [blocks, ...thread].flat() }],
    post: (place, part, key, look) => call(place, idOf(key), payloadOf("message.posted", idOf(key), part), look),
    edit: async ({ place }, part, key, look) => {
      const body = payloadOf("message.replaced", idOf(key), part);
      await call(place, `${idOf(key)}_${hashOf(body)}`, body, look);
    },
    find: async () => "absent",
    workspaceOf: async () => null,
    examine: async (place) => examined(byName.get(place), http),
    tags: async () => [],
    isOwn: async () => false,
    tellPerson: async () => null,
    restAfter: (attempts) =>
      Math.min(FIRST_REST_MILLISECONDS * 2 ** Math.min(Math.max(0, attempts - 1), 16), LONGEST_REST_MILLISECONDS),
    stop,
  };
}

const idOf = ({ delivery, part }: DeliveryKey): string => `msg_${delivery}_${part}`;
const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex").slice(0, 16);

function refuseFailure({ name }: Webhook, { status, retryAfterMilliseconds }: HookAnswer): void {
  if (status >= 200 && status < 300) return;
  const answered = `webhook ${name}: answered with HTTP ${status}`;
  if (status === 429 || (status === 503 && retryAfterMilliseconds !== null)) {
    const wait = retryAfterMilliseconds ?? FIRST_REST_MILLISECONDS;
    throw new Problem("rate-limited", `${answered} and asks to wait`, { retryAfterMilliseconds: wait });
  }
  if (status >= 500 || status === 408 || status === 425) throw new Problem("unavailable", answered);
  if (status === 410) throw new Problem("not-found", `${answered}: it wants no more`);
  if (status === 400 || status === 413 || status === 422) throw new Problem("bad-input", answered);
  const moved = status < 400 ? ": redirects are not followed, so write down the address that it leads to" : "";
  throw new Problem("not-allowed", `${answered}${moved}`);
}

function examined(hook: Webhook | undefined, http: SendHook): string | null {
  if (!hook) return "no such webhook is named under chats.webhooks";
  try {
    http.check(hook.url);
    return null;
  } catch (thrown) {
    return thrown instanceof Problem ? thrown.message : "its address cannot be called";
  }
}
