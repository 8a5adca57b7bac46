import { createHash } from "node:crypto";
import type { DeliveryKey } from "../chat.ts";
import { NONCE_LIMIT } from "./limits.ts";
import type { DiscordPayload } from "./render.ts";

/** The delivery key as a nonce of 24 characters: 144 bits of SHA-256. */
export function nonceOf({ delivery, part }: DeliveryKey): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([delivery, part]))
    .digest("base64url");
  return hash.slice(0, NONCE_LIMIT - 1);
}

/**
 * The payload with its marker: the nonce, by which Discord drops a repeat for some minutes, and the same as ids of the
 * card and of what stands first in it. Those stay in the channel's history, where Discord does not give the nonce back.
 */
export function withMarker<Payload extends DiscordPayload>(payload: Payload, nonce: string) {
  return { ...payload, ...markedCard(payload, nonce), nonce, enforce_nonce: true };
}

/** Only the card's half of the marker, for requests that take no nonce. */
export function markedCard(
  { components: [container] }: DiscordPayload,
  nonce: string,
): Pick<DiscordPayload, "components"> {
  const [id, innerId] = idsOf(nonce);
  const [first, ...rest] = container.components;
  return { components: [{ ...container, id, components: first ? [{ ...first, id: innerId }, ...rest] : [] }] };
}

/** Two ids of 31 bits, as Discord takes them for components: not 0, and different. */
function idsOf(nonce: string): readonly [number, number] {
  const bytes = Buffer.from(nonce, "base64url");
  const id = bytes.readUInt32BE(0) >>> 1 || 1;
  const inner = bytes.readUInt32BE(4) >>> 1 || 1;
  return [id, inner === id ? (id % 0x7ffffffe) + 1 : inner];
}

/** What a message in a channel's history must at least tell. */
interface MarkedMessage {
  readonly nonce?: string | number;
  readonly components?: readonly object[];
}

export function isMarked({ nonce: own, components = [] }: MarkedMessage, nonce: string): boolean {
  const [card] = components as readonly Numbered[];
  const [id, innerId] = idsOf(nonce);
  return own === nonce || (card?.id === id && card.components?.[0]?.id === innerId);
}

interface Numbered {
  readonly id?: number;
  readonly components?: readonly Numbered[];
}
