const WORDS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** How many words stand in a text. */
export const countWords = (text: string): number => text.match(WORDS)?.length ?? 0;
