import { createHash } from "node:crypto";
import type { DeliveryKey } from "../chat.ts";
import { NONCE_LIMIT } from "./limits.ts";
import type { DiscordPayload } from "./render.ts";

/** RFC 2606 reserves ".invalid": the address can never lead anywhere. */
const MARKER_ADDRESS = "https://soundbite.invalid/post/";

/** The delivery key as a nonce of 24 characters: 144 bits of SHA-256. */
export function nonceOf({ delivery, part }: DeliveryKey): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([delivery, part]))
    .digest("base64url");
  return hash.slice(0, NONCE_LIMIT - 1);
}

/**
 * The payload with its marker: the nonce, by which Discord drops a repeat for some minutes, and the same as `url` of
 * the first embed. An embed without a title shows no link, but keeps its address in the channel's history, where
 * Discord does not always give the nonce back.
 */
export function withMarker(payload: DiscordPayload, nonce: string): DiscordPayload {
  return { ...payload, ...markedEmbeds(payload, nonce), nonce, enforce_nonce: true };
}

/** Only the embeds' half of the marker, for requests that take no nonce. */
export function markedEmbeds({ embeds = [] }: DiscordPayload, nonce: string): Pick<DiscordPayload, "embeds"> {
  return { embeds: embeds.map((embed, index) => (index === 0 ? { ...embed, url: MARKER_ADDRESS + nonce } : embed)) };
}

/** What a message in a channel's history must at least tell. */
export interface MarkedMessage {
  readonly nonce?: string | number;
  readonly embeds?: readonly { readonly url?: string }[];
}

export function markerOf({ nonce, embeds = [] }: MarkedMessage): string | null {
  const address = embeds[0]?.url ?? "";
  if (address.startsWith(MARKER_ADDRESS)) return address.slice(MARKER_ADDRESS.length);
  return typeof nonce === "string" ? nonce : null;
}
