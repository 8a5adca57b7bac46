import type { TaggedToken } from "../../../languages/analysis/token.ts";
import { searchTerms } from "../../../languages/terms/search-terms.ts";
import type { TextRange } from "../../../model/article.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import type { Claim } from "./claim.ts";

const CLOSING = new Set([",", ".", ")", ";"]);
const OLDEST = 120;

/** How old somebody is said to be: "Evert Lund, 58, got out", "Evert Lund (58)". */
export function ageClaims({ sentence: { tokens } }: SentenceAccount, range: TextRange): Claim[] {
  return tokens.flatMap((token, at): Claim[] => {
    const name = tokens[at - 2];
    const last = name && isAge(tokens, at) ? (searchTerms(name.text).at(-1) ?? "") : "";
    if (!name || last === "") return [];
    const slot = { slot: `age ${last}`, label: name.text, value: Number(token.text), words: token.text };
    return [{ kind: "age", ...slot, isExact: true, isToll: false, range, context: new Set<string>() }];
  });
}

/** A whole number in an aside behind a name. */
function isAge(tokens: readonly TaggedToken[], at: number): boolean {
  const [name, opening, age, closing] = tokens.slice(at - 2, at + 2);
  const value = Number(age?.text);
  const isWhole = age?.kind === "number" && Number.isInteger(value) && value >= 1 && value <= OLDEST;
  const isAside = opening?.text === "," || opening?.text === "(";
  return isWhole && isAside && name?.tag.wordClass === "PROPN" && (!closing || CLOSING.has(closing.text));
}
