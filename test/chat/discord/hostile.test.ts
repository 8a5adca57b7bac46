import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLines } from "../../../src/chat/clean.ts";
import type { DiscordPayload } from "../../../src/chat/discord/render.ts";
import { discordPayloads } from "../../../src/chat/discord/split-for-discord.ts";
import type { Message, MessageBlock, Span } from "../../../src/model/message.ts";
import { HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { allComponents, type Body, messageFault } from "../../servers/discord/rules.ts";
import { interpret } from "./discord-markdown.ts";
import { DISCORD_TEXTS } from "./hostile.ts";
import { markdownOf } from "./shown-text.ts";
import { message } from "./small-desk.ts";

const HOSTILE = [...HOSTILE_TEXTS, ...DISCORD_TEXTS];
const HARMLESS = "harmless";
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]/u;

/** Every place of a message in which words of an article may stand. */
const everywhere = (words: string): Message => {
  const span = (of: Partial<Span> = {}): Span => ({ text: words, ...of });
  const link = "https://ellery-courier.example/bridge_(old)";
  const blocks: MessageBlock[] = [
    { type: "heading", level: 1, spans: [span()] },
    { type: "text", spans: [{ text: "Before " }, span(), { text: " after" }] },
    { type: "heading", level: 2, spans: [span({ link })] },
    { type: "text", spans: [span({ style: "strong" }), { text: " and " }, span({ style: "emphasis" })] },
    { type: "heading", level: 3, spans: [span()] },
    { type: "text", spans: [span({ style: "muted" })] },
    {
      type: "quote",
      spans: [span()],
      attribution: [span({ style: "strong" }), { text: ", mayor" }],
      variants: [[span()]],
    },
    { type: "list", ordered: false, items: [{ spans: [span(), { text: " — " }, span({ link })] }] },
    {
      type: "list",
      ordered: true,
      items: [{ spans: [span()], button: { kind: "action", label: words, action: "digest:source", value: "1" } }],
    },
    { type: "text", spans: [span(), span(), span({ style: "strong" }), span({ style: "strong" }), span({ link })] },
    { type: "buttons", buttons: [{ kind: "link", label: words, url: link }] },
  ];
  return message({ summary: words, blocks });
};

const labelsOf = (payload: DiscordPayload) => allComponents(payload as Body).flatMap(({ label }) => label ?? []);

test(`none of ${HOSTILE.length} hostile payloads does anything, in any place`, () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(50);
  for (const payload of HOSTILE) {
    const [rendered] = discordPayloads({ ...everywhere(payload), thread: [] });
    expect(rendered?.allowed_mentions).toEqual({ parse: [] });
    expect(rendered && messageFault(rendered as never), payload).toBeNull();
    const markdown = rendered ? markdownOf(rendered as Body) : "";
    expect(markdown.replaceAll("\n", ""), payload).not.toMatch(INVISIBLE);
    for (const label of rendered ? labelsOf(rendered) : []) expect(label, payload).not.toMatch(INVISIBLE);
    for (const effect of interpret(markdown).effects) expect(OWN_EFFECTS, payload).toContain(effect);
  }
});

/** What the renderer itself does in that message. */
const OWN_EFFECTS = [
  ...new Set([
    ...interpret(markdownOf((discordPayloads(everywhere(HARMLESS))[0] ?? {}) as Body)).effects,
    // Words that cannot be a label stand before a link of their own.
    ...interpret(markdownOf((discordPayloads(everywhere("not [a] label"))[0] ?? {}) as Body)).effects,
    // Of several lines of small print or of a quote each is marked.
    ...interpret(markdownOf((discordPayloads(everywhere("two\nlines"))[0] ?? {}) as Body)).effects,
  ]),
];

test("the renderer itself uses no mention and links only where it was told to", () => {
  expect(OWN_EFFECTS.filter((effect) => effect.startsWith("mention:") || effect.startsWith("address"))).toEqual([]);
  const links = OWN_EFFECTS.filter((effect) => effect.startsWith("link:"));
  expect(links).toEqual(["link:https://ellery-courier.example/bridge_%28old%29"]);
});

const marks = fc.constantFrom(
  ..."\\`*_~|[]()<>@#&!:/-+.1 9\naehrsv\u200b\u202e".split(""),
  "https://",
  "@everyone",
  "<@1>",
);
const nasty = fc.array(marks, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(""));

test("whatever the words, a reader sees exactly them, and nothing else happens", () => {
  fc.assert(
    fc.property(nasty, nasty, (one, two) => {
      const blocks: MessageBlock[] = [{ type: "text", spans: [{ text: one }, { text: two }] }];
      const shown = cleanLines(one + two);
      fc.pre(shown.trim() !== "");
      const [payload] = discordPayloads(message({ summary: "s", blocks }));
      const { text, effects } = interpret(markdownOf((payload ?? {}) as Body));
      expect(effects).toEqual([]);
      expect(words(text)).toEqual(words(shown));
    }),
    { numRuns: 3_000 },
  );
});

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

test.each([
  "javascript:alert(1)",
  "https://user:secret@evil.example/",
  "//evil.example",
  "ftp://evil.example",
  `https://ellery-courier.example/${"a".repeat(3_000)}`,
])("what is no safe address is no link: %j", (link) => {
  const blocks: MessageBlock[] = [
    { type: "text", spans: [{ text: "Read on", link }] },
    { type: "buttons", buttons: [{ kind: "link", label: "Open", url: link }] },
  ];
  const [payload] = discordPayloads(message({ blocks }));
  const { effects } = interpret(markdownOf((payload ?? {}) as Body));
  expect(effects.filter((effect) => effect.startsWith("link:"))).toEqual([]);
  expect(allComponents((payload ?? {}) as Body).filter(({ label }) => label !== undefined)).toEqual([]);
});

test("an address cannot end its own link early", () => {
  const link = "https://ellery-courier.example/a)b](https://evil.example) <@1> **x**";
  const [payload] = discordPayloads(message({ blocks: [{ type: "text", spans: [{ text: "Read", link }] }] }));
  const { text, effects } = interpret(markdownOf((payload ?? {}) as Body));
  expect(text).toBe("Read");
  expect(effects).toEqual(["mark:[", expect.stringMatching(/^link:https:\/\/ellery-courier\.example\//)]);
});
