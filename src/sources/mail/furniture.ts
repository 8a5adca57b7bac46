import type { TextBlock } from "../extract/html/block-text.ts";
import type { PageElement } from "../extract/html/dom.ts";
import { isProse } from "../extract/html/prose.ts";
import { pageWords } from "../extract/words.ts";

const LONGEST_NOTICE = 400;
const LONGEST_LINE = 140;
const LEAST_LINKED = 0.4;
const MOST_ADVERT = 0.4;
const ENDS_SENTENCE = /[.!?…。！？؟]["”’»)\]]{0,2}$/;

/** The lines of a newsletter that are its text: without adverts, and without what a mailing adds above and below it. */
export function withoutFurniture(blocks: readonly TextBlock[]): TextBlock[] {
  const adverts = advertsIn(blocks);
  const told = blocks.filter(({ element }) => !adverts.some((advert) => advert.contains(element)));
  return withoutFoot(withoutHead(told)).filter((block) => !isOfMailing(block));
}

/** "View in your browser", "Unsubscribe", "You are receiving this because …": a line about the mail, not in it. */
function isOfMailing({ text, linked }: TextBlock): boolean {
  if (text.length > LONGEST_NOTICE) return false;
  const lower = text.toLowerCase().replaceAll("’", "'");
  if ([...pageWords("mail-notice")].some((notice) => lower.includes(notice))) return true;
  const leads = linked > LEAST_LINKED * text.length || (linked > 0 && text.length <= LONGEST_LINE);
  return leads && [...pageWords("mail-link")].some((words) => standsIn(lower, words));
}

/** Whether words stand in a text, whole; scripts without blanks have no bounds of words. */
function standsIn(lower: string, words: string): boolean {
  const at = lower.indexOf(words);
  if (at < 0) return false;
  return !isLetter(words[0]) || !(isLetter(lower[at - 1]) || isLetter(lower[at + words.length]));
}

const isLetter = (character = ""): boolean => /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(character);

const reads = ({ text, linked }: TextBlock): boolean => isProse(text, linked);

/** Drops what stands above the last line about the mail before the text begins. */
function withoutHead(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const begin = blocks.findIndex((block) => reads(block) && !isOfMailing(block));
  const last = blocks.slice(0, Math.max(0, begin)).findLastIndex(isOfMailing);
  return blocks.slice(last + 1);
}

/** Drops everything from the first line about the mail behind the text, and the addresses above that. */
function withoutFoot(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const lastText = blocks.findLastIndex((block) => reads(block) && !isOfMailing(block));
  const first = blocks.findIndex((block, at) => at > lastText && isOfMailing(block));
  if (first < 0) return blocks;
  const end = blocks.slice(0, first).findLastIndex(({ text }) => ENDS_SENTENCE.test(text));
  return blocks.slice(0, Math.max(lastText, end) + 1);
}

/** The innermost elements around "Advertisement" that hold more than that word, and not most of the mail. */
function advertsIn(blocks: readonly TextBlock[]): PageElement[] {
  const whole = lettersIn(blocks, () => true);
  return blocks.filter(headsAdvert).flatMap(({ element, text }) => {
    for (let at: PageElement | null = element; at; at = at.parentElement) {
      const around = at;
      const letters = lettersIn(blocks, (other) => around.contains(other.element));
      if (letters > MOST_ADVERT * whole) return [];
      if (letters > text.length) return [around];
    }
    return [];
  });
}

const headsAdvert = ({ text }: TextBlock): boolean =>
  text.length <= 40 && pageWords("advert-head").has(text.toLowerCase().replace(/[^\p{L}]{1,5}$/u, ""));

const lettersIn = (blocks: readonly TextBlock[], counts: (block: TextBlock) => boolean): number =>
  blocks.reduce((sum, block) => sum + (counts(block) ? block.text.length : 0), 0);
