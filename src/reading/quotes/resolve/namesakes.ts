import { isComma, isFiniteVerb } from "../../../languages/analysis/token.ts";
import { contentStems } from "../../../languages/terms/stems.ts";
import type { NameMention } from "../../names/name-mention.ts";
import { calledIn, folded, type Named } from "../../names/people.ts";
import { type Discourse, mentionsBefore, sentenceNumber, tokensOf } from "./discourse.ts";
import type { Referent } from "./pronouns.ts";

const SENTENCES_BACK = 3;

/**
 * Whom a name means. Of a surname's bearers the one whom the words behind it describe ("Roe, the ferry owner"); else it is in
 * doubt where another bearer was named in full a few sentences before.
 */
export function bearerOf(discourse: Discourse, block: number, mention: NameMention): Referent {
  const calledAs = calledIn(discourse.language, mention);
  const named = discourse.cast.find(mention.words, mention.gender, { calledAs, at: { ...mention, paragraph: block } });
  const [surname, ...others] = mention.words;
  if (!named || others.length > 0 || surname === undefined || mention.titles.length > 0)
    return { named, isDoubtful: false };
  const isBearer = ({ words }: Pick<NameMention, "words">): boolean =>
    words.length > 1 && folded(words.at(-1) ?? "") === folded(surname);
  const described = bearerDescribed(discourse, wordsBehind(discourse, block, mention.to), isBearer);
  if (described) return { named: described, isDoubtful: false };
  const last = lastInFull(discourse, block, mention.from, isBearer);
  return { named, isDoubtful: last !== null && last !== named };
}

/** Whether a name in full ends in the surname in question. */
type IsBearer = (name: Pick<NameMention, "words">) => boolean;

/** The bearer of a surname of whom most of the words wanted were told where one was named in full. */
function bearerDescribed(discourse: Discourse, wanted: ReadonlySet<string>, isBearer: IsBearer): Named | null {
  if (wanted.size === 0 || discourse.cast.all.filter(isBearer).length < 2) return null;
  const common = new Map<Named, number>();
  for (const mention of discourse.mentions.filter(isBearer).slice(0, MOST_MENTIONS)) {
    const called = new Set(contentStems(mention.role ?? "", discourse.language));
    const told = wordsBehind(discourse, mention.paragraph, mention.to).union(called).intersection(wanted).size;
    common.set(mention.named, Math.max(told, common.get(mention.named) ?? 0));
  }
  const [[best, most] = [null, 0], [, next] = [null, 0]] = [...common].sort(([, one], [, other]) => other - one);
  return most > next ? best : null;
}

const MOST_MENTIONS = 40;
const LONGEST_DESCRIPTION = 8;

/** The stems of the few words behind a name and a comma, up to the next mark. */
function wordsBehind(discourse: Discourse, block: number, at: number): ReadonlySet<string> {
  const tokens = tokensOf(discourse, block);
  // In "Karl Roe, son of Ada Roe, owns" the comma behind Ada ends what was told of Karl.
  if (!isComma(tokens[at]) || isFiniteVerb(tokens[at + 1])) return new Set();
  const words: string[] = [];
  for (let next = at + 1; next <= at + LONGEST_DESCRIPTION && tokens[next]?.kind === "word"; next++)
    words.push(tokens[next]?.text ?? "");
  return new Set(contentStems(words.join(" "), discourse.language));
}

/** Whoever of a surname was named in full last, a few sentences back. */
function lastInFull(discourse: Discourse, block: number, from: number, isBearer: IsBearer): Named | null {
  const sentence = sentenceNumber(discourse, block, from);
  for (const mention of mentionsBefore(discourse, block, from)) {
    if (sentence - mention.sentence > SENTENCES_BACK) return null;
    if (isBearer(mention) && mention.named.personhood >= 0) return mention.named;
  }
  return null;
}
