import { type APIMessage, ComponentType, type Message } from "discord.js";

type Component = NonNullable<APIMessage["components"]>[number];

/**
 * The words of a message that somebody asks about: what was typed, else what was forwarded, else what its previews or its
 * cards say. Of a card of quotes, such as this bot's own, the first quote. Empty where it has none.
 */
export function wordsOfMessage(
  message: Pick<Message, "content" | "embeds" | "components" | "messageSnapshots">,
): string {
  const forwarded = [...message.messageSnapshots.values()].flatMap((one) => [one.content, ...previews(one)]);
  const components = message.components.map((component) => component.toJSON() as Component);
  const card = textsIn(components).map(withoutEscapes).join("\n");
  const candidates = [message.content, ...forwarded, ...previews(message), quoteIn(card) ?? card];
  return candidates.find((text) => (text ?? "").trim() !== "")?.trim() ?? "";
}

/** What a link's preview says, or another bot's embed: its words before its title. */
function previews({ embeds }: Partial<Pick<Message, "embeds">>): string[] {
  return (embeds ?? []).flatMap(({ description, title }) => [description ?? "", title ?? ""]);
}

function textsIn(components: readonly Component[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    return "components" in component ? textsIn(component.components as readonly Component[]) : [];
  });
}

const withoutEscapes = (markdown: string): string => markdown.replace(/\\([^\w\s])/g, "$1");

/** The words between the first quote marks of the first line that is quoted; null where none is. */
function quoteIn(card: string): string | null {
  const line = card.split("\n").find((one) => one.startsWith("> ") && one.includes("“"));
  if (line === undefined) return null;
  const from = line.indexOf("“") + 1;
  const until = line.indexOf("”", from);
  return line.slice(from, until < 0 ? undefined : until);
}
