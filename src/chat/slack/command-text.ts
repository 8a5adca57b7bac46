import type { CommandOption, CommandSpec } from "../../model/command.ts";
import type { Words } from "../../words/words.ts";
import { freeOption, type Part } from "../inbound.ts";

/** What was typed after a slash command, understood by the command's spec. */
export interface TypedCall {
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string>>;
}

/** `mistake`: in words for whoever typed it. */
export type Understood = { readonly call: TypedCall } | { readonly mistake: string };

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“", "«": "»" };
const LONGEST_TYPED = 8_000;

/**
 * Slack gives one text: `start weekdays 8:00 zone:Europe/Berlin topics:"harbour, trade"`. First the subcommand, then
 * options as `name:value`, in quotation marks where the value has blanks; what is left are the words of the first
 * required option, else of the first. Linear in the text's length.
 */
export function understand(spec: CommandSpec, typed: string, words: Words): Understood {
  const text = readEscapes(typed.slice(0, LONGEST_TYPED)).trim();
  if (spec.subcommands.length === 0)
    return optionsOf({ part: spec, subcommand: null, command: `/${spec.name}` }, text, words);
  if (text === "") return { call: { subcommand: null, options: {} } };
  const end = firstBlank(text);
  const name = text.slice(0, end).toLowerCase();
  const part = spec.subcommands.find((one) => one.name === name);
  if (part) {
    return optionsOf({ part, subcommand: name, command: `/${spec.name} ${name}` }, text.slice(end).trim(), words);
  }
  const known = spec.subcommands.map((one) => one.name).join(", ");
  const wrong = text.slice(0, Math.min(end, 40));
  return { mistake: words.say("chat.unknownPart", { command: spec.name, typed: wrong, known }) };
}

interface CalledPart {
  readonly part: Part;
  readonly subcommand: string | null;
  /** As it is written: "/briefing start". */
  readonly command: string;
}

function optionsOf({ part, subcommand, command }: CalledPart, text: string, words: Words): Understood {
  const { named, free } = separate(text, new Map(part.options.map((option) => [option.name, option])));
  const option = freeOption(part);
  if (free !== "" && !option) {
    return { mistake: words.say("chat.noFreeWords", { command, typed: free.slice(0, 60) }) };
  }
  const options = { ...named, ...(free !== "" && option && !(option.name in named) ? { [option.name]: free } : {}) };
  const mistake = wrongOption(part.options, options, words);
  return mistake === null ? { call: { subcommand, options } } : { mistake };
}

function wrongOption(
  options: readonly CommandOption[],
  given: Readonly<Record<string, string>>,
  words: Words,
): string | null {
  for (const { name, kind, choices = [] } of options) {
    const value = given[name];
    if (value === undefined) continue;
    if (kind === "choice" && !choices.includes(value)) {
      return words.say("chat.oneOf", { option: name, choices: choices.join(", ") });
    }
    if (kind === "whole-number" && !/^-?\d{1,9}$/.test(value)) return words.say("chat.wholeNumber", { option: name });
  }
  return null;
}

function separate(text: string, options: ReadonlyMap<string, CommandOption>) {
  const named: Record<string, string> = {};
  const free: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + firstBlank(text.slice(at, at + LONGEST_TYPED));
    const colon = text.indexOf(":", at);
    const name = colon >= 0 && colon < end ? text.slice(at, colon).toLowerCase() : "";
    const option = options.get(name);
    if (option) {
      const value = valueAt(text, afterBlanks(text, colon + 1), option);
      if (value.text !== "") named[name] = value.text;
      at = afterBlanks(text, value.end);
    } else {
      free.push(text.slice(at, end));
      at = afterBlanks(text, end);
    }
  }
  return { named, free: free.join(" ") };
}

/** "topics:harbour, trade" goes on after its comma, and "languages:en de" as long as its choices do. */
function valueAt(text: string, at: number, { kind, choices = [] }: CommandOption) {
  const goesOn = (end: number): boolean => {
    if (text.charAt(end - 1) === ",") return true;
    const next = afterBlanks(text, end);
    return (
      kind === "choices" && choices.includes(text.slice(next, itemEnd(text, next)).replace(/,$/, "").toLowerCase())
    );
  };
  let end = itemEnd(text, at);
  const first = text.slice(at, end);
  while (end < text.length && goesOn(end)) end = itemEnd(text, afterBlanks(text, end));
  const isOneInQuotes = text.slice(at, end) === first && QUOTES[first.charAt(0)] === first.at(-1) && first.length > 1;
  return { text: isOneInQuotes ? first.slice(1, -1).trim() : text.slice(at, end), end };
}

/** Where a word ends, or several in quotation marks, with the comma after them. */
function itemEnd(text: string, at: number): number {
  const closing = QUOTES[text.charAt(at)];
  const quoteEnd = closing === undefined ? -1 : text.indexOf(closing, at + 1);
  if (quoteEnd < 0) return at + firstBlank(text.slice(at));
  const comma = afterBlanks(text, quoteEnd + 1);
  return text.charAt(comma) === "," ? comma + 1 : quoteEnd + 1;
}

function firstBlank(text: string): number {
  const at = text.search(/\s/);
  return at < 0 ? text.length : at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

/**
 * Slack writes "&", "<" and ">" of what people type as references, and an address or a name that it recognised as
 * `<https://…|shown>` or `<@U1|ann>`: here they are as they were typed, but for a channel, which is its id.
 */
export function readEscapes(text: string): string {
  return text
    .replace(/<((?:https?:\/\/|mailto:)[^<|>]*)(?:\|[^<>]*)?>/g, "$1")
    .replace(/<#([A-Z0-9]+)(?:\|[^<>]*)?>/g, "$1")
    .replace(/<[@#!]([^<|>]*)(?:\|([^<>]*))?>/g, (_, id: string, name: string | undefined) => name || id)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
