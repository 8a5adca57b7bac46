import {
  ApplicationCommandOptionType,
  type BaseInteraction,
  type CommandInteractionOption,
  ComponentType,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Asker } from "../../model/command.ts";
import { askerOf } from "./asker.ts";
import { mayManage } from "./permissions.ts";

/** Another channel than the one in which somebody asks, chosen in an option or a form. */
export interface ChosenChannel {
  readonly id: string;
  /** What the asker may do there: as Discord tells it, whatever it stands in. */
  readonly permissions: bigint;
}

/** Who asks about a channel that they chose: it is the place asked about, and their rights are those they have there. */
export function askerAbout(interaction: BaseInteraction, chosen: ChosenChannel | null): Asker {
  const asker = askerOf(interaction);
  if (chosen === null || chosen.id === asker.place) return asker;
  return { ...asker, place: chosen.id, from: asker.place, mayManage: mayManage(chosen.permissions) };
}

export function channelInOptions(data: readonly CommandInteractionOption[]): ChosenChannel | null {
  for (const { type, value, channel, options } of data) {
    const chosen = options ? channelInOptions(options) : null;
    if (chosen) return chosen;
    if (type === ApplicationCommandOptionType.Channel) {
      return { id: String(value), permissions: permissionsOf(channel) };
    }
  }
  return null;
}

export function channelInForm({ fields }: ModalSubmitInteraction): ChosenChannel | null {
  for (const field of fields.fields.values()) {
    const chosen = field.type === ComponentType.ChannelSelect ? field.channels?.first() : undefined;
    if (chosen) return { id: chosen.id, permissions: permissionsOf(chosen) };
  }
  return null;
}

/** discord.js has them as a string or as a bit field, and tells its types of neither where a channel is known to it. */
function permissionsOf(channel: object | null | undefined): bigint {
  const told: unknown = channel && "permissions" in channel ? channel.permissions : null;
  if (typeof told === "string" && /^\d{1,40}$/.test(told)) return BigInt(told);
  if (typeof told === "object" && told !== null && "bitfield" in told && typeof told.bitfield === "bigint") {
    return told.bitfield;
  }
  return 0n;
}
