import type { Digest } from "../../model/digest.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { madeBlocks, mutedBlocks, mutedIn, mutedWords } from "./made.ts";
import { linked, muted, plain, strong } from "./spans.ts";
import { headlineSpan, quotesInFull, type StoryButtons } from "./story.ts";
import { outletName } from "./unnamed.ts";

/** The action of the button beside a point; the command of that name answers it. */
export const SOURCE_ACTION = "digest:source";

/** The button that shows what supports one point of a kept digest: its value names digest, story and point. */
function sourceButton(label: string, digestId: string, story: number, point: number): ActionButton {
  return { kind: "action", label, action: SOURCE_ACTION, value: `${digestId}:${story}:${point}` };
}

/** Shows every quote of one story of a kept digest in full. */
export const MORE_ACTION = "digest:more";
/** Shows what a digest was made of, and what it leaves out. */
export const MADE_ACTION = "digest:made";
/** Shows what a digest was asked to leave out. */
export const MUTED_ACTION = "digest:muted";

/** The buttons of one story of a kept digest. */
export function storyButtons(digestId: string, story: number, words = ENGLISH): StoryButtons {
  return {
    ofPoint: (point) => sourceButton(words.say("button.source"), digestId, story, point),
    more: { kind: "action", label: words.say("button.more"), action: MORE_ACTION, value: `${digestId}:${story}:0` },
  };
}

/** The buttons of a whole digest: how it was made and, where something was, what was muted. */
export function madeButtons(digest: Digest, words: Words): ActionButton[] {
  const { id: value } = digest;
  const made: ActionButton = { kind: "action", label: words.say("button.made"), action: MADE_ACTION, value };
  if (mutedIn(digest).length === 0) return [made];
  return [made, { kind: "action", label: words.say("button.muted"), action: MUTED_ACTION, value }];
}

/** Every quote of a story in full; null where the digest has no such story. */
export function presentMore(digest: Digest, value: string, words = ENGLISH): Message | null {
  const told = digest.stories[Number(value.split(":")[1])];
  if (!told) return null;
  const blocks: MessageBlock[] = [
    { type: "heading", level: 2, spans: [headlineSpan(told)] },
    ...quotesInFull(told.sayings, words),
  ];
  const page = { kind: "story", id: told.id } as const;
  return { summary: told.headline, blocks, thread: [], visibility: "asker", page };
}

/** Who chose the words, what was read, and what was left out with its reasons. */
export function presentMade(digest: Digest, words = ENGLISH): Message {
  const summary = words.say("made.title");
  const blocks: MessageBlock[] = [{ type: "text", spans: [strong(summary)] }, ...madeBlocks(digest, words)];
  return { summary, blocks, thread: [], visibility: "asker", page: { kind: "digest", id: digest.id } };
}

/** Every story that a digest was asked to leave out, with what takes it out; null where there is none. */
export function presentMuted(digest: Digest, words = ENGLISH): Message | null {
  const [summary] = mutedWords(digest, words);
  if (summary === undefined) return null;
  const blocks: MessageBlock[] = [{ type: "text", spans: [strong(summary)] }, ...mutedBlocks(digest, words)];
  return { summary, blocks, thread: [], visibility: "asker", page: { kind: "digest", id: digest.id } };
}

/** Which digest a button's value names; null for a value that `sourceButton` never wrote. */
export function digestOfSource(value: string): string | null {
  const [id = "", ...rest] = value.split(":");
  return id !== "" && rest.length === 2 && rest.every((part) => /^\d{1,3}$/.test(part)) ? id : null;
}

/** The sentences behind a point, as they stand in their articles; null where the digest has no such point. */
export function presentSource(digest: Digest, value: string, words = ENGLISH): Message | null {
  const [, story, point] = value.split(":").map(Number);
  const of = digest.stories[story ?? -1];
  const told = of?.keyPoints[point ?? -1];
  if (!of || !told) return null;
  const sentences = told.evidence.map(
    ({ text, outlet, url }): MessageBlock => ({
      type: "quote",
      spans: [plain(text)],
      attribution: [linked(muted(outletName(outlet, words)), url)],
    }),
  );
  return {
    summary: words.say("source.title"),
    blocks: [
      { type: "text", spans: [strong(words.say("source.intro"))] },
      ...(told.evidence.some(({ text }) => text === told.text)
        ? []
        : [{ type: "text" as const, spans: [muted(told.text)] }]),
      ...sentences,
    ],
    thread: [],
    visibility: "asker",
    page: { kind: "story", id: of.id },
  };
}
