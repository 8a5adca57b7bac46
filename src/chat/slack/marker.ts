import type { types } from "@slack/bolt";
import type { DeliveryKey } from "../chat.ts";

/** Message metadata is not shown, and comes back with the channel's history. Any app may write it, so its author counts too. */
const EVENT_TYPE = "soundbite_delivery";

export function markerFor({ delivery, part }: DeliveryKey): types.MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { delivery, part } };
}

/** What a message in a channel's history may tell of itself. */
export interface MarkedMessage {
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

/** The delivery key of a message; null for one that no delivery posted. */
export function markerOf({ metadata }: MarkedMessage): DeliveryKey | null {
  const { event_type: type, event_payload: payload } = metadata ?? {};
  if (type !== EVENT_TYPE || typeof payload !== "object" || payload === null) return null;
  const { delivery, part } = payload as Partial<Record<keyof DeliveryKey, unknown>>;
  return typeof delivery === "string" && typeof part === "number" ? { delivery, part } : null;
}
