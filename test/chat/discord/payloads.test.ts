import fc from "fast-check";
import { expect, test } from "vitest";
import { EMBED_DESCRIPTION_LIMIT, EMBED_TOTAL_LIMIT } from "../../../src/chat/discord/limits.ts";
import { discordPayloads } from "../../../src/chat/discord/payloads.ts";
import type { DiscordPayload } from "../../../src/chat/discord/render.ts";
import { splitMessage } from "../../../src/chat/discord/split.ts";
import { presentDigest } from "../../../src/digest/present.ts";
import type { Button, ListItem, Message, MessageBlock, Span } from "../../../src/model/message.ts";
import { aDigest, aDigestStory, aPoint, aSaying } from "../../builders.ts";
import { messageFault } from "../../servers/discord/rules.ts";
import { discordSchema, whyNoSpecification } from "../../servers/discord/schema.ts";
import { HOSTILE } from "./hostile.ts";
import { message, saying } from "./small-desk.ts";

const RUNS = 1_000;
const schema = discordSchema();

const word = fc.oneof(
  { weight: 8, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
);
const words = (most: number) => fc.array(word, { maxLength: most }).map((all) => all.join(" "));
const length = fc.oneof({ weight: 9, arbitrary: fc.constant(20) }, { weight: 1, arbitrary: fc.constant(500) });
const text = length.chain(words);
const link = fc.constantFrom(
  "https://ellery-courier.example/bridge",
  "ftp://no.example",
  `https://x.example/${"ü".repeat(150)}`,
);
const span: fc.Arbitrary<Span> = fc.record(
  { text, style: fc.constantFrom("strong" as const, "emphasis" as const, "code" as const, "muted" as const), link },
  { requiredKeys: ["text"] },
);
const spans = fc.array(span, { maxLength: 4 });
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({
    kind: fc.constant("action" as const),
    label: words(12),
    action: fc.constantFrom("digest:source", "briefing:change-the-time-of"),
    value: fc.string({ maxLength: 100 }),
  }),
  fc.record({ kind: fc.constant("link" as const), label: words(12), url: link }),
);
const item: fc.Arbitrary<ListItem> = fc.record({ spans, button }, { requiredKeys: ["spans"] });
const block: fc.Arbitrary<MessageBlock> = fc.oneof(
  fc.record({
    type: fc.constant("heading" as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    spans,
  }),
  fc.record({ type: fc.constant("text" as const), spans }),
  fc.record({
    type: fc.constant("quote" as const),
    spans,
    attribution: spans,
    variants: fc.array(spans, { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(item, { maxLength: 12 }) }),
  fc.constant({ type: "divider" as const }),
  fc.record({ type: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 9 }) }),
);
const blocks = fc.array(block, { maxLength: 12 });
const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: fc.constantFrom("Morning briefing", "x ".repeat(2_000)),
  blocks,
  thread: fc.array(blocks, { maxLength: 3 }),
  visibility: fc.constant("everyone" as const),
});

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

const saidBy = fc.tuple(text, text).map(([quoted, name]) => aSaying(quoted, { speaker: { name, role: null } }));
const story = fc
  .record({
    headline: words(30),
    points: fc.array(text, { maxLength: 15 }),
    sayings: fc.array(saidBy, { maxLength: 6 }),
  })
  .map(({ headline, points, sayings }) =>
    aDigestStory({ headline, sayings, keyPoints: points.map((point) => aPoint(point)) }),
  );

test(`Discord takes every payload of ${RUNS} random digests`, () => {
  fc.assert(
    fc.property(fc.array(story, { maxLength: 12 }), (stories) => {
      for (const payload of discordPayloads(presentDigest(aDigest({ stories })))) expect(faultOf(payload)).toBeNull();
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

test("sections stand in embeds of their own, as many in a message as fit", () => {
  const section: MessageBlock[] = [saying("a ".repeat(900)), { type: "divider" }];
  const payloads = discordPayloads(message({ blocks: [...section, ...section, ...section, ...section, ...section] }));
  expect(payloads.map(({ embeds = [] }) => embeds.length)).toEqual([3, 2]);
  const sizes = payloads.flatMap(({ embeds = [] }) => embeds.map(({ description = "" }) => description.length));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(EMBED_DESCRIPTION_LIMIT);
  expect(sizes.slice(0, 3).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(EMBED_TOTAL_LIMIT);
});

test("points with a control are numbered, and so are their buttons", () => {
  const item = (words: string): ListItem => ({
    spans: [{ text: words }],
    button: { kind: "action", label: "Source", action: "digest:source", value: words },
  });
  const list: MessageBlock = { type: "list", ordered: false, items: [item("Open."), item("Safe.")] };
  const [payload] = discordPayloads(message({ blocks: [list, saying("And:"), list] }));
  expect(payload?.embeds?.[0]?.description).toBe("1. Open.\n2. Safe.\n\nAnd\\:\n3. Open.\n4. Safe.");
  expect(JSON.stringify(payload?.components)).toContain('"label":"Source 4"');
});

test("cards with a button of one name are numbered, since all buttons stand below all cards", () => {
  const quote = (words: string): MessageBlock[] => [
    { type: "quote", spans: [{ text: words }], attribution: [] },
    { type: "buttons", buttons: ["Share", "Source", words].map((label) => press(label)) },
    { type: "divider" },
  ];
  const cards = ["Open.", "Safe.", "Late.", "Lost.", "Over."].flatMap(quote);
  const more: MessageBlock = { type: "buttons", buttons: [press("More")] };
  const [payload] = discordPayloads(message({ blocks: [...cards.slice(0, -1), more] }));
  expect(payload?.embeds?.map(({ description }) => description).slice(0, 2)).toEqual([
    "-# 1\n> Open.",
    "-# 2\n> Safe.",
  ]);
  const rows = payload?.components?.map((row) => JSON.stringify(row).match(/(?<="label":")[^"]+/g));
  expect(rows).toEqual([
    ["Share 1", "Source 1", "Open."],
    ["Share 2", "Source 2", "Safe."],
    ["Share 3", "Source 3", "Late."],
    ["Share 4", "Source 4", "Lost."],
    ["Share 5", "Source 5", "Over.", "More"],
  ]);
});

const press = (label: string): Button => ({ kind: "action", label, action: "who-said:share", value: "7" });

test("the summary is said where there is nothing else", () => {
  const [card] = discordPayloads(message({ summary: "Two quotes found" }));
  expect(card?.content).toBeUndefined();
  const [plain] = discordPayloads(message({ summary: "Nobody said that", blocks: [] }));
  expect(plain).toMatchObject({ content: "Nobody said that", embeds: [] });
});
