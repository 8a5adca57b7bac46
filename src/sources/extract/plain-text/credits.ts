const LONGEST_CREDIT = 420;

const WHOLE: readonly RegExp[] = [
  /^[([]?(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited|reported) (?:and (?:writing|editing|reporting) )?(?:by|from)\b/i,
  /^[([]?with (?:additional |further )?(?:inputs?|reporting|files|material|contributions|help) (?:from|by)\b/i,
  /^[([](?:with )?agency inputs?[)\]]?$/i,
  /^sources?\s{0,2}: ?\S.{0,120}$/i,
  /^[([]?(?:sources?|via)\s{0,2}[:/-] ?[\p{Lu}][^.!?]{1,80}[)\]]?\.?$/u,
  /^(?:—|–|--|-) ?(?:with )?(?:ap|afp|reuters|upi|dpa|tass|agencies|pa|associated press|bloomberg|xinhua|efe|ani|pti|ians)(?: and (?:agencies|reuters|afp|ap))?\.?$/i,
  /^[([]?(?:ap|afp|reuters|upi|dpa|tass|agencies|pa|xinhua|efe|ani|pti|ians|bernama|anadolu|agencies|bloomberg)(?:[,/ &]{1,3}(?:and )?(?:ap|afp|reuters|upi|dpa|tass|agencies|pa|xinhua|efe|ani|pti|bloomberg)){0,4}[)\]]?\.?$/i,
  /^(?:originally|first) published (?:in|on|at|by) [^.!?]{2,60}\.?$/i,
  /^©? ?(?:19|20)\d\d [\p{Lu}][^.!?]{1,60}(?:\. all rights reserved\.?)?$/iu,
];

/** "… contributed to this report." and the like: a sentence that says nothing else. */
const CONTRIBUTED =
  /\bcontribut(?:ed|es|ing|ions?)\b[^.!?]{0,25}\b(?:reporting|report|story|article|coverage|piece|dispatch|file|live)\b/i;
const REPORTED_FROM =
  /^(?:associated press |ap |reuters |afp )?(?:writers? |reporters? |correspondents? )?[\p{Lu}][^.!?]{2,60} reported from [\p{Lu}][^.!?]{1,80}[.;]/u;

/** Whether a line, as plain words, says who made the article and from what. */
export function isCredit(words: string): boolean {
  if (words === "" || words.length > LONGEST_CREDIT) return false;
  return WHOLE.some((pattern) => pattern.test(words)) || isContribution(words);
}

/** A credit is one or two short sentences about writers, never a longer paragraph. */
export const isContribution = (words: string): boolean =>
  words.length <= 300 && (CONTRIBUTED.test(words) || REPORTED_FROM.test(words));
