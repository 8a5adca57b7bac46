import fc from "fast-check";
import { presentDigest } from "../../src/digest/present/present.ts";
import type { Button, Evidence, ListItem, Message, MessageBlock, Span } from "../../src/model/message.ts";
import { aDigest, aDigestStory, anExcerpt, aPoint, aSaying } from "../builders.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";

const word = fc.oneof(
  { weight: 8, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);
const words = (most: number) => fc.array(word, { maxLength: most }).map((all) => all.join(" "));
const wordCount = fc.oneof({ weight: 9, arbitrary: fc.constant(20) }, { weight: 1, arbitrary: fc.constant(500) });
const text = wordCount.chain(words);
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
const evidence: fc.Arbitrary<Evidence> = fc.record({
  text,
  outlet: fc.option(words(3)),
  url: fc.option(link),
});
const item: fc.Arbitrary<ListItem> = fc.record(
  { spans, button, evidence: fc.array(evidence, { maxLength: 3 }) },
  { requiredKeys: ["spans"] },
);

export const anyBlock: fc.Arbitrary<MessageBlock> = fc.oneof(
  fc.record(
    {
      type: fc.constant("heading" as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      spans,
      topic: text,
      picture: fc.record({ url: link, alt: fc.option(text) }),
    },
    { requiredKeys: ["type", "level", "spans"] },
  ),
  fc.record({ type: fc.constant("text" as const), spans }),
  fc.record({
    type: fc.constant("quote" as const),
    spans,
    attribution: spans,
    variants: fc.array(spans, { maxLength: 3 }),
  }),
  fc.record(
    {
      type: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(item, { maxLength: 12 }),
      layout: fc.constant("side-by-side" as const),
    },
    { requiredKeys: ["type", "ordered", "items"] },
  ),
  fc.constant({ type: "divider" as const }),
  fc.record({ type: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 9 }) }),
);
const blocks = fc.array(anyBlock, { maxLength: 12 });

/** Any message at all: long, empty, hostile. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: fc.constantFrom("Morning briefing", "x ".repeat(2_000)),
  blocks,
  thread: fc.array(blocks, { maxLength: 3 }),
  visibility: fc.constant("everyone" as const),
});

const point = fc
  .tuple(text, fc.array(text, { maxLength: 3 }))
  .map(([said, behind]) => aPoint(said, { evidence: behind.map((sentence) => anExcerpt(sentence)) }));
const saying = fc.tuple(text, text).map(([quoted, name]) => aSaying(quoted, { speaker: { name, role: null } }));
const story = fc
  .record({
    headline: words(30),
    keyPoints: fc.array(point, { maxLength: 15 }),
    sayings: fc.array(saying, { maxLength: 6 }),
    picture: fc.option(fc.record({ url: link, alt: fc.option(text) })),
  })
  .map(({ picture, ...of }) => {
    const story = aDigestStory(of);
    return { ...story, articles: story.articles.map((article) => ({ ...article, ...(picture ? { picture } : {}) })) };
  });

/** A digest as the chats are given it, of any words. */
export const anyDigestMessage: fc.Arbitrary<Message> = fc
  .array(story, { maxLength: 12 })
  .map((stories) => presentDigest(aDigest({ stories })));
