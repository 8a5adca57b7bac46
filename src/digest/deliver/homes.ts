import type { Chat } from "../../chat/chat.ts";
import type { Subscription } from "../../model/subscription.ts";
import { CONFIGURATION, type Tenant, tenantOf } from "../../model/tenant.ts";

type Place = Pick<Subscription, "chat" | "workspace" | "place">;

/** Whom a briefing is made for. Never throws. */
export type Homes = (place: Place) => Promise<Tenant>;

const PLACES_KEPT = 1_000;

/**
 * A briefing of the configuration names its channel alone: its chat knows the workspace, which is asked once. Where it
 * cannot say for the moment, the briefing is made of what is configured.
 */
export function homesOf(chats: readonly Pick<Chat, "name" | "workspaceOf">[]): Homes {
  const known = new Map<string, Tenant>();
  return async ({ chat: name, workspace, place }) => {
    if (workspace !== "") return tenantOf({ chat: name, workspace });
    const key = `${name}:${place}`;
    const found =
      known.get(key) ??
      (await askChat(
        chats.find((chat) => chat.name === name),
        place,
      ));
    if (found === null) return CONFIGURATION;
    if (known.size >= PLACES_KEPT) known.clear();
    known.set(key, found);
    return found;
  };
}

async function askChat(chat: Pick<Chat, "name" | "workspaceOf"> | undefined, place: string): Promise<Tenant | null> {
  try {
    const workspace = await chat?.workspaceOf(place);
    return chat && workspace ? tenantOf({ chat: chat.name, workspace }) : null;
  } catch {
    return null;
  }
}
