import type { CommandOption, CommandSpec } from "../../model/command.ts";

const OPTIONS: readonly CommandOption[] = [
  { name: "at", description: 'When: "weekdays 8:00", "daily 7:30 am", "mon, thu 18:15"', required: true, kind: "text" },
  { name: "zone", description: "Time zone, such as Europe/Berlin", required: false, kind: "text", suggested: true },
  {
    name: "topics",
    description: "Topics, with commas between; all where left out",
    required: false,
    kind: "text",
    suggested: true,
  },
  { name: "quiet", description: "Days without a briefing: 2026-12-24, 2026-12-25", required: false, kind: "text" },
];

/** What is left empty stays as it is. */
const CHANGED: readonly CommandOption[] = OPTIONS.map((option) => ({
  ...option,
  required: false,
  description:
    option.name === "topics"
      ? "Topics, with commas between, or all (empty: as they are)"
      : `${option.description} (empty: as it is)`,
}));

export const spec: CommandSpec = {
  name: "briefing",
  description: "The briefing of this channel: start it, see, change, pause or remove it",
  options: [],
  subcommands: [
    { name: "start", description: "Post a briefing in this channel", options: OPTIONS, form: true },
    { name: "show", description: "The briefing of this channel", options: [] },
    { name: "list", description: "All briefings here", options: [] },
    { name: "change", description: "Change when it comes and what it is about", options: CHANGED, form: true },
    { name: "redo", description: "Make the newest briefing anew and edit what was posted", options: [] },
    { name: "pause", description: "Post nothing until it is resumed", options: [] },
    { name: "resume", description: "Go on after a pause", options: [] },
    { name: "remove", description: "Post nothing any more", options: [] },
  ],
  manage: true,
};
