import type { TextRange } from "../../model/article.ts";

/** Fewer characters a token than any Latin-script tokenizer needs for news: the budget before anything was measured. */
const CAUTIOUS_CHARACTERS_PER_TOKEN = 2.5;
/** A share of the context that is left free, because the next text may need more tokens than those measured. */
const HEADROOM = 0.85;
const NUMBERING_CHARACTERS = 6;
/** A server that reads fewer tokens than this share of what was measured before dropped a part of the prompt. */
const LEAST_SHARE_READ = 0.5;
const LONG_ENOUGH_TO_JUDGE = 1_500;

/** How many characters fit a model's context, learnt from what its server says it read. */
export interface TokenBudget {
  /** How many characters a prompt may have in all. */
  characters(): number;
  /** Notes what a server read. False where it cannot have read the whole prompt. */
  note(promptCharacters: number, promptTokens: number | null): boolean;
}

export function createTokenBudget(contextTokens: number, answerTokens: number): TokenBudget {
  let fewest = CAUTIOUS_CHARACTERS_PER_TOKEN;
  let measured = false;
  return {
    characters: () => Math.floor((contextTokens - answerTokens) * HEADROOM * fewest),
    note: (promptCharacters, promptTokens) => {
      if (promptTokens === null || promptTokens <= 0 || promptCharacters < LONG_ENOUGH_TO_JUDGE) return true;
      const ratio = promptCharacters / promptTokens;
      if (measured && ratio > fewest / LEAST_SHARE_READ) return false;
      if (promptTokens >= contextTokens - answerTokens) return false;
      fewest = measured ? Math.min(fewest, ratio) : Math.max(1, ratio);
      measured = true;
      return true;
    },
  };
}

/**
 * Splits sentences into runs that each fit so many characters, as even as can be. A sentence that alone does not fit is
 * left out.
 */
export function partsThatFit(sentences: readonly TextRange[], characters: number): (readonly TextRange[])[] {
  const cost = ({ start, end }: TextRange) => end - start + NUMBERING_CHARACTERS;
  const fitting = sentences.filter((sentence) => cost(sentence) <= characters);
  const total = fitting.reduce((sum, sentence) => sum + cost(sentence), 0);
  const share = total / Math.max(1, Math.ceil(total / characters));
  const parts: TextRange[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const sentence of fitting) {
    if (filled + cost(sentence) > characters || filled >= share) {
      parts.push([]);
      filled = 0;
    }
    parts.at(-1)?.push(sentence);
    filled += cost(sentence);
  }
  return parts;
}
