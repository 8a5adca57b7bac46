import type { Token } from "./token.ts";
import { isMark } from "./words.ts";

/** A sentence of one block: tokens [from, to). A quotation inside it is one token, so it never ends there by mistake. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** Longer runs of words are no sentences; cut, they keep every search within a sentence short. */
const LONGEST = 300;

/** Splits a block's tokens into sentences, quotations kept whole. */
export function tokenSentences(tokens: readonly Token[]): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (at + 1 < tokens.length && at - from < LONGEST && !endsSentence(tokens, at)) continue;
    spans.push({ from, to: at + 1 });
    from = at + 1;
  }
  return spans;
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next) return true;
  if (!(next.capital || next.kind === "quote" || next.kind === "number" || isMark(next, "(["))) return false;
  if (token.kind === "quote")
    return /[.!?…]['’"”)]*$/.test(token.text) && next.kind !== "number" && !/[,]$/.test(token.text);
  if (isMark(token, ")")) return isMark(tokens[at - 1], ".!?");
  if (isMark(token, ".!?…")) return true;
  return (
    token.kind === "word" && /\.$/.test(token.text) && token.text.length > 3 && next.capital && FRESH.has(next.lower)
  );
}

const FRESH = new Set(
  "the a an he she they it we in on but and his her this that these i at for as when if".split(" "),
);
