import fc from "fast-check";
import { expect, test } from "vitest";
import { EMBED_DESCRIPTION_LIMIT, EMBED_TOTAL_LIMIT } from "../../../src/chat/discord/limits.ts";
import { discordPayloads } from "../../../src/chat/discord/payloads.ts";
import type { DiscordPayload } from "../../../src/chat/discord/render.ts";
import { splitMessage } from "../../../src/chat/discord/split.ts";
import type { Button, ListItem, MessageBlock } from "../../../src/model/message.ts";
import { messageFault } from "../../servers/discord/rules.ts";
import { discordSchema, whyNoSpecification } from "../../servers/discord/schema.ts";
import { anyDigestMessage, anyMessage } from "../any-message.ts";
import { message, saying } from "./small-desk.ts";

const RUNS = 1_000;
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
