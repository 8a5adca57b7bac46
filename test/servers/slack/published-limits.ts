import { existsSync, readFileSync } from "node:fs";
import type { Json } from "./rules.ts";

const PUBLISHED = new URL("../../../../shared/specs/slack-limits.json", import.meta.url);

/** Why checks against Slack's published limits are skipped; null where they are made. */
export const whyNoLimits = existsSync(PUBLISHED)
  ? null
  : "../shared/specs/slack-limits.json is absent: only the limits written down in src/chat/slack/limits.ts are checked";

interface Range {
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_items?: number;
  readonly max_items?: number;
}

const limits: Json = whyNoLimits === null ? JSON.parse(readFileSync(PUBLISHED, "utf8")) : {};

/** Every limit that a block, a view or anything in it breaks ("header.text: 151"); null for none. */
export function limitsFault(value: unknown): string | null {
  const broken = [...faults(value)];
  return broken.length === 0 ? null : broken.join(", ");
}

function* faults(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const one of value) yield* faults(one);
  } else if (typeof value === "object" && value !== null) {
    yield* ownFaults(value as Json);
    for (const inner of Object.values(value)) yield* faults(inner);
  }
}

const NAMES: Readonly<Record<string, string>> = {
  plain_text: "text",
  mrkdwn: "text",
  modal: "view",
  home: "view",
  static_select: "select",
  external_select: "select",
  conversations_select: "select",
};

function* ownFaults(value: Json): Generator<string> {
  const type = String(value["type"] ?? ("value" in value ? "option" : ""));
  const name = NAMES[type] ?? type;
  const general = name === "text" ? ["text"] : ["action_id", "block_id"];
  for (const key of general) yield* rangeFaults(key, value[key], limits[key]);
  if (name === "text") return;
  for (const [key, range] of Object.entries((limits[name] as Json | undefined) ?? {})) {
    yield* rangeFaults(`${name}.${key}`, value[key], range);
  }
}

function sizedOf(value: unknown): string | readonly unknown[] | null {
  if (isSized(value)) return value;
  const text = (value as Json | undefined)?.["text"];
  return typeof text === "string" ? text : null;
}

function isSized(value: unknown): value is string | readonly unknown[] {
  return typeof value === "string" || Array.isArray(value);
}

function* rangeFaults(what: string, value: unknown, range: unknown): Generator<string> {
  const measured = sizedOf(value);
  if (measured === null || typeof range !== "object" || range === null) return;
  const { length } = measured;
  const { min_length, max_length, min_items, max_items } = range as Range;
  const isText = typeof measured === "string";
  const least = (isText ? min_length : min_items) ?? 0;
  const most = (isText ? max_length : max_items) ?? Number.POSITIVE_INFINITY;
  if (length < least || length > most) yield `${what}: ${length}`;
}
