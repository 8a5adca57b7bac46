import type { ChoiceOutcome, ChoiceQuestion } from "../model/choice.ts";
import type { KeyPoint } from "../model/reading.ts";
import type { Candidate } from "../points/candidates.ts";
import { choosableCandidates, type PublishedSource, shownAmong, shownOf } from "../points/choices.ts";
import { toldOf } from "../points/chosen.ts";
import { selectPoints } from "../points/select.ts";
import type { Chooser } from "./chooser.ts";
import type { Summarizer } from "./summarizer.ts";

/**
 * A summarizer of one article whose points somebody chooses among the rules' candidates; rules fill the places that are
 * left empty. No point where nothing of the choice could be used. Throws as the chooser.
 */
export function byChoice(chooser: Chooser): Summarizer {
  return {
    name: chooser.name,
    summarize: async ({ article, sentences }, limits, signal) => {
      const source: PublishedSource = { ...article, sentences };
      const candidates = choosableCandidates([source]);
      const shown = shownAmong(candidates);
      if (shown.length === 0) return [];
      const question: ChoiceQuestion = {
        candidates: shown.map((candidate) => shownOf(candidate, [source])),
        headlines: [],
        quotes: [],
        points: limits.points,
        language: article.language,
      };
      const { choice, outcome } = await chooser.choose(question, signal);
      const byRules = selectPoints(candidates, limits);
      const told = toldOf({ candidates, shown, choice, byRules }, limits);
      if (told.byModel.length === 0) return [];
      const points = [
        ...told.byModel.map((candidate) => pointOf(candidate, chooser.name, outcome)),
        ...told.byRules.map((candidate) => pointOf(candidate, "rules", outcome)),
      ];
      return points.sort((one, other) => startOf(one) - startOf(other));
    },
  };
}

const pointOf = ({ text, sentences }: Candidate, by: string, outcome: ChoiceOutcome): KeyPoint => ({
  text,
  evidence: sentences,
  by,
  outcome,
});

const startOf = ({ evidence }: KeyPoint): number => evidence[0]?.start ?? 0;
