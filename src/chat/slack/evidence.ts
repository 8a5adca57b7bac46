import type { ActionButton, Evidence, Message } from "../../model/message.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { shorten } from "../clean.ts";
import { safeLink } from "../links.ts";
import { plainLine } from "../plain-line.ts";
import { BUTTON_VALUE_LIMIT } from "./limits.ts";
import { writtenValue } from "./press.ts";

/** The action of the buttons that show what supports a point. */
export const SOURCE_ACTION = "evidence";

type Packed = readonly [text: string, outlet: string, url: string];

/** The button that shows what supports a point. All of it travels in the button, so no store is asked and no restart forgets it. */
export function sourceButton(evidence: readonly Evidence[]): ActionButton | null {
  if (evidence.length === 0) return null;
  return { kind: "action", label: ENGLISH.say("button.source"), action: SOURCE_ACTION, value: packEvidence(evidence) };
}

/** At most 2,000 characters: long sentences are shortened so that every source is named. */
function packEvidence(evidence: readonly Evidence[]): string {
  const all = evidence.map(
    ({ text, outlet, url }): Packed => [plainLine(text), outlet ?? "", safeLink(url ?? "") ?? ""],
  );
  for (let kept = all.length; kept > 0; kept--) {
    const left = all.length - kept;
    for (const longest of [BUTTON_VALUE_LIMIT, 600, 300, 150]) {
      const entries = all
        .slice(0, kept)
        .map(([text, outlet, url]): Packed => [shorten(text, longest), shorten(outlet, 80), url]);
      const packed = JSON.stringify([left, ...entries]);
      if (writtenValue(packed).length <= BUTTON_VALUE_LIMIT) return packed;
    }
  }
  return JSON.stringify([all.length]);
}

/** The sentences behind a point, each with its outlet and address; null for a value that this bot never wrote. */
export function evidenceMessage(value: string, words: Words): Message | null {
  const [left, ...entries] = unpack(value) ?? [];
  if (typeof left !== "number") return null;
  const packed = entries.filter(isPacked);
  const more = left > 0 ? [words.say("evidence.more", { count: left })] : [];
  const title = words.say("evidence.title");
  return {
    summary: [title, ...more].join(", "),
    blocks: [
      { type: "text", spans: [{ text: title, style: "strong" }] },
      ...packed.map(([text, outlet, url]) => ({
        type: "quote" as const,
        spans: [{ text }],
        attribution: [
          { text: outlet || hostOf(url) || words.say("who.unnamedArticle"), ...(url === "" ? {} : { link: url }) },
        ],
      })),
      ...more.map((text) => ({ type: "text" as const, spans: [{ text, style: "muted" as const }] })),
    ],
    thread: [],
    visibility: "asker",
  };
}

function unpack(value: string): readonly unknown[] | null {
  try {
    const unpacked: unknown = JSON.parse(value);
    return Array.isArray(unpacked) ? unpacked : null;
  } catch {
    return null;
  }
}

function isPacked(entry: unknown): entry is Packed {
  return Array.isArray(entry) && entry.length === 3 && entry.every((part) => typeof part === "string");
}

function hostOf(url: string): string | null {
  return URL.parse(url)?.hostname ?? null;
}
