import { looksFinite } from "../compress/finite-verbs.ts";

const SHORT_PAST = /^(?:[a-z]?ued|[a-z]ied|used|died|owed|burst|cast|bid|spread|won|shot|aged|eyed)$/;

/** Whether a lower-case word looks like a finite verb, short pasts ("died") included. */
export const isFiniteVerb = (word: string): boolean => looksFinite(word) || SHORT_PAST.test(word);
