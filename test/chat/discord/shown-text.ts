import { allComponents, type Body } from "../../servers/discord/rules.ts";

/** All texts of a message, in the order in which they are read, as Markdown. */
export function markdownOf(body: Pick<Body, "components">): string {
  return allComponents(body)
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

/** A message's words as a reader sees them: without backslashes of escapes, marks of styles, and addresses of links. */
export function shownText(body: Body): string {
  return markdownOf(body)
    .replace(/\\([^\w\s])/g, "$1")
    .trim();
}
