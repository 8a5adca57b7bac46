import type { LeftOut, Receipt } from "../../model/digest.ts";
import type { ListItem, MessageBlock } from "../../model/message.ts";
import { counted, joined, linked, muted, plain } from "./spans.ts";

const NAMES_SHOWN = 6;

const MODEL = "ollama:";

/** "rules" or "model qwen3:4b". */
const byWords = (by: string): string => (by.startsWith(MODEL) ? `model ${by.slice(MODEL.length)}` : by);

/** "by rules" or "chosen by qwen3:4b": a model chooses among what outlets say, and writes nothing. */
export const chosenByWords = (by: string): string =>
  by.startsWith(MODEL) ? `chosen by ${by.slice(MODEL.length)}` : `by ${by}`;

/** What was left out, together by reason, every name with its link. */
export function leftOutList(leftOut: readonly LeftOut[]): MessageBlock[] {
  if (leftOut.length === 0) return [];
  const groups = Map.groupBy(leftOut, ({ what, reason }) => `${what} ${reason}`);
  return [
    { type: "heading", level: 3, spans: [plain("Left out")] },
    { type: "list", ordered: false, items: [...groups.values()].map(leftOutItem) },
  ];
}

function leftOutItem(group: readonly LeftOut[]): ListItem {
  const { what, reason } = group[0] ?? { what: "story", reason: "" };
  const names = group.slice(0, NAMES_SHOWN).map(({ name, url }) => linked(plain(name), url));
  const rest = group.length > NAMES_SHOWN ? [muted(`; and ${group.length - NAMES_SHOWN} more`)] : [];
  const noun = what === "story" ? counted(group.length, "story", "stories") : counted(group.length, what);
  return { spans: [muted(`${noun}: `), ...joined(names, "; "), ...rest, muted(` (${reason})`)] };
}

/** "4 sources read, 1 failed: North Sound Radio (timed out). 6 articles read: 5 by rules, 1 by model qwen3:4b." */
export function receiptWords({ sourcesRead, sourcesFailed, articles, by }: Receipt): string {
  const failed = sourcesFailed.map(({ name, reason }) => `${name} (${reason})`).join("; ");
  const sources = `${counted(sourcesRead, "source")} read${failed ? `, ${sourcesFailed.length} failed: ${failed}` : ""}.`;
  const readers = Object.entries(by).map(([name, count]) => `${count} by ${byWords(name)}`);
  return `${sources} ${counted(articles, "article")} read${readers.length > 0 ? `: ${readers.join(", ")}` : ""}.`;
}
