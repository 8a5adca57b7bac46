import type { Body } from "../../servers/discord/rules.ts";

/** A message's words as a reader sees them: without backslashes of escapes, marks of styles, and addresses of links. */
export function shownText(body: Body): string {
  const markdown = [body.content ?? "", ...(body.embeds ?? []).map(({ description }) => description ?? "")].join("\n");
  return markdown.replace(/\\([^\w\s])/g, "$1").trim();
}
