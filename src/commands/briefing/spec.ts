import type { CommandOption, CommandSpec } from "../../model/command.ts";
import { about } from "../../words/about.ts";

const OPTIONS = [
  { name: "at", suggested: false },
  { name: "zone", suggested: true },
  { name: "topics", suggested: true },
  { name: "quiet", suggested: false },
] as const;

/** What is left empty when a briefing is changed stays as it is. */
const optionsOf = (subcommand: "start" | "change"): CommandOption[] =>
  OPTIONS.map(({ name, suggested }) => ({
    name,
    description: about(`briefing.${subcommand}.${name}`),
    required: subcommand === "start" && name === "at",
    kind: "text",
    ...(suggested ? { suggested } : {}),
  }));

const plain = (name: string) => ({ name, description: about(`briefing.${name}`), options: [] });

export const spec: CommandSpec = {
  name: "briefing",
  description: about("briefing"),
  options: [],
  subcommands: [
    { ...plain("start"), options: optionsOf("start"), form: true },
    plain("show"),
    plain("list"),
    { ...plain("change"), options: optionsOf("change"), form: true },
    ...["redo", "pause", "resume", "remove"].map(plain),
  ],
  manage: true,
};
