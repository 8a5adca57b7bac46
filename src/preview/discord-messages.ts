import { marked } from "marked";
import { escapeMarkup } from "../text/markup.ts";
import { AVATAR } from "./avatar.ts";

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly url?: string;
  readonly description?: string;
  readonly accent_color?: number | null;
  readonly media?: { readonly url: string };
  readonly accessory?: Component;
  readonly components?: readonly Component[];
}

const BUTTON_STYLES: Readonly<Record<number, string>> = { 1: "primary", 4: "danger" };

/** The messages that Discord would show for payloads of its API, in the custom elements of discord-components. */
export function discordMessages(payloads: readonly unknown[], time: Date): string {
  const shown = payloads.map((payload) => messageHtml(payload as { components?: readonly Component[] }, time));
  return `<discord-messages>${shown.join("\n")}</discord-messages>`;
}

function messageHtml({ components = [] }: { readonly components?: readonly Component[] }, time: Date): string {
  const cards = components.map(componentHtml).join("");
  return `<discord-message author="Soundbite" bot avatar="${AVATAR}" timestamp="Today at ${time.toISOString().slice(11, 16)}">${cards}</discord-message>`;
}

/** How each type of component is shown, by its number. */
const SHOWN: Readonly<Record<number, (component: Component) => string>> = {
  1: (row) => `<div class="row">${inside(row)}</div>`,
  2: buttonHtml,
  9: (section) =>
    `<div class="section"><div class="words">${inside(section)}</div>${section.accessory ? componentHtml(section.accessory) : ""}</div>`,
  10: ({ content = "" }) => `<div class="text">${markdownHtml(content)}</div>`,
  11: ({ media, description = "" }) =>
    `<img class="thumbnail" src="${escapeMarkup(media?.url ?? "")}" alt="${escapeMarkup(description)}">`,
  14: () => "<hr>",
  17: (card) => `<div class="card"${accent(card.accent_color)}>${inside(card)}</div>`,
};

function componentHtml(component: Component): string {
  return SHOWN[component.type]?.(component) ?? "";
}

const inside = ({ components = [] }: Component): string => components.map(componentHtml).join("");

function accent(colour: number | null | undefined): string {
  return typeof colour === "number" ? ` style="border-left-color: #${colour.toString(16).padStart(6, "0")}"` : "";
}

function buttonHtml({ label = "", style = 2, url }: Component): string {
  const words = escapeMarkup(label);
  if (url !== undefined) return `<a class="button" href="${escapeMarkup(url)}">${words} ↗</a>`;
  return `<span class="button ${BUTTON_STYLES[style] ?? ""}">${words}</span>`;
}

/** Stand around small print while Markdown is read: private characters, which no message holds. */
const SMALL = { from: "\ue000", to: "\ue001" } as const;

/** Discord's Markdown is close to CommonMark; raw HTML in it is text. A line that begins with "-# " is small print. */
function markdownHtml(markdown: string): string {
  const lines = markdown
    .split("\n")
    .map((line) => (line.startsWith("-# ") ? `${SMALL.from}${line.slice(3)}${SMALL.to}  ` : line));
  const renderer = new marked.Renderer();
  renderer.html = ({ text }) => escapeMarkup(text);
  const shown = lines.map((line) =>
    line.replace(/<t:(\d{1,12}):R>/g, (_, seconds: string) => clockOf(Number(seconds))),
  );
  const html = marked.parse(shown.join("\n"), { async: false, breaks: true, gfm: true, renderer });
  return html.replaceAll(SMALL.from, "<small>").replaceAll(SMALL.to, "</small>");
}

/** Discord would say how long ago it was, for each reader. */
function clockOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
}
