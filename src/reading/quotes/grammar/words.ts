import type { Token } from "./token.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const DETERMINERS =
  set(`the a an this that these those his her its their my our your some any many most several few
  both all each every another other no one two three four five six seven eight nine ten dozens hundreds thousands multiple
  various certain such numerous whose either neither half`);
export const SUBJECT_PRONOUNS = set("he she they we i it you who");
export const OBJECT_PRONOUNS = set("him them us me whom himself herself themselves itself myself ourselves");
export const POSSESSIVES = set("his her their my our its your whose");
export const RELATIVES = set("who which that whom whose");
/** Pronouns with a contracted auxiliary ("he's", "they've"). */
export const CONTRACTED: ReadonlySet<string> = new Set(
  ["he", "she", "they", "we", "i", "it", "you", "who"].flatMap((pronoun) =>
    ["s", "d", "ve", "ll", "re", "m"].map((auxiliary) => `${pronoun}'${auxiliary}`),
  ),
);
export const PREPOSITIONS =
  set(`of for at in from with on to near about during as inside by into over under after before
  between among against through without within around toward towards upon via amid despite since until like across behind
  beyond along above below per aside ahead including outside off onto throughout unlike regarding concerning besides alongside versus vs`);
/** Prepositions that tie a noun phrase to the one before it ("a spokesman for the bank"). */
export const LINKING = set("of for at in from with on to near about inside over behind against between close under");
export const CONJUNCTIONS = set("and but or nor so yet plus &");
export const SUBORDINATORS =
  set(`if when while although though because since unless until whereas after before once as that
  whether where why how what even`);
export const AUXILIARIES =
  set(`is are was were be been being am has have had having do does did will would shall should can
  could may might must ought 'll 'd 've need cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't
  wouldn't shouldn't can't couldn't mustn't`);
const ADVERB_LIST =
  set(`also then later once never not ever still already just even often always sometimes again soon now
  today recently first further instead therefore thus too only simply rather quite very almost perhaps maybe probably long
  however meanwhile moreover nevertheless nonetheless otherwise here there earlier afterward afterwards previously yesterday
  tomorrow tonight recently repeatedly since together twice nearly far back online publicly privately reportedly famously
  directly likewise subsequently merely all both n't more most less least better well much so`);
const NOT_ADVERBS =
  set(`family assembly rally ally july italy reply supply only daily weekly monthly early elderly friendly
  lovely ugly holy likely unlikely deadly lonely costly bully fly jelly belly billy kelly sally molly emily tally anomaly
  monopoly melancholy homily folly apply comply rely imply multiply`);
export const DAYS =
  set(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
  saturdays sundays`);
export const MONTHS =
  set(`january february march april may june july august september october november december jan. feb. mar.
  apr. jun. jul. aug. sep. sept. oct. nov. dec.`);
const TIME = set(`today yesterday tonight tomorrow morning afternoon evening night noon week month year weekend week's
  earlier later early late last next`);

export const isAdverb = ({ lower, capital }: Token): boolean =>
  ADVERB_LIST.has(lower) || (lower.length > 4 && !capital && lower.endsWith("ly") && !NOT_ADVERBS.has(lower));

/** A weekday, month or other word of time. */
export const isTime = ({ lower, capital }: Token): boolean =>
  DAYS.has(lower) || TIME.has(lower) || (capital && MONTHS.has(lower) && lower !== "may");

export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === "mark" && marks.includes(token.text[0] ?? " ");

const DASHES = "—–-―";
export const isDash = (token: Token | undefined): boolean => isMark(token, DASHES);

/** Function words that may stand capitalised at the start of a sentence and are no name. */
const STARTERS =
  set(`the a an in on at but and if when this that these those as for so or while after what there now not
  before since because although though with without by from to of he she they we i it you who how why where yet still then
  also even both some many most all one two three no yes here such his her their our its my your during under over through
  despite meanwhile however instead just only once perhaps maybe until unless about according asked earlier later last next
  among like let well ok okay oh every each another other more nor speaking given although whether rather per following amid
  again thus again since first second third finally indeed moreover nevertheless additionally further furthermore is was are
  were do does did has have had can could will would should may might must be been being`);

/** Whether a token looks like part of a name: a capital, and no function word. */
export const isNameWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === "word" &&
  token.capital &&
  !STARTERS.has(token.lower) &&
  !DAYS.has(token.lower) &&
  !(MONTHS.has(token.lower) && token.lower.length > 5) &&
  !CONTRACTED.has(token.lower);

export const NAME_PARTICLES = set("de la van von der den bin al ibn el du di da del dos das le st. ul ben abu");

/** A pronoun as a clause's subject. */
export const isPronounLike = ({ lower }: Token): boolean =>
  SUBJECT_PRONOUNS.has(lower) || lower === "this" || lower === "that";
