import { once } from "../text/once.ts";
import { wordsOfKindInAnyLanguage } from "./word-kinds.ts";

const particles = wordsOfKindInAnyLanguage("name-particles", "");
const inNames = wordsOfKindInAnyLanguage("page-words", "in-names");
const small = once(() => particles().union(inNames()));

/** Whether a word in small letters may stand inside the name of a person, a place or a house: "de", "of", "und". */
export const isSmallNameWord = (lower: string): boolean => small().has(lower);
