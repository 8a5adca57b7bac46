import { html } from "hono/html";
import type { Reader } from "./reader.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { type Markup, shown } from "./text.ts";

export interface Page {
  /** Of the window. */
  readonly title: string;
  /** Which entry of the bar it is. */
  readonly at?: "today" | "archive" | "sources" | "search";
  /** What its feed is asked for; absent where it has none. */
  readonly feed?: Readonly<Record<string, string>>;
  readonly body: Markup;
}

/** A whole page: the bar with the search box, then the body. It works without its script. */
export function wholePage({ title, at, feed, body }: Page, reader: Reader): Markup {
  const { words, paths } = reader;
  const entry = (name: "today" | "archive" | "sources", path: string) =>
    html`<a href="${path}"${at === name ? html` aria-current="page"` : html``}>${words.say(`room.${name}`)}</a>`;
  return html`<!doctype html>
<html lang="${words.locale.slice(0, 2)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${shown(title)} · Soundbite</title>
<link rel="stylesheet" href="${STYLE.path}">
<script src="${SCRIPT.path}" defer></script>
${
  feed
    ? html`<link rel="alternate" type="application/atom+xml" href="${paths.feed("atom", feed)}">
<link rel="alternate" type="application/feed+json" href="${paths.feed("json", feed)}">`
    : html``
}
</head>
<body>
<a class="skip" href="#text">${words.say("room.skip")}</a>
<div class="bar" role="banner">
<a href="${paths.home}"><strong>Soundbite</strong></a>
<nav aria-label="${words.say("room.pages")}" class="bar-pages">${entry("today", paths.home)} ${entry("archive", paths.archive)} ${entry("sources", paths.sources)}</nav>
${at === "search" ? html`` : searchBox(reader)}
</div>
<main id="text">
${body}
${feed ? html`<p class="room"><a href="${paths.feed("atom", feed)}">${words.say("room.feed")}</a></p>` : html``}
</main>
${keyHelp(reader)}
</body>
</html>
`;
}

function searchBox({ words, paths }: Reader): Markup {
  return html`<form class="ask" role="search" action="${paths.searchForm}" method="get">
<input type="search" name="q" maxlength="2000" aria-label="${words.say("room.searchLabel")}" placeholder="${words.say("room.searchHint")}">
<button>${words.say("room.search")}</button>
</form>`;
}

/** Shown by the script alone. Single keys can be switched off, since who dictates may say one by accident. */
function keyHelp({ words }: Reader): Markup {
  const line = (keys: string, what: "step" | "search" | "help") =>
    html`<li><kbd>${keys}</kbd> ${words.say(`room.keys.${what}`)}</li>`;
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title" class="minor">${words.say("room.keys")}</h2>
<ul>${line("j k", "step")}${line("/", "search")}${line("?", "help")}</ul>
<p><label><input type="checkbox" checked> ${words.say("room.keys.on")}</label></p>
<form method="dialog"><button>${words.say("room.keys.close")}</button></form></dialog>`;
}
