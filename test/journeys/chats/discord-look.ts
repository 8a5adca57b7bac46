import { ComponentType } from "discord.js";
import type { Body, Component } from "../../servers/discord/rules.ts";

/**
 * A message as a reader of Discord sees it, in plain text: marks of styles gone, quotes behind a bar, buttons in brackets,
 * those beside a text at the end of it.
 */
export function discordLook({ components }: Pick<Body, "components">): string {
  return (components ?? [])
    .map(lookOf)
    .filter((look) => look !== "")
    .join("\n");
}

function lookOf({ type, content, label, components = [], accessory, description }: Component): string {
  if (type === ComponentType.TextDisplay) return (content ?? "").split("\n").map(lookOfLine).join("\n");
  if (type === ComponentType.Separator) return "----";
  if (type === ComponentType.Thumbnail) return `[picture: ${description ?? ""}]`;
  if (type === ComponentType.Button) return `[${label}]`;
  const inside = components.map(lookOf).filter((look) => look !== "");
  if (type === ComponentType.ActionRow) return inside.join(" ");
  return `${inside.join("\n")}${accessory ? `  ${lookOf(accessory)}` : ""}`;
}

function lookOfLine(line: string): string {
  const heading = /^(#{1,3}) /.exec(line);
  if (heading) return shown(line.slice(heading[0].length)).toUpperCase();
  if (line.startsWith("> ")) return `| ${shown(line.slice(2))}`;
  return shown(line.startsWith("-# ") ? line.slice(3) : line);
}

/** Two characters of the private use area, which no article has. */
const OPEN = "\ue000";
const CLOSE = "\ue001";

/** Escaped characters are set aside, then what is left of the marks goes. */
function shown(markdown: string): string {
  const kept: string[] = [];
  return markdown
    .replace(/\\([^\w\s])/g, (_, character: string) => `${OPEN}${kept.push(character) - 1}${CLOSE}`)
    .replace(/\[([^\]]*)\]\(<?[^)\s]*\)/g, "$1")
    .replace(/<t:(\d+):R>/g, (_, seconds: string) => clockOf(Number(seconds)))
    .replace(/<\/([a-z -]+):\d+>/g, "/$1")
    .replaceAll("**", "")
    .replaceAll("*", "")
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? "");
}

/** A reader sees how long ago it was; the transcript, which has no now, shows the moment itself. */
function clockOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
