import type { Body } from "../../servers/discord/rules.ts";

/** A message as a reader of Discord sees it, in plain text: marks of styles gone, quotes behind a bar, buttons in brackets. */
export function discordLook({ content, embeds, components }: Body): string {
  const markdown = [content ?? "", ...(embeds ?? []).map(({ description }) => description ?? "")].join("\n");
  const lines = markdown.trim().split("\n").map(lookOfLine);
  const rows = (components ?? []).map((row) => (row.components ?? []).map(({ label }) => `[${label}]`).join(" "));
  return [...lines, ...(rows.length > 0 ? ["", ...rows] : [])].join("\n");
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
    .replaceAll("**", "")
    .replaceAll("*", "")
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? "");
}
