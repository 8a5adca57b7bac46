import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";

const LONGEST_CREDIT = 420;

const whole = once(() => {
  const [more, work, by] = ["credit-more", "credit-work", "credit-by"].map((kind) => anyOf(kind));
  const agency = anyOf("report-agency");
  const and = anyOf("credit-and");
  return [
    new RegExp(`^[([]?(?:${more} )?${work}(?: ${and} ${work})? ${by}(?!\\p{L})`, "iu"),
    new RegExp(`^[([]?${anyOf("credit-with")} (?:${more} )?${anyOf("credit-help")} ${by}(?!\\p{L})`, "iu"),
    new RegExp(`^[([]${anyOf("credit-whole")}[)\\]]?$`, "i"),
    new RegExp(`^${anyOf("source-label")}\\s{0,2}: ?\\S.{0,120}$`, "i"),
    new RegExp(`^[([]?${anyOf("source-label")}\\s{0,2}[:/-] ?[\\p{Lu}][^.!?]{1,80}[)\\]]?\\.?$`, "u"),
    new RegExp(`^(?:—|–|--|-) ?(?:${anyOf("credit-with")} )?${agency}(?: ${and} ${agency})?\\.?$`, "i"),
    new RegExp(`^[([]?${agency}(?:[,/ &]{1,3}(?:${and} )?${agency}){0,4}[)\\]]?\\.?$`, "i"),
    new RegExp(`^${anyOf("first-published")} [^.!?]{2,60}\\.?$`, "i"),
    new RegExp(`^©? ?(?:19|20)\\d\\d [\\p{Lu}][^.!?]{1,60}(?:\\. ${anyOf("rights")}\\.?)?$`, "iu"),
  ];
});

/** "… contributed to this report." and the like: a sentence that says nothing else. */
const contributed = once(
  () =>
    new RegExp(
      `(?<!\\p{L})${anyOf("contributes")}(?!\\p{L})[^.!?]{0,25}(?<!\\p{L})${anyOf("contributed-to")}(?!\\p{L})`,
      "iu",
    ),
);
const reportedFrom = once(() => {
  const before = `(?:${anyOf("report-agency")} )?(?:${anyOf("reporters")} )?`;
  return new RegExp(`^${before}[\\p{L}][^.!?]{2,60} ${anyOf("reported-from")} [\\p{Lu}][^.!?]{1,80}[.;]`, "u");
});

/** Whether a line, as plain words, says who made the article and from what. */
export function isCredit(words: string): boolean {
  if (words === "" || words.length > LONGEST_CREDIT) return false;
  return whole().some((pattern) => pattern.test(words)) || isContribution(words);
}

/** A credit is one or two short sentences about writers, never a longer paragraph. */
export const isContribution = (words: string): boolean =>
  words.length <= 300 && (contributed().test(words) || reportedFrom().test(words));
