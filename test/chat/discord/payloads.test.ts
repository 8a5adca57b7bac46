import { ComponentType } from "discord.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withCommandIds } from "../../../src/chat/discord/registration.ts";
import type { DiscordPayload } from "../../../src/chat/discord/render.ts";
import { discordPayloads, splitMessage } from "../../../src/chat/discord/split-for-discord.ts";
import type { Button, ListItem, MessageBlock } from "../../../src/model/message.ts";
import { type Body, messageFault } from "../../servers/discord/rules.ts";
import { discordSchema, whyNoSpecification } from "../../servers/discord/schema.ts";
import { anyDigestMessage, anyMessage } from "../any-message.ts";
import { markdownOf } from "./shown-text.ts";
import { message, saying } from "./small-desk.ts";

/** DIGESTS=1000 for a long run. */
const RUNS = Number(process.env["DIGESTS"] ?? 300);
const schema = discordSchema();

function faultOf(payload: DiscordPayload): string | null {
  return schema.named("MessageCreateRequest", payload) ?? messageFault(payload as never);
}

test(`Discord takes every payload of ${RUNS} random messages (${whyNoSpecification ?? "checked against its own description"})`, () => {
  let payloads = 0;
  fc.assert(
    fc.property(anyMessage, (random) => {
      for (const payload of discordPayloads(random)) {
        payloads += 1;
        expect(faultOf(payload)).toBeNull();
      }
    }),
    { numRuns: RUNS },
  );
  expect(payloads).toBeGreaterThanOrEqual(RUNS);
});

test(`Discord takes every payload of ${RUNS} random digests`, () => {
  fc.assert(
    fc.property(anyDigestMessage, (digest) => {
      for (const payload of discordPayloads(digest)) expect(faultOf(payload)).toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test("a quote that fits in a message is never cut, and no post ends with a heading", () => {
  const quote: MessageBlock = {
    type: "quote",
    spans: [{ text: `“${"We lost the rudder, then the light. ".repeat(60)}”` }],
    attribution: [{ text: "Mara Lindqvist" }],
  };
  const heading: MessageBlock = { type: "heading", level: 2, spans: [{ text: "Ferry aground" }] };
  const posts = splitMessage(
    message({ blocks: [saying("x ".repeat(1_500)), heading, quote, heading, quote, heading, quote] }),
  );
  expect(posts.length).toBeGreaterThan(1);
  expect(posts.flatMap((post) => post.blocks).filter(({ type }) => type === "quote")).toEqual([quote, quote, quote]);
  expect(posts.filter((post) => post.blocks.at(-1)?.type === "heading")).toEqual([]);
});

const typesIn = (payload: DiscordPayload | undefined) => payload?.components[0].components.map(({ type }) => type);
const ROW = ComponentType.ActionRow;
const { Section, Separator, TextDisplay } = ComponentType;

test("a message is one card; its sections stand apart, as many in a message as fit", () => {
  const section: MessageBlock[] = [saying("a ".repeat(900)), { type: "divider" }];
  const payloads = discordPayloads(message({ blocks: [...section, ...section, ...section, ...section, ...section] }));
  expect(payloads.map(typesIn)).toEqual([
    [TextDisplay, Separator, TextDisplay],
    [TextDisplay, Separator, TextDisplay],
    [TextDisplay],
  ]);
});

test("a point's control stands beside it", () => {
  const item = (words: string): ListItem => ({
    spans: [{ text: words }],
    button: { kind: "action", label: "Source", action: "digest:source", value: words },
  });
  const list: MessageBlock = { type: "list", ordered: false, items: [item("Open."), item("Safe.")] };
  const [payload] = discordPayloads(message({ blocks: [saying("Two points"), list, saying("So it is")] }));
  expect(typesIn(payload)).toEqual([TextDisplay, Section, Section, TextDisplay]);
  expect(payload?.components[0].components[1]).toMatchObject({
    components: [{ content: "- Open." }],
    accessory: { label: "Source", custom_id: "p0digest:source|Open." },
  });
});

test("the buttons of a quote stand right below it", () => {
  const quote = (words: string): MessageBlock[] => [
    { type: "quote", spans: [{ text: words }], attribution: [] },
    { type: "buttons", buttons: ["Share", "Source"].map((label) => press(label)) },
    { type: "divider" },
  ];
  const [payload] = discordPayloads(message({ blocks: [...quote("Open."), ...quote("Safe.")] }));
  expect(typesIn(payload)).toEqual([TextDisplay, ROW, Separator, TextDisplay, ROW]);
});

const press = (label: string): Button => ({ kind: "action", label, action: "who-said:share", value: "7" });

const picture = (url: string): MessageBlock[] => [
  {
    type: "heading",
    level: 2,
    spans: [{ text: "Ferry aground" }],
    topic: "Harbour",
    picture: { url, alt: "A ferry on a sandbank" },
  },
  saying("Two outlets"),
  saying("So it is"),
];

test("a picture stands beside its heading and the line below, with the outlet's words for it", () => {
  const [payload] = discordPayloads(message({ blocks: picture("https://pictures.example/ferry.jpg") }));
  expect(payload?.components[0].components).toMatchObject([
    {
      components: [{ content: "### Ferry aground\nTwo outlets" }],
      accessory: { media: { url: "https://pictures.example/ferry.jpg" }, description: "A ferry on a sandbank" },
    },
    { content: "So it is" },
  ]);
});

test.each([
  "http://pictures.example/a.jpg",
  "https://intranet/a.jpg",
  "data:image/png;base64,AA",
  "https://u:p@x.example/a",
])("what Discord must not fetch is no picture: %s", (url) => {
  const [payload] = discordPayloads(message({ blocks: picture(url) }));
  expect(typesIn(payload)).toEqual([TextDisplay]);
});

test("a topic has one colour, which another has not", () => {
  const colourOf = (topic?: string) => {
    const heading: MessageBlock = { type: "heading", level: 2, spans: [{ text: "A" }], ...(topic ? { topic } : {}) };
    return discordPayloads(message({ blocks: [heading] }))[0]?.components[0].accent_color;
  };
  expect(colourOf("world")).toBe(colourOf("World"));
  expect(new Set([undefined, "world", "sport", "culture"].map(colourOf)).size).toBe(4);
});

test("a moment is told by the reader's own clock, and a command can be pressed once its id is known", () => {
  const time = "2026-03-04T21:10:00.000Z";
  const spans = [
    { text: "Next: " },
    { text: "4 Mar 21:10", time },
    { text: " " },
    { text: "/digest", command: "digest" },
    { text: " " },
    { text: "/story", command: "story" },
  ];
  const said = withCommandIds(
    message({ blocks: [{ type: "text", spans }] }),
    new Map([["digest", "1300000000000000007"]]),
  );
  const [payload] = discordPayloads(said);
  expect(markdownOf((payload ?? {}) as Body)).toBe("Next\\: <t:1772658600:R> </digest:1300000000000000007> \\/story");
});

test("a link to a host that Discord refuses stands in the text", () => {
  const link: Button = { kind: "link", label: "Archive", url: "http://newsroom:8080/archive" };
  const [payload] = discordPayloads(message({ blocks: [{ type: "buttons", buttons: [link] }] }));
  expect(payload?.components[0].components).toMatchObject([{ content: "[Archive](http://newsroom:8080/archive)" }]);
});

test("the checks are no rubber stamp", () => {
  const body = discordPayloads(message())[0] as Body;
  const text = { type: TextDisplay, content: "x" };
  const card = (...components: object[]) => ({ ...body, components: [{ type: ComponentType.Container, components }] });
  expect(messageFault(body)).toBeNull();
  expect(messageFault({ ...body, content: "x" })).toContain("content");
  expect(messageFault({ ...body, embeds: [] })).toContain("embeds");
  expect(messageFault({ ...body, flags: 0 })).toContain("flags");
  expect(messageFault(card(...Array.from({ length: 40 }, () => text)))).toContain("41 in all");
  expect(
    messageFault(card({ ...text, content: "x".repeat(2_001) }, { ...text, content: "x".repeat(2_000) })),
  ).toContain("4001");
  expect(messageFault(card({ ...text, id: 7 }, { ...text, id: 7 }))).toContain("duplicated");
  expect(messageFault(card({ type: Section, components: [text] }))).toContain("section");
});

test("the summary is said where there is nothing else", () => {
  const textsOf = (payload: DiscordPayload | undefined) => markdownOf((payload ?? {}) as Body);
  expect(textsOf(discordPayloads(message({ summary: "Two quotes found" }))[0])).toBe("Words.");
  expect(textsOf(discordPayloads(message({ summary: "Nobody said that", blocks: [] }))[0])).toBe("Nobody said that");
});
