/** Fewer characters a token than any Latin-script tokenizer needs for news. */
const CAUTIOUS_CHARACTERS_PER_TOKEN = 2.5;
/** Until something was measured in a language: short enough for any server's context, long enough to measure by. */
const FIRST_CHARACTERS = 6_000;
const LONG_ENOUGH_TO_JUDGE = 1_200;
/** A share of the context that is left free, because the next text may need more tokens than those measured. */
const HEADROOM = 0.85;
/** A text of so many more characters a token than any of its language before may not have been read whole. */
const ODD = 1.15;
const SMALLEST_CONTEXT = 512;

/** How many characters of a language fit a model's context, learnt from what its server says it read. */
export interface TokenBudget {
  /** How many characters a prompt in this language (a BCP 47 subtag, or null) may have in all. */
  characters(language: string | null): number;
  /** What the number of tokens that a server read says of a prompt. */
  judge(language: string | null, promptCharacters: number, promptTokens: number | null): "whole" | "doubtful" | "cut";
  /** Notes how many tokens a prompt had that was read whole. */
  note(language: string | null, promptCharacters: number, promptTokens: number | null): void;
  /** The server loaded the model with a smaller context than it was asked for. */
  limit(contextTokens: number): void;
  /** The server refused, or did not read, a prompt of so many characters. */
  refused(language: string | null, promptCharacters: number): void;
}

interface Measured {
  readonly fewest: number;
  readonly most: number;
}

export function createTokenBudget(contextTokens: number, answerTokens: number): TokenBudget {
  const measured = new Map<string | null, Measured>();
  const refusedAt = new Map<string | null, number>();
  let room = contextTokens - answerTokens;
  return {
    characters: (language) => {
      const known = measured.get(language);
      const refused = refusedAt.get(language) ?? Number.POSITIVE_INFINITY;
      const fitting = room * HEADROOM * (known?.fewest ?? CAUTIOUS_CHARACTERS_PER_TOKEN);
      return Math.floor(Math.min(known ? fitting : Math.min(fitting, FIRST_CHARACTERS), refused));
    },
    judge: (language, promptCharacters, promptTokens) => {
      if (!isTelling(promptCharacters, promptTokens)) return "whole";
      if (promptTokens > room) return "cut";
      const known = measured.get(language);
      return known && promptCharacters / promptTokens <= known.most * ODD ? "whole" : "doubtful";
    },
    note: (language, promptCharacters, promptTokens) => {
      if (!isTelling(promptCharacters, promptTokens)) return;
      const ratio = promptCharacters / promptTokens;
      const { fewest, most } = measured.get(language) ?? { fewest: ratio, most: ratio };
      measured.set(language, { fewest: Math.min(fewest, ratio), most: Math.max(most, ratio) });
    },
    limit: (tokens) => {
      room = Math.min(room, Math.max(SMALLEST_CONTEXT, tokens) - answerTokens);
      room = Math.max(room, SMALLEST_CONTEXT / 2);
    },
    refused: (language, promptCharacters) => {
      refusedAt.set(language, Math.floor(promptCharacters / 2));
    },
  };
}

function isTelling(promptCharacters: number, promptTokens: number | null): promptTokens is number {
  return promptTokens !== null && promptTokens > 0 && promptCharacters >= LONG_ENOUGH_TO_JUDGE;
}
