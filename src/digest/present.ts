import type { Digest } from "../model/digest.ts";
import type { Message, MessageBlock } from "../model/message.ts";
import { longDate } from "./present/dates.ts";
import { leftOutList, receiptWords } from "./present/footer.ts";
import { madeButton, storyButtons } from "./present/source.ts";
import { counted, muted, plain } from "./present/spans.ts";
import { headlineSpan, storyBlocks } from "./present/story.ts";

const SUMMARY_LENGTH = 200;

/** For a chat: the headlines as a short message, each story told in full as one entry of its thread. */
export function presentDigest(digest: Digest): Message {
  const blocks: MessageBlock[] = [
    ...masthead(digest),
    ...headlines(digest),
    { type: "buttons", buttons: [madeButton(digest.id)] },
  ];
  const thread = digest.stories.map((story, index) =>
    storyBlocks(story, digest.timeZone, storyButtons(digest.id, index)),
  );
  return { summary: summaryOf(digest), blocks, thread, visibility: "everyone" };
}

/** For a terminal, a file or a page: everything once, one story after another, no thread. */
export function presentPage(digest: Digest): Message {
  const blocks: MessageBlock[] = [
    ...masthead(digest),
    ...(digest.stories.length === 0 ? nothing() : []),
    ...digest.stories.flatMap((story) => storyBlocks(story, digest.timeZone)),
    { type: "divider" },
    ...leftOutList(digest.leftOut),
    { type: "text", spans: [muted(receiptWords(digest.receipt))] },
  ];
  const summary = `${digest.title}, ${longDate(lastMoment(digest), digest.timeZone)}`;
  return { summary, blocks, thread: [], visibility: "everyone" };
}

function masthead(digest: Digest): MessageBlock[] {
  const scope = [
    longDate(lastMoment(digest), digest.timeZone),
    counted(digest.stories.length, "story", "stories"),
    `${counted(digest.receipt.articles, "article")} read`,
    ...(digest.topics.length > 0 ? [`topics: ${digest.topics.join(", ")}`] : []),
  ];
  return [
    { type: "heading", level: 1, spans: [plain(digest.title)] },
    { type: "text", spans: [muted(scope.join(" · "))] },
  ];
}

function headlines({ stories }: Digest): MessageBlock[] {
  if (stories.length === 0) return nothing();
  const items = stories.map((story, entry) => ({
    inFull: { entry, label: "in full" },
    spans: [
      { ...headlineSpan(story), style: "strong" as const },
      muted(` · ${counted(Math.max(1, story.independentOutlets), "outlet")}`),
    ],
  }));
  return [{ type: "list", ordered: true, items }];
}

function nothing(): MessageBlock[] {
  return [{ type: "text", spans: [plain("Nothing to report this time.")] }];
}

function summaryOf(digest: Digest): string {
  const date = longDate(lastMoment(digest), digest.timeZone);
  const whole = `${digest.title}, ${date}: ${digest.stories.map(({ headline }) => headline).join("; ") || "nothing to report"}`;
  if (whole.length <= SUMMARY_LENGTH) return whole;
  const cut = whole.lastIndexOf(" ", SUMMARY_LENGTH - 2);
  return `${whole.slice(0, cut > 0 ? cut : SUMMARY_LENGTH - 2).toWellFormed()} …`;
}

/** A window that ends at midnight is of the day before. */
function lastMoment({ window }: Digest): string {
  return new Date(Date.parse(window.until) - 1).toISOString();
}
