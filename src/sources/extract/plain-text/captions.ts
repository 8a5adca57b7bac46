import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";

const LONGEST_CAPTION = 600;

/** Heads of a line that only captions and picture credits have. */
const heads = once(() => [
  new RegExp(`^${anyOf("picture-label")}\\s{0,2}[:|/]`, "i"),
  new RegExp(`^${anyOf("picture-noun")} ${anyOf("picture-source")}(?!\\p{L})`, "iu"),
  new RegExp(`^${anyOf("file-picture").toUpperCase()}\\s{0,2}(?:[-–—:]|\\()`),
  new RegExp(`^\\(?${anyOf("file-picture")}\\)?\\s{0,2}[:\\-–—]`, "i"),
  new RegExp(`^${anyOf("picture-house")}(?!\\p{L}).{0,40}$`, "iu"),
  new RegExp(`^\\(${anyOf("picture-house", "picture-noun")}(?!\\p{L})`, "iu"),
  new RegExp(`^${anyOf("picture-button")}`, "i"),
]);

/** Ends of a line that only captions have. */
const tails = once(() => {
  const [word, source, agency] = [anyOf("picture-word"), anyOf("picture-source"), anyOf("picture-agency")];
  return [
    new RegExp(`[/|•—–-] ?${word}(?: ${source})?(?:\\s{0,2}[:/]| by(?!\\p{L})) ?[^/|:]{0,60}$`, "iu"),
    new RegExp(
      `[([]${anyOf("picture-word", "picture-house")}(?: ${source})?\\s{0,2}[:/,-]? ?[^()[\\]]{0,80}[)\\]]\\.?$`,
      "i",
    ),
    new RegExp(`[([][^()[\\]]{0,60}(?:/ ?|via )${agency}[^()[\\]]{0,30}[)\\]]\\.?$`, "i"),
    new RegExp(`(?:^|[.!?”"] )${word}\\s{0,2}: ?[^.!?:]{1,80}$`, "i"),
    new RegExp(`(?:${agency.toUpperCase()}|Getty Images|Getty)/[\\p{Lu}][^/]{1,60}$`, "u"),
    new RegExp(`[|/] ?${agency}(?: ${word})?[.)]?$`, "i"),
    new RegExp(`(?:\\.\\.\\. ?\\(|via )${agency}\\)?\\.?$`, "i"),
    new RegExp(`[^.!?”"\\s] ?\\[${agency}\\]\\.?$`, "i"),
    new RegExp(`[.,;] ?\\(?${anyOf("file-picture")}\\)?\\.?$`, "i"),
  ];
});

/** An agency in brackets behind words without a full stop; behind one it is a report's source. */
const endsInAgency = once(() => new RegExp(`[^.!?”"\\s] ?\\(${anyOf("picture-agency")}\\)$`, "i"));

/** A line whose last word is a bare host or a link to one: the picture's source. */
const ENDS_IN_HOST = /^[^.!?]{2,80}[.!?,]? \(?(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}\)?$/i;

const picturePointer = once(
  () =>
    new RegExp(
      `\\(${anyOf("picture-side")}(?!\\p{L})[^)]{0,30}\\)|^pictured(?!\\p{L})|(?<!\\p{L})${anyOf("pictured")}(?!\\p{L})`,
      "iu",
    ),
);

/** Whether a line, as plain words, tells what a picture shows or whose it is. */
export function isCaption(words: string, ended: boolean): boolean {
  if (words === "" || words.length > LONGEST_CAPTION) return false;
  if (heads().some((head) => head.test(words)) || tails().some((tail) => tail.test(words))) return true;
  return !ended && (endsInAgency().test(words) || ENDS_IN_HOST.test(words) || picturePointer().test(words));
}

/** Whether a piece of running text speaks of the picture beside it. */
export const pointsAtPicture = (words: string): boolean => picturePointer().test(words);
