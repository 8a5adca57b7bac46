import type { Language } from "../../languages/language.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { wordsOf } from "../../text/words.ts";
import { kinshipOfWords } from "../lexicon/kinship.ts";
import { type Comparer, comparerOf, type SentenceAccount } from "../statements/account.ts";
import type { Certainty, Party, Statement } from "../statements/statement.ts";

/** What comes later in a report rarely tells its news. */
const MOST_SENTENCES = 12;
const MOST_ARTICLES = 12;
const FEWEST_COMMON = 2;

/** Whether a text expects what a later report of the story tells as done: "is set to vote" beside "voted". */
export type Overtaken = (text: string, own: Article) => boolean;

const EXPECTED: ReadonlySet<Certainty> = new Set(["will", "plans", "may", "wanted"]);
/** What somebody may do, or is asked to do, has its answer once they have decided. */
const OPEN: ReadonlySet<Certainty> = new Set(["wanted", "may", "will", "asked"]);

interface Outcome {
  readonly articleId: string;
  /** What has come of it cannot have been told before it was expected, so that of one moment will do. */
  readonly time: number;
  readonly account: SentenceAccount;
  readonly stems: ReadonlySet<string>;
}

export function overtakenIn(articles: readonly ReadArticle[]): Overtaken {
  let outcomes: readonly Outcome[] | null = null;
  return (text, own) => {
    const comparer = comparerOf(own.language);
    const time = Date.parse(own.publishedAt ?? "");
    if (comparer === null || Number.isNaN(time)) return false;
    const account = comparer.account(text);
    const expected = account.statements.filter(isExpected);
    const events = account.statements.flatMap((statement) => expectedEvent(statement, account) ?? []);
    if (expected.length + events.length === 0) return false;
    outcomes ??= outcomesOf(articles, comparer);
    const stems = new Set(contentStems(text, account.sentence.language));
    const later = outcomes.filter(
      (one) => one.articleId !== own.id && one.time >= time && one.stems.intersection(stems).size >= FEWEST_COMMON,
    );
    const asked = account.statements.filter((act) => OPEN.has(act.certainty) && !isDecision(act, account));
    return later.some((one) => {
      const told = one.account.statements.filter(isDone);
      const answers = one.account.statements.filter((act) => isDone(act) || isDecision(act, one.account));
      return (
        expected.some((act) =>
          told.some((other) => hasCome(act, other, comparer) || isDecided(act, account, other, one)),
        ) ||
        asked.some((act) => answers.some((other) => isAnswered(act, other, comparer))) ||
        events.some((event) => told.some((other) => hasTakenPlace(event, other) || isEventDecided(event, other, one)))
      );
    });
  };
}

const isExpected = ({ certainty, isReport }: Statement): boolean => !isReport && EXPECTED.has(certainty);

/** The same act of the same, done; also where it came out the other way. */
const hasCome = (expected: Statement, other: Statement, comparer: Comparer): boolean =>
  (expected.actor ?? expected.object) !== null &&
  comparer.relation({ ...expected, certainty: "did", isNegated: other.isNegated }, other) === "same";

/** "announced her decision to veto the bill", "has decided to veto it": what its own actor told that they will do. */
const isDecision = ({ act, actor, certainty, isReport }: Statement, { statements }: SentenceAccount): boolean =>
  !isReport &&
  certainty === "will" &&
  statements.some((other) => other.act !== act && other.certainty === "did" && other.actor?.head === actor?.head);

/** Whoever may do it does, or says that they will, whatever it is called to which they do it. */
function isAnswered(asked: Statement, other: Statement, comparer: Comparer): boolean {
  const told = { ...asked, certainty: other.certainty, isNegated: other.isNegated, object: null };
  return (asked.actor?.names.length ?? 0) > 0 && comparer.relation(told, { ...other, object: null }) === "same";
}

/** "The council rejected the tram plan" of a council that "is to vote on the tram plan": what it was about is told of. */
function isDecided(expected: Statement, { sentence }: SentenceAccount, other: Statement, later: Outcome): boolean {
  if (!isOutcomeOf(expected.act, other, sentence.language)) return false;
  const matter = sentence.tokens
    .filter(({ start }) => start >= expected.end)
    .map(({ text }) => text)
    .join(" ");
  return tellsMost(mattersIn(matter, sentence.language), later);
}

/** The same of "a vote on the tram plan". */
const isEventDecided = ({ head, linked }: Party, other: Statement, later: Outcome): boolean =>
  isOutcomeOf(head, other, later.account.sentence.language) && tellsMost(linked, later);

const isOutcomeOf = (act: string, { act: other }: Statement, language: Language): boolean =>
  language.words("act-outcomes").get(act)?.split(",").includes(other) ?? false;

/** The stems of a text without its days. */
const mattersIn = (text: string, language: Language): ReadonlySet<string> => {
  const times = language.words("times");
  const words = wordsOf(text).filter(({ lower }) => !times.has(lower) && !/^\d/.test(lower));
  return new Set(words.flatMap(({ text: word }) => contentStems(word, language)));
};

const tellsMost = (matter: ReadonlySet<string>, { stems }: Outcome): boolean =>
  matter.size > 0 && matter.intersection(stems).size >= MOST * matter.size;

const MOST = 0.75;

const isDone = ({ isReport, certainty }: Statement): boolean => !isReport && certainty === "did";

/** "The launch of the Marigold is expected": what is expected, where that is told by a noun. */
function expectedEvent({ act, certainty, object }: Statement, { sentence }: SentenceAccount): Party | null {
  const isExpecting = EXPECTED.has((sentence.language.words("certainties").get(act) ?? "") as Certainty);
  return certainty === "did" && isExpecting ? object : null;
}

/** "The Marigold was launched", "the launch took place": the noun's own verb with whom it is of, or a verb that says that it was. */
function hasTakenPlace(event: Party, { act, isEmpty, actor, object, isNegated }: Statement): boolean {
  if (isNegated) return false;
  const parties = [actor, object].filter((party) => party !== null);
  if (isEmpty) return parties.some(({ head }) => head === event.head);
  const isOwnVerb = kinshipOfWords().likeness(event.head, act) >= OWN_VERB;
  return isOwnVerb && parties.some(({ terms }) => !terms.isDisjointFrom(event.terms.union(event.linked)));
}

/** From this likeness on, a verb and a noun have one root: "launch", "arrest", "election" and "elect". */
const OWN_VERB = 0.8;

const outcomesOf = (articles: readonly ReadArticle[], comparer: Comparer): Outcome[] =>
  articles.slice(-MOST_ARTICLES).flatMap(({ article, reading }) => {
    const time = Date.parse(article.publishedAt ?? "");
    if (Number.isNaN(time)) return [];
    return reading.sentences.slice(0, MOST_SENTENCES).map(({ start, end }) => {
      const text = article.text.slice(start, end);
      return {
        articleId: article.id,
        time,
        account: comparer.account(text),
        stems: new Set(contentStems(text, readLanguage(article.language))),
      };
    });
  });
