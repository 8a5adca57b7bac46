import fc from "fast-check";
import { expect, test } from "vitest";
import type { SlackPayload } from "../../../src/chat/slack/render.ts";
import { slackPayloads, splitFlat, splitMessage } from "../../../src/chat/slack/split-for-slack.ts";
import { presentDigest } from "../../../src/digest/present/present.ts";
import type { Message, MessageBlock } from "../../../src/model/message.ts";
import { aDigest, aDigestStory, aDisagreement, aPoint, aSaying } from "../../builders.ts";
import { limitsFault, whyNoLimits } from "../../servers/slack/published-limits.ts";
import { blocksFault } from "../../servers/slack/rules.ts";
import { anyDigestMessage, anyMessage } from "../any-message.ts";

/** DIGESTS=1000 for a long run. */
const RUNS = Number(process.env["DIGESTS"] ?? 300);

const text = (words: string): MessageBlock => ({ type: "text", spans: [{ text: words }] });
const message = (...blocks: MessageBlock[]): Message => ({
  summary: "A summary",
  blocks,
  thread: [],
  visibility: "everyone",
});
const faultOf = ({ blocks, text: fallback }: SlackPayload): string | null =>
  blocksFault(blocks) ?? limitsFault(blocks) ?? (fallback === "" || fallback.length > 4_000 ? "text" : null);

test(`Slack takes every payload of ${RUNS} random messages (${whyNoLimits ?? "checked against its published limits"})`, () => {
  fc.assert(
    fc.property(anyMessage, (random) => {
      const payloads = slackPayloads(random);
      expect(payloads.length).toBeGreaterThan(0);
      for (const payload of payloads) expect(faultOf(payload)).toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test(`Slack takes every payload of ${RUNS} random digests`, () => {
  fc.assert(
    fc.property(anyDigestMessage, (digest) => {
      for (const payload of slackPayloads(digest)) expect(faultOf(payload)).toBeNull();
    }),
    { numRuns: RUNS },
  );
});

test("the checks are no rubber stamp", () => {
  const long = "x".repeat(3_001);
  const section = { type: "section", text: { type: "mrkdwn", text: long } };
  expect(blocksFault([section])).toContain("3001");
  if (whyNoLimits === null) expect(limitsFault([section])).toContain("3001");
  expect(blocksFault(Array.from({ length: 51 }, () => ({ type: "divider" })))).toBe("51 blocks");
});

test("a digest: headlines as a short message, each story in its thread with its points and their sources", () => {
  const story = aDigestStory({
    keyPoints: [aPoint("The bridge reopened."), aPoint("214 bolts were replaced.")],
    sayings: [aSaying("We are relieved.")],
    disagreements: [
      aDisagreement("bolts", [
        ["214", "Ellery Courier"],
        ["241", "North Sound Radio"],
      ]),
    ],
  });
  const [top, told, ...rest] = slackPayloads(presentDigest(aDigest({ stories: [story] })));
  expect(rest).toEqual([]);
  expect(top?.blocks.map(({ type }) => type)).toEqual(["header", "context", "rich_text", "actions"]);
  expect(top?.text).toContain("Harbour bridge reopens");
  expect(told?.blocks.map(({ type }) => type)).toEqual([
    "rich_text",
    "context",
    "rich_text",
    "actions",
    "rich_text",
    "rich_text",
    "rich_text",
    "table",
    "actions",
    "rich_text",
    "rich_text",
  ]);
  expect(JSON.stringify(told?.blocks[3])).toContain('"Source 2"');
});

test("two disagreements: the first in a table, of which Slack takes one a message, the second as a list", () => {
  const compared: MessageBlock = {
    type: "list",
    ordered: false,
    layout: "side-by-side",
    items: ["9", "12"].map((value) => ({
      spans: [
        { text: value, style: "strong" as const },
        { text: ` “The injured stood at ${value}, the harbour master said that night.”` },
      ],
    })),
  };
  const [payload] = slackPayloads(message(compared, compared));
  expect(payload?.blocks.map(({ type }) => type)).toEqual(["table", "section"]);
  expect(blocksFault([...(payload?.blocks ?? []), payload?.blocks[0]])).toBe("only_one_table_allowed");
});

test("a moment is shown by the reader's own clock, in small print too", () => {
  const time = "2026-03-04T21:10:00.000Z";
  const [payload] = slackPayloads(
    message(
      { type: "text", spans: [{ text: "Next: " }, { text: "4 Mar 21:10", time }] },
      {
        type: "text",
        spans: [
          { text: "2 articles · ", style: "muted" },
          { text: "4 Mar 21:10", style: "muted", time },
        ],
      },
    ),
  );
  expect(JSON.stringify(payload?.blocks[0])).toContain('"type":"date","timestamp":1772658600');
  expect(payload?.blocks[1]).toMatchObject({
    elements: [{ text: "2 articles ·" }, { text: "<!date^1772658600^{date_short_pretty} {time}|4 Mar 21:10>" }],
  });
});

test("a picture stands beside the line under its heading", () => {
  const picture = { url: "https://pictures.example/ferry.jpg", alt: "A ferry" };
  const [payload] = slackPayloads(
    message({ type: "heading", level: 2, spans: [{ text: "Ferry aground" }], picture }, text("2 articles")),
  );
  expect(payload?.blocks[1]).toEqual({
    type: "section",
    text: { type: "plain_text", text: "2 articles", emoji: false },
    accessory: { type: "image", image_url: picture.url, alt_text: "A ferry" },
  });
  expect(limitsFault(payload?.blocks)).toBeNull();
});

test("a list with one source is a plain list; one that was split goes on counting", () => {
  const [one] = slackPayloads(
    message({
      type: "list",
      ordered: false,
      items: [{ spans: [{ text: "Open." }], evidence: [{ text: "It is open.", outlet: "Courier", url: null }] }],
    }),
  );
  expect(one?.blocks).toMatchObject([
    { elements: [{ style: "bullet" }] },
    { elements: [{ type: "button", text: { text: "Source" } }] },
  ]);
  const items = ["a ", "b ", "c "].map((letter) => ({ spans: [{ text: letter.repeat(2_000) }] }));
  const parts = slackPayloads(message({ type: "list", ordered: true, items }));
  expect(parts.map(({ blocks }) => JSON.stringify(blocks).match(/"offset":\d+/)?.[0])).toEqual([
    undefined,
    '"offset":2',
  ]);
});

test("a quote that fits in a message is never cut, and no post ends with a heading or a divider", () => {
  const quote: MessageBlock = {
    type: "quote",
    spans: [{ text: `“${"We lost the rudder, then the light. ".repeat(100)}”` }],
    attribution: [{ text: "Mara Lindqvist" }],
  };
  const heading: MessageBlock = { type: "heading", level: 2, spans: [{ text: "Ferry aground" }] };
  const divider: MessageBlock = { type: "divider" };
  const posts = splitMessage(
    message(text("x ".repeat(3_000)), divider, heading, quote, divider, heading, quote, divider),
  );
  expect(posts.length).toBeGreaterThan(1);
  expect(posts.flatMap((post) => post.blocks).filter(({ type }) => type === "quote")).toEqual([quote, quote]);
  expect(posts.filter(({ blocks }) => ["heading", "divider"].includes(blocks.at(-1)?.type ?? ""))).toEqual([]);
});

test("an answer that can have no thread is put into as few posts as there can be", () => {
  const long: Message = { ...message(text("Top.")), thread: [[text("One.")], [text("Two.")], []] };
  expect(splitFlat(long).map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
    ["text", "divider", "text", "divider", "text"],
  ]);
});

test("a message of a summary alone says the summary", () => {
  const [payload] = slackPayloads(message());
  expect(JSON.stringify(payload?.blocks)).toContain("A summary");
});
