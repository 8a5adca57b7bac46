import type { Digest, LeftOut, Receipt } from "../../model/digest.ts";
import type { ListItem, MessageBlock } from "../../model/message.ts";
import { anew } from "../../words/anew.ts";
import type { Words } from "../../words/words.ts";
import { joined, linked, muted, plain } from "./spans.ts";

const NAMES_SHOWN = 6;

/** Who chose the words, of each story where they differ, what was read, and what was left out with its reasons. */
export function madeBlocks(digest: Digest, words: Words): MessageBlock[] {
  const { stories, receipt, leftOut } = digest;
  const all = [...new Set(stories.flatMap((story) => story.by))];
  const of = (some: readonly string[]) => some.map((by) => chosenByWords(by, words)).join(words.say("and"));
  const each = stories.map(({ headline, by }) => ({ spans: [plain(headline), muted(` · ${of(by)}`)] }));
  return [
    ...(all.length > 0 ? [{ type: "text" as const, spans: [plain(words.say("made.points", { by: of(all) }))] }] : []),
    ...(all.length > 1 ? [{ type: "list" as const, ordered: false, items: each }] : []),
    {
      type: "text",
      spans: [plain([receiptWords(receipt, words), ...mutedWords(digest, words).map((told) => `${told}.`)].join(" "))],
    },
    ...leftOutList(leftOut, words),
  ];
}

const MODEL = "ollama:";

/** "rules" or "model qwen3:4b". */
const byWords = (by: string, words: Words): string =>
  by.startsWith(MODEL) ? words.say("receipt.model", { model: by.slice(MODEL.length) }) : ownName(by, words);

const ownName = (by: string, words: Words): string => (by === "rules" ? words.say("receipt.rules") : by);

/** "by rules" or "chosen by qwen3:4b": a model chooses among what outlets say, and writes nothing. */
const chosenByWords = (by: string, words: Words): string =>
  by.startsWith(MODEL)
    ? words.say("story.chosenBy", { model: by.slice(MODEL.length) })
    : words.say("story.by", { by: ownName(by, words) });

/** How many stories a briefing was asked to leave out; nothing where there are none. */
export function mutedWords(digest: Digest, words: Words): string[] {
  const count = mutedIn(digest).length;
  return count > 0 ? [words.say("digest.muted", { count })] : [];
}

export const mutedIn = ({ leftOut }: Digest): readonly LeftOut[] => leftOut.filter(({ muted: isMuted }) => isMuted);

/** Every one of the muted stories, together by what takes them out. */
export const mutedBlocks = (digest: Digest, words: Words): MessageBlock[] => [
  leftOutGroups(mutedIn(digest), words, Number.POSITIVE_INFINITY),
];

/** What was left out, together by reason, every name with its link. */
function leftOutList(leftOut: readonly LeftOut[], words: Words): MessageBlock[] {
  if (leftOut.length === 0) return [];
  return [
    { type: "heading", level: 3, spans: [plain(words.say("left.title"))] },
    leftOutGroups(leftOut, words, NAMES_SHOWN),
  ];
}

function leftOutGroups(leftOut: readonly LeftOut[], words: Words, most: number): MessageBlock {
  const groups = Map.groupBy(leftOut, ({ what, reason }) => `${what} ${reason}`);
  return { type: "list", ordered: false, items: [...groups.values()].map((group) => leftOutItem(group, words, most)) };
}

function leftOutItem(group: readonly LeftOut[], words: Words, most: number): ListItem {
  const { what, reason } = group[0] ?? { what: "story", reason: "" };
  const names = group.slice(0, most).map(({ name, url }) => linked(plain(name), url));
  const rest = group.length > most ? [muted(words.say("left.more", { count: group.length - most }))] : [];
  const noun = words.say(`left.${what}`, { count: group.length });
  return { spans: [muted(noun), ...joined(names, "; "), ...rest, muted(` (${anew(reason, words)})`)] };
}

/** "4 sources read, 1 failed: North Sound Radio (timed out). 6 articles read: 5 by rules, 1 by model qwen3:4b." */
function receiptWords({ sourcesRead, sourcesFailed, articles, by }: Receipt, words: Words): string {
  const failed = sourcesFailed.map(({ name, reason }) => `${name} (${anew(reason, words)})`).join("; ");
  const failures = failed === "" ? "" : words.say("receipt.failed", { count: sourcesFailed.length, failed });
  const readers = Object.entries(by).map(([name, count]) =>
    words.say("receipt.by", { count, by: byWords(name, words) }),
  );
  const read = words.say("receipt.articles", { count: articles });
  return `${words.say("receipt.sources", { count: sourcesRead })}${failures}. ${read}${readers.length > 0 ? `: ${readers.join(", ")}` : ""}.`;
}
