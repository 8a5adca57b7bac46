import { remembered } from "../text/remembered.ts";
import { wordsOf } from "../text/words.ts";

const list = (words: string): string[] => words.trim().split(/\s*,\s*/);

/** Openings by which a page speaks to its visitor. */
const ADDRESSING =
  list(`scroll down, click, read more, read next, read also, see also, also read, more on, watch, watch:,
  listen, related, sign up, subscribe, follow us, follow @, like us, share this, join the conversation, join us,
  download, editor's note, editors' note, for confidential support, for confidential help, for support, for help,
  for more, here is a look, here's a look, all rights reserved, copyright, ©, opinions expressed, the opinions,
  the views expressed, this page includes, this transcript, this page may, this story has been, this article was,
  this article has been, published, updated, last updated, posted, photo, photos, picture, pictured, pictures,
  image, images, video, videos, caption, advertisement, sponsored, e-mail, email, follow, tweet, have you got a story,
  do you have a story, do you know, send us, contact us, visit, tell us, comments, write to, write a comment, by:,
  by ., what do you think, to see, to read, to watch, to listen, to comment, to subscribe, to vote, more:, more from,
  source:, credit:, with files from, additional reporting, reporting by, editing by, writing by, compiled by,
  correction, an earlier version, a previous version, possession, count, last modified`);

/** Phrases that stand in furniture only. */
const TELLTALES =
  anyOf(`scroll down, click here, contributed to this, terms and conditions, terms of use, privacy policy,
  cookie policy, cookies policy, uses cookies, use cookies, use of cookies, accept cookies, all rights reserved,
  sign up for, subscribe to our, our newsletter, follow us on, join the conversation, the author's own,
  solely those of, views expressed in this, opinions expressed in this, report abuse, share this, log in to, sign in to,
  enable javascript, ad blocker, contact us at, email us, e-mail us, call samaritans, or visit www,
  press association. all, material may not be, gallery below, in the video above, in the video below, video below,
  watch the video, see the video, read the full, full story, story continues, continue reading, has been amended,
  has been updated, has been corrected, was corrected`);

/** One pattern for all phrases: plain alternatives, so that it reads a text once. */
function anyOf(phrases: string): RegExp {
  return new RegExp(
    list(phrases.replace(/\s+/g, " "))
      .map((phrase) => phrase.replace(/[.'@]/g, "\\$&"))
      .join("|"),
  );
}

/** Openings that are furniture only with a colon or so few words that no sentence can be meant. */
const MOST_WORDS_OF_A_LABEL = 3;

const LONGEST_LABEL = 80;

/** The openings by their first two letters, so that most sentences are compared with none. */
const BY_START = Map.groupBy(ADDRESSING, (opening) => opening.slice(0, 2));

/** Whether a sentence belongs to the page and not to the story: a pointer, a credit, a notice, a label. */
export const isPageFurniture: (sentence: string) => boolean = remembered(isSaidByPage);

function isSaidByPage(sentence: string): boolean {
  const lower = sentence.toLowerCase().replaceAll("’", "'");
  if (TELLTALES.test(lower)) return true;
  const start = lower.replace(/^[\s(["'“‘]+/, "");
  const openings = BY_START.get(start.slice(0, 2)) ?? [];
  if (openings.some((opening) => startsWithPhrase(start, opening) && isSpokenByPage(start, opening))) return true;
  return lower.length < LONGEST_LABEL && wordsOf(lower).length <= MOST_WORDS_OF_A_LABEL;
}

function startsWithPhrase(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const next = text.charAt(phrase.length);
  return next === "" || !/[\p{L}\p{N}]/u.test(next);
}

const VERBS_OF_VISITORS = new Set(
  list("watch, visit, listen, download, follow, related, copyright, correction, tweet"),
);
const AMBIGUOUS = new Set(
  list(`photo, photos, picture, pictures, image, images, video, videos, caption, comments, published, updated, posted,
  email, e-mail, to see, to read, to watch, to listen, to comment, to vote, possession, count, correction, related,
  for help, for support, for more, tweet, follow, watch, visit, listen, do you know, the opinions, advertisement`),
);

/** An ambiguous opening ("Photos show …", "To see …") is a label where a colon or a full stop follows soon. */
function isSpokenByPage(text: string, opening: string): boolean {
  if (!AMBIGUOUS.has(opening)) return true;
  const next = text.slice(opening.length, opening.length + 30);
  if (/^\s?[:.|)]/.test(next)) return true;
  const words = wordsOf(text).length;
  if (VERBS_OF_VISITORS.has(opening)) return words <= 12;
  return /[:|]/.test(next) && words <= 12;
}
