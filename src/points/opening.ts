import { withCapital } from "../text/capital.ts";
import { isCapitalised, type Word, withoutPossessive, wordsOf } from "../text/words.ts";

const list = (words: string): string[] => words.trim().split(/\s*,\s*/);

/** Openings that only tie a sentence to the one before; with a comma after them they can go. */
const TIES = new Set(
  list(`but, and, so, however, meanwhile, also, moreover, furthermore, nevertheless, nonetheless, still, yet, instead,
  for example, for instance, in addition, as a result, on the other hand, similarly, likewise, indeed, in fact, of course,
  then, additionally, thus, therefore, hence, besides, finally, lastly, elsewhere, even so, after all, at the same time,
  by contrast, in contrast, on the contrary, in other words, that said, in turn, in short, in the meantime, after that,
  since then, by then, by now, either way, in any case, all the same, rather, again, plus, accordingly, consequently,
  as such, to be sure, to be fair, more importantly, most importantly, importantly, curiously, interestingly,
  unsurprisingly, not surprisingly, ironically, remarkably, in response, in return, well, now, incidentally, fortunately, unfortunately, sadly, first, second, third, secondly, thirdly, firstly, overall, not only that,
  on top of that, because of that, with that, despite that`),
);
/** Those that can go without a comma too, because a clause follows. */
const BARE_TIES = new Set(["but", "and"]);
const LONGEST_TIE = 4;

/** The sentence without the words that tie it to the one before ("But ", "In addition, "). */
export function withoutTie(sentence: string): string {
  const tie = tieLength(sentence);
  if (tie === 0) return sentence;
  const rest = sentence.slice(tie).trimStart();
  return withoutTie(withCapital(rest));
}

function tieLength(sentence: string): number {
  const words = wordsOf(sentence).slice(0, LONGEST_TIE);
  if (words[0]?.start !== 0) return 0;
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) continue;
    const phrase = sentence.slice(0, last.end).toLowerCase();
    if (sentence[last.end] === "," && TIES.has(phrase)) return last.end + 1;
    if (count === 1 && BARE_TIES.has(phrase) && sentence[last.end] === " ") return last.end;
  }
  return 0;
}

/** First words that point back at something said before. */
const POINTING = new Set(
  list(`he, she, it, they, we, i, this, that, these, those, his, her, hers, their, theirs, its, our, ours, my, mine,
  you, your, yours, him, them, us, me, himself, herself, itself, themselves, such, both, neither, either, another,
  others, here, one, elsewhere, afterwards, afterward, later, thereafter, otherwise, or, nor, so, yet, still, then,
  instead, however, moreover, nevertheless, nonetheless, similarly, likewise, also, meanwhile, but, and, therefore,
  thus, hence, because, which, who, whose, whom, although, though, even, none, some, many, most, all, several, few,
  what, why, how, well, yes, no, ok, okay, oh, let, maybe, perhaps`),
);
/** Of these, the ones that may open a sentence that stands alone, where a noun or the right word follows. */
const MAY_OPEN = new Set(
  list(`such, both, neither, either, another, one, because, although, though, even, none, some, many, most, all, several,
  few, no, what, why, how, which, who`),
);
const CONTRACTED = /['’](?:s|m|re|ve|d|ll)$/;

/** Whether a sentence opens with a word that points back at what was said before. */
export function opensByPointing(sentence: string): boolean {
  const words = wordsOf(sentence);
  const [first, second] = words;
  if (!first || pointsInPhrase(sentence, words)) return true;
  const bare = first.lower.replace(CONTRACTED, "");
  if (bare === "that" && first.lower !== bare) return true;
  if (!POINTING.has(bare)) return opensWithPair(sentence, words);
  if (!MAY_OPEN.has(bare)) return !(bare === "us" && first.text === "US");
  if (sentence[first.end] === ",") return true;
  return first.lower !== bare || !openerStands(bare, second?.lower ?? "", second?.text ?? "") || isOfThem(words);
}

const DANGLING_SECOND = new Set(
  list(`is, was, are, were, has, have, had, will, would, can, could, did, does, do, said, says, say, may, might, it,
  he, she, they, so, as, then, more, more than, other, others, else, were, who, in, on, at, to`),
);

const BACK = new Set(list("them, these, those, his, her, their, its, this, that, which, whom, us, you, our, my"));

/** "One of them": of what, was said before. */
const isOfThem = ([, second, third]: readonly Word[]): boolean =>
  second?.lower === "of" && BACK.has(third?.lower ?? "");

function openerStands(first: string, second: string, secondText: string): boolean {
  if (first === "what" || first === "why" || first === "how" || first === "which" || first === "who") return false;
  if (first === "another" || first === "such" || first === "others") return false;
  if (first === "both" || first === "neither" || first === "either") return isCapitalised(secondText);
  return !DANGLING_SECOND.has(second);
}

/** "The same", "In addition": two words that only repeat, or add to, something said before. */
const PAIRS = new Set(list("the pair, the duo, the two, the same, in addition, apart from"));
/** "The former was sold": alone; "The former champion won" says who. */
const ALONE = new Set(list("the former, the latter"));

function opensWithPair(sentence: string, [first, second, third]: readonly Word[]): boolean {
  if (!second) return false;
  const pair = `${first?.lower} ${second.lower}`;
  const next = third?.lower ?? "";
  if (ALONE.has(pair)) return DANGLING_SECOND.has(next);
  if (!PAIRS.has(pair) || sentence[second.end] === "-") return false;
  return (
    !(pair === "in addition" && next === "to") || BACK.has(wordsOf(sentence.slice(third?.end, 80))[0]?.lower ?? "")
  );
}

const BEFORE_POINTING = new Set(
  list(`about, of, in, at, after, before, following, during, for, with, on, by, to, from, since, despite,
  amid, under, over, like, as`),
);
const POINTERS = new Set(list("this, that, these, those"));
/** "This week" and the like are told by the day of the report. */
const OWN_TIME = new Set(
  list(
    "morning, afternoon, evening, week, weekend, month, year, season, spring, summer, autumn, fall, winter, who, of",
  ),
);
const LONGEST_PHRASE = 8;

/** "Asked about that milestone, …", "After this, …": the opening phrase points back. */
function pointsInPhrase(sentence: string, words: readonly Word[]): boolean {
  const comma = sentence.indexOf(",");
  const phrase = words.slice(0, LONGEST_PHRASE).filter(({ end }) => end <= comma);
  return phrase.some(({ lower, end }, index) => {
    const isPointing = POINTERS.has(lower) && BEFORE_POINTING.has(phrase[index - 1]?.lower ?? "");
    return isPointing && (end === comma || !OWN_TIME.has(withoutPossessive(phrase[index + 1]?.lower ?? "")));
  });
}
