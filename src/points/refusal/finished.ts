import { wordsOf } from "../../text/words.ts";

/** Whether a sentence ends as one and has more than a few words. */
export const isFinished = (sentence: string): boolean =>
  /[.!?…。！？؟][\s"'”’“»«‹›」』)\]）]{0,3}$/.test(sentence.trimEnd().slice(-4)) && wordsOf(sentence).length > 4;
