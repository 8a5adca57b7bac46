import { marked } from "marked";
import { AVATAR } from "./avatar.ts";
import { escapeHtml } from "./escape.ts";

interface Button {
  readonly label?: string;
  readonly style?: number;
  readonly url?: string;
}

interface DiscordMessage {
  readonly content?: string;
  readonly embeds?: readonly { readonly description?: string; readonly color?: number }[];
  readonly components?: readonly { readonly components?: readonly Button[] }[];
}

const BUTTON_STYLES: Readonly<Record<number, string>> = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "destructive",
  5: "secondary",
};

/** The messages that Discord would show for payloads of its API, as the custom elements of discord-components. */
export function discordMessages(payloads: readonly unknown[], time: Date): string {
  const shown = payloads.map((payload) => messageHtml(payload as DiscordMessage, time));
  return `<discord-messages>${shown.join("\n")}</discord-messages>`;
}

function messageHtml({ content = "", embeds = [], components = [] }: DiscordMessage, time: Date): string {
  const cards = embeds.map(({ description = "", color = 0 }) => {
    const colour = `#${color.toString(16).padStart(6, "0")}`;
    return `<discord-embed slot="embeds" color="${colour}"><discord-embed-description slot="description">${markdownHtml(description)}</discord-embed-description></discord-embed>`;
  });
  const rows = components.map(
    (row) => `<discord-action-row>${(row.components ?? []).map(buttonHtml).join("")}</discord-action-row>`,
  );
  const attachments =
    rows.length > 0 ? `<discord-attachments slot="components">${rows.join("")}</discord-attachments>` : "";
  return `<discord-message author="Soundbite" bot avatar="${AVATAR}" timestamp="Today at ${time.toISOString().slice(11, 16)}">${markdownHtml(content)}${cards.join("")}${attachments}</discord-message>`;
}

function buttonHtml({ label = "", style = 2, url }: Button): string {
  const link = url === undefined ? "" : ` url="${escapeHtml(url)}"`;
  return `<discord-button type="${BUTTON_STYLES[style] ?? "secondary"}"${link}>${escapeHtml(label)}</discord-button>`;
}

/** Stand around small print while Markdown is read: private characters, which no message holds. */
const SMALL = { from: "\ue000", to: "\ue001" } as const;

/** Discord's Markdown is close to CommonMark; raw HTML in it is text. A line that begins with "-# " is small print. */
function markdownHtml(markdown: string): string {
  const lines = markdown
    .split("\n")
    .map((line) => (line.startsWith("-# ") ? `${SMALL.from}${line.slice(3)}${SMALL.to}  ` : line));
  const renderer = new marked.Renderer();
  renderer.html = ({ text }) => escapeHtml(text);
  const html = marked.parse(lines.join("\n"), { async: false, breaks: true, gfm: true, renderer });
  return html.replaceAll(SMALL.from, "<small>").replaceAll(SMALL.to, "</small>");
}
