import type { Chat } from "../chat/chat.ts";
import type { Config } from "../config/load.ts";
import type { Homes } from "../digest/deliver/homes.ts";
import type { Log } from "../log.ts";
import type { Asker } from "../model/command.ts";
import type { Problem } from "../model/problem.ts";
import { tenantOf } from "../model/tenant.ts";
import type { Store } from "../store/store.ts";
import { problemSaying } from "../words/problem-saying.ts";

export interface AdmissionParts {
  readonly config: Pick<Config, "chats" | "briefings">;
  readonly store: Pick<Store, "subscriptions" | "addedSources" | "acceptedWorkspaces" | "acceptWorkspace">;
  readonly chats: readonly Pick<Chat, "name" | "isOwn">[];
  readonly homes: Homes;
  readonly log: Log;
  readonly now: () => Date;
}

/** Throws Problem `not-allowed`, in words for the asker, where a workspace may not use the bot. */
export type Admit = (asker: Asker) => Promise<void>;

/**
 * Anybody can add a public bot to a server of their own. Who may use it: those whom the configuration lists, those of its
 * briefings, and, where it lists none, those that use the bot already, the operator's own, and the first from which
 * somebody in charge asks.
 */
export function admission(parts: AdmissionParts): Admit {
  const accepted = new Set<string>();
  return async (asker) => {
    const tenant = tenantOf(asker);
    if (accepted.has(tenant)) return;
    if (!(await mayUse(parts, asker))) throw refusal(asker);
    accepted.add(tenant);
  };
}

async function mayUse(parts: AdmissionParts, asker: Asker): Promise<boolean> {
  const { chat, workspace } = asker;
  const listed = listedOf(parts.config.chats, chat);
  if (listed.includes(workspace) || (await isOwn(parts, asker)) || (await isConfigured(parts, asker))) return true;
  if (listed.length > 0) return false;
  const accepted = await parts.store.acceptedWorkspaces(chat);
  return accepted.includes(workspace) || (await isInUse(parts, asker)) || (await isFirst(parts, asker, accepted));
}

function listedOf({ discord, slack }: Config["chats"], chat: string): readonly string[] {
  return (chat === "discord" ? discord?.servers : slack?.workspaces) ?? [];
}

/** A chat that cannot say for the moment is no reason to let anybody in. */
async function isOwn({ chats }: AdmissionParts, { chat: name, workspace }: Asker): Promise<boolean> {
  const chat = chats.find((one) => one.name === name);
  return chat !== undefined && (await chat.isOwn(workspace).catch(() => false));
}

async function isConfigured({ config, homes }: AdmissionParts, asker: Asker): Promise<boolean> {
  for (const channel of config.briefings.flatMap(({ channels }) => channels)) {
    const [chat = "", place = ""] = channel.split(":");
    if (chat === asker.chat && (await homes({ chat, workspace: "", place })) === tenantOf(asker)) return true;
  }
  return false;
}

async function isInUse({ store }: AdmissionParts, asker: Asker): Promise<boolean> {
  const used = [...(await store.subscriptions()), ...(await store.addedSources())];
  return used.some(({ chat, workspace }) => chat === asker.chat && workspace === asker.workspace);
}

async function isFirst(
  { store, log, now }: AdmissionParts,
  asker: Asker,
  accepted: readonly string[],
): Promise<boolean> {
  const { chat, workspace, mayManage } = asker;
  if (accepted.length > 0 || !mayManage || (await othersUse(store, chat))) return false;
  await store.acceptWorkspace(chat, workspace, now().toISOString());
  log.warn(
    { chat, workspace },
    "the first workspace that asked may use the bot; name those that may in the configuration",
  );
  return true;
}

async function othersUse(store: AdmissionParts["store"], chat: string): Promise<boolean> {
  const used = [...(await store.subscriptions()), ...(await store.addedSources())];
  return used.some((one) => one.chat === chat && one.workspace !== "");
}

function refusal({ chat, workspace: id }: Asker): Problem {
  return chat === "discord"
    ? problemSaying("not-allowed", "problem.serverNotIn", { id, setting: "chats.discord.servers" })
    : problemSaying("not-allowed", "problem.workspaceNotIn", { id, setting: "chats.slack.workspaces" });
}
