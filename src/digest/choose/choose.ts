import type { ChoiceOutcome, ChoiceQuestion } from "../../model/choice.ts";
import type { Digest } from "../../model/digest.ts";
import type { Owner } from "../../model/owner.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { Story } from "../../model/story.ts";
import type { KeptChoice, Store } from "../../store/store.ts";
import type { StoryLimits } from "../../stories/tell.ts";
import type { Chooser } from "../../summarize/chooser.ts";
import { contentHash } from "../compose/content-hash.ts";
import { type GatheredStory, type StoryAsChosen, type StoryQuestion, storyQuestion } from "./question.ts";

/** What asking a model about stories needs. */
export interface Choosing {
  readonly chooser: Chooser;
  readonly store: Pick<Store, "choice" | "keepChoice">;
  /** Aborts when the model's time is up; null where nothing may be waited for, and only what it chose before counts. */
  readonly until: AbortSignal | null;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Tells why the rules stand in for the model, once a reason. */
  readonly tell: (words: string) => void;
  readonly onProgress?: (done: number, outOf: number) => void;
}

/** A story as it is told in the end. */
export interface ChosenStory extends StoryAsChosen {
  /** What the model answered; null where it was not asked. */
  readonly answer: KeptChoice | null;
  /** Whether the answer is one that was kept from before. */
  readonly wasKept: boolean;
  /** How many candidates there were to choose among; 0 where there was nothing to choose. */
  readonly candidates: number;
}

/**
 * Asks a model to choose what is told of stories, in their order, one call a story, until its time is up. What it chose is
 * kept by what it was asked, so that the same question costs nothing again. A story of which it chose nothing stays as rules
 * tell it, and says why. A failure of the model is told and never thrown; Problem `cancelled` for the signal. `earlier`:
 * digests whose points the readers know.
 */
export async function chooseStories(
  choosing: Choosing,
  stories: readonly GatheredStory[],
  limits: StoryLimits,
  { earlier = [], owners = [] }: { readonly earlier?: readonly Digest[]; readonly owners?: readonly Owner[] } = {},
): Promise<ChosenStory[]> {
  const told = new Set<string>();
  const tellOnce = (words: string) => {
    if (!told.has(words)) choosing.tell(words);
    told.add(words);
  };
  const chosen: ChosenStory[] = [];
  for (const gathered of stories) {
    const asked = storyQuestion(gathered, limits, earlier, owners);
    chosen.push(asked ? await chosenStory({ ...choosing, tell: tellOnce }, gathered, asked) : unasked(gathered));
    choosing.onProgress?.(chosen.length, stories.length);
  }
  return chosen;
}

const unasked = ({ story }: GatheredStory): ChosenStory => ({
  ...{ story, leading: [], answer: null, wasKept: false, candidates: 0 },
});

async function chosenStory(
  choosing: Choosing,
  { story }: GatheredStory,
  { question, told }: StoryQuestion,
): Promise<ChosenStory> {
  const { chooser, store, until, signal } = choosing;
  const key = choiceKey(chooser, question);
  const kept = await store.choice(key);
  const isFinal = isAnswered(kept) || until === null;
  const answer = isFinal ? kept : await askedOnce(choosing, key, question);
  if (signal.aborted) throw new Problem("cancelled", "stopped while the model was choosing");
  if (!isFinal && answer) await store.keepChoice(answer);
  const about = { answer, wasKept: isFinal && kept !== null, candidates: question.candidates.length };
  if (answer?.choice) return { ...told(answer.choice, chooser.name, answer.outcome), ...about };
  return { story: byRules(story, answer?.outcome), leading: [], ...about };
}

/** What it could not use it could not use the next time either; all else may be asked again. */
const isAnswered = (kept: KeptChoice | null): boolean => kept?.choice != null || kept?.outcome === "none-stood";

/** The key under which the answer to a question is kept: another question, model or way to ask has another. */
const choiceKey = ({ name, version }: Chooser, question: ChoiceQuestion): string =>
  contentHash({ name, version, question });

async function askedOnce(choosing: Choosing, key: string, question: ChoiceQuestion): Promise<KeptChoice> {
  const { chooser, until, signal, now, tell } = choosing;
  const started = now();
  const nothing = (outcome: ChoiceOutcome): KeptChoice => ({
    ...{ key, model: chooser.name, at: started.toISOString(), outcome, choice: null, seed: null, promptTokens: null },
    milliseconds: now().getTime() - started.getTime(),
  });
  const late = (): KeptChoice => {
    tell(`${chooser.name}: its time is up; rules stand in`);
    return nothing("out-of-time");
  };
  if (until?.aborted) return late();
  try {
    const answer = await chooser.choose(question, until ? AbortSignal.any([signal, until]) : signal);
    const { choice, outcome, seed, promptTokens } = answer;
    return { ...nothing(outcome), choice: choice.points.length > 0 ? choice : null, seed, promptTokens };
  } catch (thrown) {
    if (until?.aborted) return late();
    if (!signal.aborted) tell(`${chooser.name}: ${problemWords(thrown)}; rules stand in`);
    return nothing("no-answer");
  }
}

function byRules(story: Story, outcome: ChoiceOutcome | undefined): Story {
  return outcome === undefined
    ? story
    : { ...story, keyPoints: story.keyPoints.map((point) => ({ ...point, outcome })) };
}
