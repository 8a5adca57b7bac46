import type { CommandOption, CommandSpec } from "../../../src/model/command.ts";
import { below, chance, hostileText, pick, type Random } from "./pick.ts";

/** A call of one of the bot's commands, as somebody might make it: mostly known options, with any values. */
export interface FuzzCall {
  readonly command: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string>>;
}

const LIKELY: Readonly<Record<string, readonly string[]>> = {
  words: ["a disaster for the valley", "looked for a buyer", "bell", "“None,”"],
  time: ["7:30", "weekdays 8:00", "0 8 * * 1-5", "25:99", "at noon", "* * * * *"],
  zone: ["Europe/Berlin", "Mars/Olympus", "UTC+14"],
  since: ["yesterday", "2026-03-01", "2026-13-40"],
  url: ["https://courier.example/feed", "http://127.0.0.1/", "file:///etc/hosts", "https://[::1]:99999/"],
};

export function fuzzCall(random: Random, specs: readonly CommandSpec[]): FuzzCall {
  const spec = pick(random, specs);
  const part = spec.subcommands.length > 0 ? pick(random, spec.subcommands) : null;
  const options = (part ?? spec).options.filter(({ required }) => required || chance(random, 0.5));
  const given = options.filter(() => chance(random, 0.9)).map((option) => [option.name, valueFor(random, option)]);
  const command = chance(random, 0.97) ? spec.name : hostileText(random, 30);
  return { command, subcommand: part?.name ?? null, options: Object.fromEntries(given) };
}

function valueFor(random: Random, { name, kind, choices = [] }: CommandOption): string {
  const likely = LIKELY[name] ?? [];
  if (choices.length > 0 && chance(random, 0.6)) return pick(random, choices);
  if (likely.length > 0 && chance(random, 0.5)) return pick(random, likely);
  return kind === "whole-number" ? String(below(random, 1_000) - 10) : hostileText(random);
}

/** Actions of buttons that the bot writes, and others. */
export const ACTIONS = [
  "who-said:share",
  "who-said:more",
  "who-said:source",
  "briefing:remove",
  "sources:add",
  "digest:share",
  "story:share",
  "story:again",
  "evidence",
  "",
];
