import { searchTerms } from "../../../language/search-terms.ts";
import type { TextRange } from "../../../model/article.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import type { Claim } from "./claim.ts";

const CLOSING = new Set([",", ".", ")", ";"]);
const OLDEST = 120;

/** How old somebody is said to be: "Evert Lund, 58, got out", "Evert Lund (58)". */
export function ageClaims({ sentence: { tokens } }: SentenceAccount, range: TextRange): Claim[] {
  return tokens.flatMap((token, at): Claim[] => {
    const [name, comma, after] = [tokens[at - 2], tokens[at - 1], tokens[at + 1]];
    const value = Number(token.text);
    if (token.kind !== "number" || !Number.isInteger(value) || value < 1 || value > OLDEST) return [];
    if (name?.tag.wordClass !== "PROPN" || !(comma?.text === "," || comma?.text === "(")) return [];
    if (after !== undefined && !CLOSING.has(after.text)) return [];
    const last = searchTerms(name.text).at(-1) ?? "";
    if (last === "") return [];
    const slot = { slot: `age ${last}`, label: name.text, value, words: token.text };
    return [{ kind: "age", ...slot, isExact: true, isToll: false, range, context: new Set<string>() }];
  });
}
