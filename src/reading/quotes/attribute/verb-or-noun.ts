import { cueVerb } from "../cue-lexicon.ts";
import type { Token } from "../grammar/token.ts";
import {
  DETERMINERS,
  isAdverb,
  isMark,
  isNameWord,
  OBJECT_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from "../grammar/words.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const PLURAL_SUBJECTS = set("they we i you who that which people police some many others most both critics men women");
const SINGULAR_SUBJECTS = set("he she it who that which one everyone everybody someone nobody another");
const MODALS =
  set(`to will would shall should can could may might must do does did don't doesn't didn't won't wouldn't not
  cannot can't couldn't`);
const NEVER_NOUNS = set(`says tells writes asks adds argues insists thinks believes knows explains admits warns suggests
  describes declares denies maintains contends acknowledges recalls criticizes accuses urges feels wants hears sees finds`);
const COUNTING = set("two three four five six these those many several few some such numerous");
const ADJECTIVE = /(?:ous|ful|able|ible|less|ish|ing|ive|ed|al|ic|ent|ary)$/;
const ADJECTIVE_LIKE_NOUN =
  /(?:official|general|rival|executive|representative|critic|president|agent|student|resident|secretary)$/;

/** Whether a word spelled like a verb of speech stands as a verb, and not as a noun or an adjective. */
export function isVerbHere(tokens: readonly Token[], cue: number, floor: number): boolean {
  const form = cueVerb(tokens[cue]?.lower ?? "")?.form;
  const before = beforeAdverbs(tokens, cue, floor);
  if (form === "base") return before !== undefined && (isSubjectOfBase(before) || isSayOf(tokens, cue, before));
  if (form === "s") return isThirdPerson(tokens, cue, before);
  if (before?.kind !== "word") return true;
  return !isDeterminer(before) && !isPossessive(before);
}

function beforeAdverbs(tokens: readonly Token[], cue: number, floor: number): Token | undefined {
  let at = cue - 1;
  while (at >= floor && at > cue - 4 && tokens[at] && isAdverb(tokens[at] as Token)) at--;
  return at >= floor ? tokens[at] : undefined;
}

const isPossessive = ({ text }: Token): boolean => /['’]s?$/.test(text);

const isDeterminer = ({ lower }: Token): boolean =>
  DETERMINERS.has(lower) && !SINGULAR_SUBJECTS.has(lower) && !PLURAL_SUBJECTS.has(lower);

const NO_SUBJECT = set("let as you'd let's so that's i'd not have has had final");

/** "sources close to the mayor say that …": "say" is no noun where what is said follows a noun phrase of any number. */
function isSayOf(tokens: readonly Token[], cue: number, before: Token): boolean {
  const next = tokens[cue + 1];
  if (tokens[cue]?.lower !== "say" || before.kind !== "word" || isDeterminer(before) || NO_SUBJECT.has(before.lower))
    return false;
  return next !== undefined && next.kind !== "mark" && opensObject(next);
}

/** "they say", "to say", "would say", "officials say", and after an aside ("officials, however, say"). */
const isSubjectOfBase = (before: Token): boolean =>
  PLURAL_SUBJECTS.has(before.lower) ||
  MODALS.has(before.lower) ||
  (/[^s'’]s$/.test(before.text) && !POSSESSIVES.has(before.lower)) ||
  isMark(before, ",)");

function isThirdPerson(tokens: readonly Token[], cue: number, before: Token | undefined): boolean {
  if (!before) return false;
  if (NEVER_NOUNS.has(tokens[cue]?.lower ?? "")) return true;
  if (isDeterminer(before) || POSSESSIVES.has(before.lower) || isPossessive(before) || COUNTING.has(before.lower))
    return false;
  if (PREPOSITIONS.has(before.lower)) return false;
  if (ADJECTIVE.test(before.lower) && !before.capital && !ADJECTIVE_LIKE_NOUN.test(before.lower)) return false;
  return SINGULAR_SUBJECTS.has(before.lower) || opensObject(tokens[cue + 1]);
}

/** Whether a token can follow a transitive verb or one of speech, as it cannot follow a noun. */
function opensObject(next: Token | undefined): boolean {
  if (!next || next.kind === "quote" || next.kind === "mark") return true;
  return (
    next.lower === "that" ||
    next.lower === "how" ||
    next.lower === "why" ||
    DETERMINERS.has(next.lower) ||
    SUBJECT_PRONOUNS.has(next.lower) ||
    OBJECT_PRONOUNS.has(next.lower) ||
    isNameWord(next)
  );
}
