import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";

const LONGEST_BRACKET = 40;

/** "新华社北京3月12日电（记者王小明）": an agency, its place and the day, and that it was wired. */
const wired = once(
  () =>
    new RegExp(
      `^\\p{Script=Han}{2,16}\\d{1,2}月\\d{1,2}日${anyOf("wired")}(?:\\s?[（(][^（）()]{1,30}[）)])?\\s{0,2}`,
      "u",
    ),
);

/**
 * Where a dateline of a script without blanks ends, from the start of a paragraph: "【本報專訊】" and other heads in such
 * brackets, whatever they say, "（中央社台北3日電）", "新华社北京3月12日电"; 0 where there is none.
 */
export function unspacedDatelineEnd(head: string): number {
  const bracket = /^(?:【[^【】]{2,40}】|〔[^〔〕]{2,40}〕|［[^［］]{2,40}］)\s{0,2}/u.exec(head);
  if (bracket) return bracket[0].length < head.length ? bracket[0].length : 0;
  return inRoundBrackets(head) || (wired().exec(head)?.[0].length ?? 0);
}

function inRoundBrackets(head: string): number {
  const close = head.startsWith("（") ? head.slice(0, LONGEST_BRACKET).indexOf("）") : -1;
  return close > 0 && endsWired().test(head.slice(1, close)) ? close + 1 : 0;
}

const endsWired = once(() => new RegExp(`${anyOf("wired")}$`, "u"));
