import type { BaseInteraction } from "discord.js";
import type { Asker } from "../../model/command.ts";
import { mayManage } from "./permissions.ts";

export const CHAT_NAME = "discord";

export function askerOf(interaction: BaseInteraction): Asker {
  return {
    chat: CHAT_NAME,
    workspace: interaction.guildId ?? "",
    place: interaction.channelId ?? "",
    user: interaction.user.id,
    mayManage: mayManage(interaction.memberPermissions?.bitfield ?? 0n),
    locale: interaction.locale,
    ...chosenLocale(interaction.guildLocale),
  };
}

/** What a server has that never chose a language: it says nothing. */
const UNCHOSEN = "en-US";

const chosenLocale = (locale: string | null): Pick<Asker, "workspaceLocale"> =>
  locale === null || locale === UNCHOSEN ? {} : { workspaceLocale: locale };
