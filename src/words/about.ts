import { ENGLISH, isMessage, type Words } from "./words.ts";

/** The path of a command or a subcommand: "briefing.start". */
export const pathOf = (command: string, subcommand: string | null): string =>
  subcommand === null ? command : `${command}.${subcommand}`;

/** What a command, a subcommand or an option is for, by its path ("briefing.start.at"), in English. */
export const about = (path: string): string => aboutIn(ENGLISH, path, { description: path });

/** The same in other words; its own description where there is no message on it. */
export function aboutIn(words: Words, path: string, { description }: { readonly description: string }): string {
  const id = `about.${path}`;
  return isMessage(id) ? words.say(id) : description;
}

/** What an option is called in a form: "time zone" for "zone". */
export function optionName(words: Words, name: string): string {
  const id = `option.${name}`;
  return isMessage(id) ? words.say(id) : name.replaceAll("-", " ");
}
