import { createBot } from "../../src/app/bot.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { loadConfig } from "../../src/config/load.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { SCRIPT } from "../../src/web/script.ts";
import { anArticle, aReadArticle } from "../builders.ts";
import { hostileTexts } from "../hostile-texts.ts";
import type { PageElement } from "./visits.ts";

export const NOW = new Date("2026-03-05T08:00:00.000Z");

/** ROOM_HOSTILE=500 for a long run. */
export const TEXTS = hostileTexts(Number(process.env["ROOM_HOSTILE"] ?? 94));

export const idOf = (text: string, at: number): string =>
  `https://hostile.example/${at}?${encodeURIComponent(text.slice(0, 300).toWellFormed())}`;

/** The room's addresses of the articles, one a text. */
export const ARTICLES = TEXTS.map((text, at) => `/article/${Buffer.from(idOf(text, at)).toString("base64url")}`);

/** What strangers ask with texts, one address a text. */
export const askedWith = (texts: readonly string[]): string[] =>
  texts.map((text, at) =>
    at % 2 === 0
      ? `/search?${new URLSearchParams({ q: text, speaker: text, outlet: text, since: text })}`
      : `/speaker?${new URLSearchParams({ name: text })}`,
  );

/** A bot that has read one article a text, with the text wherever an outlet could put it. */
export async function hostileBot() {
  const store = await openSqlite(":memory:");
  for (const [at, text] of TEXTS.entries()) await keep(store, text, at);
  const config = { ...loadConfig(undefined, {}), digest: { ...loadConfig(undefined, {}).digest, stories: 30 } };
  return createBot({ config, store, sources: [], read: readByRules, now: () => NOW });
}

async function keep(store: Store, text: string, at: number): Promise<void> {
  const body = `${text} The harbour opened on day ${at}. “${text} and so it is,” said ${text}.`;
  const article = anArticle({
    id: idOf(text, at),
    url: at % 3 === 0 ? `javascript:alert(${at})` : `https://hostile.example/${at}`,
    title: `${text} harbour ${at}`,
    outlet: text.slice(0, 80),
    author: text,
    agencies: [text],
    language: at % 4 === 0 ? text : "en",
    publishedAt: "2026-03-05T06:00:00.000Z",
    text: body,
    blocks: [{ start: 0, end: body.length, role: "body" }],
    picture: { url: `https://hostile.example/${at}.png"onerror="alert(1)`, alt: text },
  });
  const start = body.indexOf("“") + 1;
  const ranges = [{ start, end: start + text.length + " and so it is".length }];
  const speaker = { name: text || "Nobody", role: text, mention: null, group: false };
  const quote = { ranges, kind: "direct", cue: null, speaker, addressee: null } as const;
  const point = { text: `${text} was said in the harbour`, evidence: [{ start: 0, end: body.length }], by: "rules" };
  await store.keepArticle(article, text.slice(0, 40) || "source", NOW.toISOString());
  const read = aReadArticle({}, { articleId: article.id, quotes: [quote], keyPoints: [point], names: [] });
  await store.keepReading({ ...read, article });
  await store.keepPlacements([{ articleId: article.id, storyId: `story ${text}`, followsUp: null }]);
}

const OURS = new Set(
  "html head meta title link body a div strong small nav form input button main header h1 h2 h3 p ol ul li article section footer details summary figure blockquote figcaption q cite mark kbd dialog span label em code bdi img del ins hr".split(
    " ",
  ),
);

/** As much of an element as tells what a browser would do with it. */
export type Element = Pick<PageElement, "tagName" | "textContent" | "attributes">;

/** Whatever a browser would make of a page that we did not write. */
export function effectsOf(elements: Iterable<Element>): string[] {
  return [...elements].flatMap(({ tagName, textContent, attributes }) => {
    const name = tagName.toLowerCase();
    const all = [...attributes];
    const isOurScript =
      name === "script" && textContent === "" && all.some((one) => one.name === "src" && one.value === SCRIPT.path);
    const strange = OURS.has(name) || isOurScript ? [] : [`<${name}>`];
    const effects = all.flatMap(({ name: attribute, value }) => {
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
        return [`${name} ${attribute}`];
      if (attribute === "href" && !/^(?:https?:\/\/|\/|#)/.test(value)) return [`${name} href=${value}`];
      if (attribute === "src" && !isOurScript && !value.startsWith("https://")) return [`${name} src=${value}`];
      return [];
    });
    return [...strange, ...effects];
  });
}
