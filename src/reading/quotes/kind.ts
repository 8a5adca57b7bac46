import { isFiniteVerb } from "../../languages/analysis/token.ts";
import type { QuoteToken } from "./view.ts";

/** As many words are a clause even where no verb is recognised. */
const MANY = 7;
const FEW = 3;

/** `direct` for a clause or more, `fragment` for a few words. */
export function kindOfQuotation(parts: readonly QuoteToken[]): "direct" | "fragment" {
  const words = parts.flatMap(({ inside }) => inside).filter(({ kind }) => kind !== "mark");
  if (words.length >= MANY) return "direct";
  const text = parts.at(-1)?.text ?? "";
  const isSentence = words[0]?.capital === true && /[.,!?…]$/.test(text);
  if (words.length >= FEW && (isSentence || words.some(isFiniteVerb))) return "direct";
  return "fragment";
}
