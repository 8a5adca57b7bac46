import type { Language } from "../../languages/language.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Choice, ChoiceOutcome, ChoiceQuestion, ShownText } from "../../model/choice.ts";
import type { Digest, DigestStory } from "../../model/digest.ts";
import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { Saying, Story } from "../../model/story.ts";
import { addressesReader, isInstruction } from "../../points/addressing.ts";
import type { Candidate } from "../../points/candidates.ts";
import { choosableCandidates, shownAmong, shownOf } from "../../points/choices.ts";
import { toldOf } from "../../points/chosen.ts";
import type { StoryLimits } from "../../stories/tell.ts";
import { excerptOf } from "../../stories/telling/excerpt.ts";
import { plainHeadlines } from "../../stories/telling/headline.ts";
import { languageTold } from "../../stories/telling/language-told.ts";
import { type PointMaker, pointMaker } from "../../stories/telling/points.ts";
import { voicesOf } from "../../stories/telling/voices.ts";
import { withoutLastComma } from "../../text/quote-marks.ts";
import { bestSayings } from "../compose/best-sayings.ts";
import { formerStories, pointsNotTold } from "../compose/earlier.ts";

/** A story as rules tell it, with the articles that it is told from. */
export interface GatheredStory {
  readonly story: Story;
  readonly articles: readonly ReadArticle[];
}

/** A story with a model's choice. */
export interface StoryAsChosen {
  readonly story: Story;
  /** The sayings that the model put first. */
  readonly leading: readonly Saying[];
}

export interface StoryQuestion {
  readonly question: ChoiceQuestion;
  /** The story with what somebody of that name chose; points by rules fill the places left empty. */
  told(choice: Choice, by: string, outcome: ChoiceOutcome): StoryAsChosen;
}

const MOST_HEADLINES = 8;
const MOST_QUOTES = 6;
/** With no more than this many there is nothing to choose. */
const QUOTES_WANTED = 2;
const LONGEST_QUOTE = 300;

/**
 * What may be chosen for a story of which readers were told in earlier digests; null where it has no more candidates than
 * points that are new to them.
 */
export function storyQuestion(
  { story, articles }: GatheredStory,
  limits: StoryLimits,
  earlier: readonly Digest[] = [],
  owners: readonly Owner[] = [],
): StoryQuestion | null {
  const toldIn = languageTold(articles, limits.languages);
  const maker = pointMaker(articles, voicesOf(articles, owners).voiceOf, toldIn, choosableCandidates);
  const shown = shownAmong(notTold(maker, formerStories(story, earlier)));
  if (shown.length <= limits.points) return null;
  const headlines = headlinesToChoose(articles);
  const sayings = sayingsToChoose(story.sayings, readLanguage(articles[0]?.article.language ?? null));
  return {
    question: {
      candidates: shown.map((candidate) => shownOf(candidate, maker.sources)),
      headlines,
      quotes: sayings.map((saying) => quoteOf(saying, articles)),
      points: limits.points,
      language: articles[0]?.article.language ?? null,
    },
    told: (choice, by, outcome) => {
      const { candidates } = maker;
      const byRules = maker.byRules(limits);
      const told = toldOf({ candidates, shown, choice, byRules }, maker.within(limits));
      const keyPoints = maker.told([
        ...told.byModel.map((candidate) => ({ candidate, by, outcome })),
        ...told.byRules.map((candidate) => ({ candidate, by: "rules", outcome })),
      ]);
      const headline = headlines[choice.headline ?? -1]?.text ?? story.headline;
      const leading = choice.quotes.flatMap((number) => sayings[number] ?? []).slice(0, QUOTES_WANTED);
      return { story: { ...story, headline, keyPoints }, leading };
    },
  };
}

function notTold({ candidates, sources }: PointMaker, former: readonly DigestStory[]): readonly Candidate[] {
  if (former.length === 0) return candidates;
  const evident = candidates.map((candidate) => {
    const { source, text, sentences } = candidate;
    const article = sources[source];
    return { candidate, text, evidence: article ? sentences.map((range) => excerptOf(article, range)) : [] };
  });
  return pointsNotTold(evident, former, readLanguage(sources[0]?.language ?? null)).map(({ candidate }) => candidate);
}

function headlinesToChoose(articles: readonly ReadArticle[]): ShownText[] {
  const headlines = new Map<string, ShownText>();
  for (const { headline, article } of plainHeadlines(articles)) {
    const { outlet, publishedAt } = article;
    const key = headline.toLowerCase();
    if (headlines.has(key) || addressesReader(headline, readLanguage(article.language))) continue;
    headlines.set(key, { text: headline, outlet, day: dayOf(publishedAt) });
  }
  return headlines.size > 1 ? [...headlines.values()].slice(0, MOST_HEADLINES) : [];
}

function sayingsToChoose(sayings: readonly Saying[], language: Language): readonly Saying[] {
  const sound = sayings.filter(({ quotes }) => !isInstruction(quotes[0]?.text ?? "", language));
  const best = bestSayings(sound, [], MOST_QUOTES, language);
  return best.length > QUOTES_WANTED ? best : [];
}

function quoteOf({ speaker, quotes: [fullest] }: Saying, articles: readonly ReadArticle[]): ShownText {
  const words = withoutLastComma(fullest?.text ?? "").slice(0, LONGEST_QUOTE);
  const from = articles.find(({ article }) => article.id === fullest?.articleId)?.article;
  const who = speaker ? ` (${[speaker.name, speaker.role ?? ""].filter((part) => part !== "").join(", ")})` : "";
  return { text: `“${words}”${who}`, outlet: fullest?.outlet ?? null, day: dayOf(from?.publishedAt ?? null) };
}

const dayOf = (publishedAt: string | null): string | null => publishedAt?.slice(0, "YYYY-MM-DD".length) ?? null;
