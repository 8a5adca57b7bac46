import { ENGLISH, isMessage, type MessageId, type Words } from "./words.ts";

/** The path of a command or a subcommand: "briefing.start". */
export const pathOf = (command: string, subcommand: string | null): string =>
  subcommand === null ? command : `${command}.${subcommand}`;

/** What a command, a subcommand or an option is for, by its path ("briefing.start.at"), in English. */
export const about = (path: string): string => aboutIn(ENGLISH, path, { description: path });

/** The same in other words; its own description where there is no message on it. */
export function aboutIn(words: Words, path: string, { description }: { readonly description: string }): string {
  const id = aboutId(path);
  return id === null ? description : words.say(id);
}

/** The message on what stands at a path; an option of a subcommand may share it with the command's others. Null where there is none. */
export function aboutId(path: string): MessageId | null {
  const [command = "", , option = ""] = path.split(".");
  return [`about.${path}`, `about.${command}.${option}`].find(isMessage) ?? null;
}

/** What an option is called in a form: "time zone" for "zone". */
export function optionName(words: Words, name: string): string {
  const id = `option.${name}`;
  return isMessage(id) ? words.say(id) : name.replaceAll("-", " ");
}
