import type { Digest } from "../../model/digest.ts";
import type { ActionButton, Message, MessageBlock } from "../../model/message.ts";
import { linked, muted, plain, strong } from "./spans.ts";
import { outletName } from "./unnamed.ts";

/** The action of the button beside a point; the command of that name answers it. */
export const SOURCE_ACTION = "digest:source";

/** The button that shows what supports one point of a kept digest: its value names digest, story and point. */
export function sourceButton(digestId: string, story: number, point: number): ActionButton {
  return { kind: "action", label: "Source", action: SOURCE_ACTION, value: `${digestId}:${story}:${point}` };
}

/** Which digest a button's value names; null for a value that `sourceButton` never wrote. */
export function digestOfSource(value: string): string | null {
  const [id = "", ...rest] = value.split(":");
  return id !== "" && rest.length === 2 && rest.every((part) => /^\d{1,3}$/.test(part)) ? id : null;
}

/** The sentences behind a point, as they stand in their articles; null where the digest has no such point. */
export function presentSource(digest: Digest, value: string): Message | null {
  const [, story, point] = value.split(":").map(Number);
  const told = digest.stories[story ?? -1]?.keyPoints[point ?? -1];
  if (!told) return null;
  const sentences = told.evidence.map(
    ({ text, outlet, url }): MessageBlock => ({
      type: "quote",
      spans: [plain(text)],
      attribution: [linked(muted(outletName(outlet)), url)],
    }),
  );
  return {
    summary: "The sentences behind this point",
    blocks: [
      { type: "text", spans: [strong("The sentences behind this point, as they stand:")] },
      ...(told.evidence.some(({ text }) => text === told.text)
        ? []
        : [{ type: "text" as const, spans: [muted(told.text)] }]),
      ...sentences,
    ],
    thread: [],
    visibility: "asker",
  };
}
