import { LANGUAGE_CODES } from "../../languages/known.ts";
import type { CommandOption, CommandSpec } from "../../model/command.ts";
import { about } from "../../words/about.ts";

const OPTIONS = [
  { name: "at", suggested: false },
  { name: "zone", suggested: true },
  { name: "topics", suggested: true },
  { name: "quiet", suggested: false },
] as const;

const FILTERS = [
  { name: "without", kind: "text" },
  { name: "outlets", kind: "whole-number" },
  { name: "languages", kind: "choices", choices: LANGUAGE_CODES },
  { name: "from", kind: "text", suggested: true },
] as const;

/** Which channel is meant: the one in which it is asked where it is left out. A forum is named in no other way. */
const channel: CommandOption = {
  name: "channel",
  description: about("briefing.channel"),
  required: false,
  kind: "channel",
};
const typedChannel: CommandOption = { ...channel, typedOnly: true };

const tag: CommandOption = {
  name: "tag",
  description: about("briefing.tag"),
  required: false,
  kind: "text",
  suggested: true,
  typedOnly: true,
};

/** What stories must have, and what takes them out. */
const filters = (typedOnly: boolean): CommandOption[] =>
  FILTERS.map(({ name, ...option }) => ({
    name,
    description: about(`briefing.${name}`),
    required: false,
    ...option,
    ...(typedOnly ? { typedOnly } : {}),
  }));

/** What is left empty when a briefing is changed stays as it is. */
const optionsOf = (subcommand: "start" | "change"): CommandOption[] => [
  ...OPTIONS.map(({ name, suggested }) => ({
    name,
    description: about(`briefing.${subcommand}.${name}`),
    required: subcommand === "start" && name === "at",
    kind: "text" as const,
    ...(suggested ? { suggested } : {}),
  })),
  subcommand === "start" ? channel : typedChannel,
  tag,
  ...filters(true),
];

const plain = (name: string) => ({ name, description: about(`briefing.${name}`), options: [] });
const ofChannel = (name: string) => ({ ...plain(name), options: [typedChannel] });

export const spec: CommandSpec = {
  name: "briefing",
  description: about("briefing"),
  options: [],
  subcommands: [
    { ...plain("start"), options: optionsOf("start"), form: true },
    {
      ...plain("me"),
      options: [
        ...OPTIONS.map(({ name, suggested }) => ({
          name,
          description: about(`briefing.me.${name}`),
          required: false,
          kind: "text" as const,
          ...(suggested ? { suggested } : {}),
        })),
        ...filters(true),
      ],
      forAnybody: true,
    },
    ofChannel("show"),
    plain("list"),
    { ...plain("change"), options: optionsOf("change"), form: true },
    { ...plain("filter"), options: [...filters(false), typedChannel], form: true },
    ...["redo", "pause", "resume", "remove"].map(ofChannel),
  ],
  manage: true,
};
