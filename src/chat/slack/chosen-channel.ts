import type { Asker, CommandCall } from "../../model/command.ts";
import type { Words } from "../../words/words.ts";
import type { Part } from "../inbound.ts";

type Options = CommandCall["options"];

/** Another channel than the one in which somebody asks, taken out of the options; `mistake`: in words for the asker. */
export type Chosen = { readonly options: Options; readonly channel: string | null } | { readonly mistake: string };

export function channelIn(part: Part | null, given: Options, words: Words): Chosen {
  const option = part?.options.find(({ kind }) => kind === "channel");
  const typed = option && given[option.name];
  if (!option || typed === undefined) return { options: given, channel: null };
  const { [option.name]: _, ...options } = given;
  return /^[CG][A-Z0-9]{2,30}$/.test(typed)
    ? { options, channel: typed }
    : { mistake: words.say("chat.noChannel", { typed: typed.slice(0, 60) }) };
}

/** It is the place asked about. Who may manage may do so in every channel of a workspace. */
export function askerAbout(asker: Asker, channel: string | null): Asker {
  return channel === null || channel === asker.place ? asker : { ...asker, place: channel, from: asker.place };
}
