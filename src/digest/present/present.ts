import type { Digest } from "../../model/digest.ts";
import type { Message, MessageBlock } from "../../model/message.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { lastMoment, longDate } from "./dates.ts";
import { madeBlocks, mutedWords } from "./made.ts";
import { madeButtons, storyButtons } from "./source.ts";
import { muted, plain } from "./spans.ts";
import { headlineSpan, storyBlocks } from "./story.ts";

const SUMMARY_LENGTH = 200;

/** For a chat: the headlines as a short message, each story told in full as one entry of its thread. */
export function presentDigest(digest: Digest, words = ENGLISH): Message {
  const blocks: MessageBlock[] = [
    ...masthead(digest, words),
    ...headlines(digest, words),
    { type: "buttons", buttons: madeButtons(digest, words) },
  ];
  const thread = digest.stories.map((story, index) =>
    storyBlocks(story, digest.timeZone, { buttons: storyButtons(digest.id, index, words), words }),
  );
  return {
    ...{ summary: summaryOf(digest, words), blocks, thread, visibility: "everyone" },
    page: { kind: "digest", id: digest.id },
    threadPages: digest.stories.map(({ id }) => ({ kind: "story", id })),
  };
}

/** For a terminal, a file or a page: everything once, one story after another, no thread. */
export function presentPage(digest: Digest, words = ENGLISH): Message {
  const blocks: MessageBlock[] = [
    ...masthead(digest, words),
    ...(digest.stories.length === 0 ? nothing(words) : []),
    ...digest.stories.flatMap((story) => storyBlocks(story, digest.timeZone, { words })),
    { type: "divider" },
    { type: "heading", level: 3, spans: [plain(words.say("made.title"))] },
    ...madeBlocks(digest, words),
  ];
  const summary = `${digest.title}, ${longDate(lastMoment(digest), digest.timeZone, words)}`;
  return { summary, blocks, thread: [], visibility: "everyone" };
}

const masthead = (digest: Digest, words: Words): MessageBlock[] => [
  { type: "heading", level: 1, spans: [plain(digest.title)] },
  { type: "text", spans: [muted(scopeWords(digest, words))] },
];

/** "13 February 2025 · 4 stories · 6 articles read · 2 stories muted": what a digest is made of, in one line. */
export const scopeWords = (digest: Digest, words: Words): string =>
  [
    longDate(lastMoment(digest), digest.timeZone, words),
    words.say("digest.stories", { count: digest.stories.length }),
    words.say("digest.articlesRead", { count: digest.receipt.articles }),
    ...(digest.topics.length > 0 ? [words.say("digest.topics", { topics: digest.topics.join(", ") })] : []),
    ...mutedWords(digest, words),
  ].join(" · ");

function headlines({ stories }: Digest, words: Words): MessageBlock[] {
  if (stories.length === 0) return nothing(words);
  const items = stories.map((story, entry) => ({
    inFull: { entry, label: words.say("digest.inFull") },
    spans: [
      { ...headlineSpan(story), style: "strong" as const },
      muted(` · ${words.say("digest.outlets", { count: Math.max(1, story.independentOutlets) })}`),
    ],
  }));
  return [{ type: "list", ordered: true, items }];
}

function nothing(words: Words): MessageBlock[] {
  return [{ type: "text", spans: [plain(words.say("digest.nothing"))] }];
}

function summaryOf(digest: Digest, words: Words): string {
  const date = longDate(lastMoment(digest), digest.timeZone, words);
  const whole = `${digest.title}, ${date}: ${digest.stories.map(({ headline }) => headline).join("; ") || words.say("digest.nothingShort")}`;
  if (whole.length <= SUMMARY_LENGTH) return whole;
  const cut = whole.lastIndexOf(" ", SUMMARY_LENGTH - 2);
  return `${whole.slice(0, cut > 0 ? cut : SUMMARY_LENGTH - 2).toWellFormed()} …`;
}
